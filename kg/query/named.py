"""Named queries: the files of ``kg/query/named`` -> queries with documented parameters.

A file is SPARQL that runs as it stands. Its first comment lines are its help: a title, more lines of
text, and a line ``@name kind[!]: meaning`` for each parameter, ``!`` where it must be given. The query leaves
the parameter's variable open by ``VALUES ?name { UNDEF }``.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import process

from kg.errors import QueryError

__all__ = ["NamedQuery", "Parameter", "find_query", "list_queries", "parse_query"]

_PARAMETER = re.compile(r"@(\w+) (\w+)(!?): (.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a query.

    Attributes
    ----------
    name
        Also that of its variable.
    kind
        ``actor``, ``day`` (first day of a date), ``lastday``, ``week``, ``type`` (entity type),
        ``relation``, ``status``, ``text`` or ``number``.
    required
        Whether the query makes no sense without it.
    meaning
        For the help.
    """

    name: str
    kind: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query with name, help and parameters."""

    name: str
    title: str
    help: str
    parameters: tuple[Parameter, ...]
    text: str


def list_queries() -> tuple[NamedQuery, ...]:
    """Return all named queries, sorted by name.

    Examples
    --------
    >>> "mediators" in [query.name for query in list_queries()]
    True
    """
    return tuple(_load().values())


def find_query(name: str) -> NamedQuery:
    """Return the query of that name.

    Raises
    ------
    QueryError
        If there is none; names the most similar ones.
    """
    queries = _load()
    if name in queries:
        return queries[name]
    near = [
        found for found, _, _ in process.extract(name, list(queries), limit=3, score_cutoff=60)
    ]
    hint = f"did you mean {' or '.join(near)}?" if near else "see `kg query --list`"
    raise QueryError(f"no query named {name!r}: {hint}")


def parse_query(name: str, text: str) -> NamedQuery:
    """Return the query that a file's `text` holds.

    Examples
    --------
    >>> query = parse_query("x", "# Who is who\\n# @actor actor!: whom\\nSELECT * {}")
    >>> query.title, query.parameters[0].required
    ('Who is who', True)
    """
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line[1:].strip())
    found = [_PARAMETER.fullmatch(line) for line in lines]
    parameters = tuple(
        Parameter(name=one[1], kind=one[2], required=bool(one[3]), meaning=one[4])
        for one in found
        if one
    )
    prose = [line for line, one in zip(lines, found, strict=True) if not one]
    title, rest = (prose[0], prose[1:]) if prose else (name, [])
    return NamedQuery(
        name=name, title=title, help=" ".join(rest).strip(), parameters=parameters, text=text
    )


@cache
def _load() -> dict[str, NamedQuery]:
    folder = files("kg.query") / "named"
    found = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".rq")),
        key=lambda file: file.name,
    )
    names = [file.name.removesuffix(".rq") for file in found]
    texts = [file.read_text(encoding="utf-8") for file in found]
    return {name: parse_query(name, text) for name, text in zip(names, texts, strict=True)}
