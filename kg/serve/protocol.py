"""The SPARQL 1.1 Protocol, queries alone: HTTP request -> job -> HTTP response (W3C 2013)."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse

from kg.rdf.vocabulary import PREFIXES
from kg.serve.jobs import Job, Reply
from kg.serve.negotiation import GRAPH_TYPES, ROW_TYPES, choose
from kg.serve.parts import Parts
from kg.serve.workers import Workers

__all__ = ["Endpoint", "ProtocolError", "respond"]

_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_UPDATE = "application/sparql-update"
_SD = "http://www.w3.org/ns/sparql-service-description#"


@dataclass(frozen=True, slots=True)
class ProtocolError(Exception):
    """A request that breaks the protocol or a limit."""

    status: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """``/sparql``: queries by GET, POST form and POST body; read-only.

    Attributes
    ----------
    workers
        Who answers.
    max_request, max_result
        Bytes of a request's body and of a result.
    """

    workers: Workers
    max_request: int = 1_000_000
    max_result: int = 50_000_000

    async def handle(self, request: Request) -> Response:
        """Answer a request; errors are one line of plain text."""
        try:
            pairs = await self._read(request)
            if not any(name == "query" for name, _ in pairs):
                return _describe(request)
            job = self._job(pairs, request.headers.get("accept", ""))
        except ProtocolError as refusal:
            return PlainTextResponse(f"{refusal.message}\n", status_code=refusal.status)
        except ClientDisconnect:
            return Response(status_code=400)
        return respond(await self.workers.run(job), bodiless=request.method == "HEAD")

    async def _read(self, request: Request) -> list[tuple[str, str]]:
        """Return the parameters of a request, wherever the protocol puts them."""
        in_address = _pairs(request.url.query)
        if request.method in ("GET", "HEAD"):
            return in_address
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in (_FORM, _QUERY, _UPDATE):
            raise ProtocolError(415, f"send {_FORM} or {_QUERY}")
        body = await self._body(request)
        if kind == _FORM:
            return _need_query(_pairs(body))
        name = "query" if kind == _QUERY else "update"
        return _need_query([*(one for one in in_address if one[0] != "query"), (name, body)])

    async def _body(self, request: Request) -> str:
        chunks, size = [], 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > self.max_request:
                raise ProtocolError(413, f"a request has at most {self.max_request} bytes")
            chunks.append(chunk)
        try:
            return b"".join(chunks).decode("utf-8")
        except UnicodeDecodeError:
            raise ProtocolError(400, "a request is UTF-8") from None

    def _job(self, pairs: list[tuple[str, str]], accept: str) -> Job:
        queries = [value for name, value in pairs if name == "query"]
        if len(queries) != 1:
            raise ProtocolError(400, "a request has one query")
        return Job(
            query=queries[0],
            row_type=choose(accept, list(ROW_TYPES)),
            graph_type=choose(accept, list(GRAPH_TYPES)),
            default_graphs=tuple(value for name, value in pairs if name == "default-graph-uri"),
            named_graphs=tuple(value for name, value in pairs if name == "named-graph-uri"),
            max_bytes=self.max_result,
        )


def respond(reply: Reply | Parts, *, bodiless: bool = False) -> Response:
    """Return a reply as a response; the parts of a long result are sent as the client takes them."""
    headers = {"Vary": "Accept"}
    if isinstance(reply, Parts):
        if not bodiless:
            return StreamingResponse(reply, headers=headers, media_type=reply.media_type)
        reply.closed = True
        return Response(b"", headers=headers, media_type=reply.media_type)
    if reply.status == 503:
        headers["Retry-After"] = "1"
    body = b"" if bodiless else reply.body
    return Response(body, reply.status, headers=headers, media_type=reply.media_type)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except (UnicodeDecodeError, ValueError):
        raise ProtocolError(
            400, "parameters can't be read: percent-encode them as UTF-8"
        ) from None
    if any(name == "update" for name, _ in pairs):
        raise ProtocolError(403, "this endpoint is read-only")
    return pairs


def _need_query(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if any(name == "update" for name, _ in pairs):
        raise ProtocolError(403, "this endpoint is read-only")
    if not any(name == "query" for name, _ in pairs):
        raise ProtocolError(400, "a query is missing")
    return pairs


def _describe(request: Request) -> Response:
    """Return the service description, or for a browser the editor."""
    media = choose(request.headers.get("accept", ""), [*GRAPH_TYPES, "text/html"])
    if media == "text/html":
        return RedirectResponse("/", status_code=303)
    if media is None:
        return PlainTextResponse(f"available: {', '.join(GRAPH_TYPES)}\n", status_code=406)
    service = ox.BlankNode("service")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    pairs = [
        (kind, ox.NamedNode(f"{_SD}Service")),
        (ox.NamedNode(f"{_SD}endpoint"), ox.NamedNode(str(request.url.replace(query="")))),
        (ox.NamedNode(f"{_SD}supportedLanguage"), ox.NamedNode(f"{_SD}SPARQL11Query")),
        (ox.NamedNode(f"{_SD}feature"), ox.NamedNode(f"{_SD}UnionDefaultGraph")),
        *(
            (
                ox.NamedNode(f"{_SD}resultFormat"),
                ox.NamedNode(f"http://www.w3.org/ns/formats/{one}"),
            )
            for one in ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV")
        ),
    ]
    triples = [ox.Triple(service, predicate, value) for predicate, value in pairs]
    prefixes = {**PREFIXES, "sd": _SD}
    body = ox.serialize(triples, None, GRAPH_TYPES[media], prefixes=prefixes)
    return Response(body, media_type=media, headers={"Vary": "Accept"})
