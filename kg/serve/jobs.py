"""One query against a store: a job -> the bytes to send, or why not."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.datasets import Found, names_graphs, query_store
from kg.query.federation import may_call_others
from kg.query.formats import csv_lines
from kg.query.lexer import refuse_depth
from kg.rdf.vocabulary import PREFIXES
from kg.serve.negotiation import GRAPH_TYPES, ROW_TYPES

__all__ = ["Job", "Reply", "Send", "answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A query as a worker gets it.

    Attributes
    ----------
    query
        SPARQL 1.1.
    row_type, graph_type
        Media types for the two kinds of results; None where the client takes none of that kind.
    default_graphs, named_graphs
        The dataset that the protocol's parameters ask for; without them the union of all graphs.
    max_bytes
        Longest result.
    """

    query: str
    row_type: str | None = "application/sparql-results+json"
    graph_type: str | None = "text/turtle"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    max_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Status as in HTTP, media type and body; of a long result the body is what is left when parts were sent."""

    status: int
    media_type: str
    body: bytes


Send = Callable[[str, bytes], None]
"""Takes the media type and the next part of a long result."""

_PART = 1 << 18
"""Bytes from which on a result is sent in parts; up to there a fault becomes a status."""


class _TooLongError(Exception):
    """The result is longer than allowed."""


class _Output(io.BytesIO):
    """A result on its way: so many bytes and no more, given on in parts."""

    def __init__(self, limit: int, media_type: str, send: Send | None) -> None:
        super().__init__()
        self.left = limit
        self.media_type = media_type
        self.send = send

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.left -= len(data)
        if self.left < 0:
            raise _TooLongError
        if self.send is not None and self.tell() >= _PART:
            self.send(self.media_type, self.getvalue())
            self.seek(0)
            self.truncate()
        return super().write(data)


def answer(
    store: ox.Store, job: Job, send: Send | None = None, *, graphs: ox.Store | None = None
) -> Reply:
    """Answer `job`; whatever is wrong with it is told in the reply.

    Parameters
    ----------
    send
        Takes the parts of a long result as they come; without it all is in the reply.
    graphs
        The store with the named graphs, if `store` has none.

    Notes
    -----
    Federation is refused: a query must not make the server call other hosts.
    """
    if may_call_others(job.query):
        return _refuse(403, "SERVICE is switched off: this endpoint asks no other hosts")
    try:
        refuse_depth(job.query)
        if graphs and (job.default_graphs or job.named_graphs or names_graphs(job.query)):
            store = graphs
        found = query_store(store, job.query, default=job.default_graphs, named=job.named_graphs)
        return _write(found, job, send)
    except QueryError as error:
        return _refuse(400, str(error))
    except SyntaxError as error:
        return _refuse(400, f"malformed query: {error}")
    except ValueError as error:
        return _refuse(400, f"malformed request: {error}")
    except _TooLongError:
        return _refuse(500, f"the result is longer than {job.max_bytes} bytes: add a LIMIT")
    except (OSError, RuntimeError) as error:
        status = 400 if _fails_anywhere(job.query) else 500
        return _refuse(status, f"the query can't be answered: {error}")


def _fails_anywhere(query: str) -> bool:
    """Tell whether a query that has failed does so without data, too: it asks for a function that there isn't."""
    try:
        query_store(ox.Store(), query)
    except (SyntaxError, ValueError, OSError, RuntimeError):
        return True
    return False


def _write(found: Found, job: Job, send: Send | None) -> Reply:
    is_graph = isinstance(found, ox.QueryTriples)
    media = job.graph_type if is_graph else job.row_type
    if media is None:
        types = GRAPH_TYPES if is_graph else ROW_TYPES
        return _refuse(406, f"available: {', '.join(types)}")
    if isinstance(found, ox.QueryBoolean) and media in ("text/csv", "text/tab-separated-values"):
        return Reply(status=200, media_type=media, body=str(bool(found)).lower().encode())
    output = _Output(job.max_bytes, media, send)
    if isinstance(found, ox.QueryTriples):
        ox.serialize(found, output, GRAPH_TYPES[media], prefixes=PREFIXES)
    elif isinstance(found, ox.QuerySolutions) and media == "text/csv":
        names = [variable.value for variable in found.variables]
        for line in csv_lines(names, found):
            output.write(line.encode())
    else:
        found.serialize(output, ROW_TYPES[media])
    return Reply(status=200, media_type=media, body=output.getvalue())


def _refuse(status: int, message: str) -> Reply:
    text = " ".join(message.split())
    return Reply(status=status, media_type="text/plain", body=f"{text}\n".encode())
