"""The words of a query: SPARQL text -> tokens, and whether it is nested too deep for an engine.

Engines read and plan by calling themselves: some thousand brackets or operators end the process, so such queries are
refused before one sees them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

__all__ = ["Token", "read_tokens", "refuse_depth"]

_TOKEN = re.compile(
    r"""
    (?P<blank>\s+|\#[^\n\r]*)
  | (?P<text>\"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
            |"(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+')
  | (?P<iri><[^\x00-\x20<>"{}|^`]*+>)
  | (?P<variable>[?$]\w++)
  | (?P<name>(?:\w[\w.-]*+)?:(?:[\w.:%-]|\\[^uU])*+)
  | (?P<word>(?:\w|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8})++)
  | (?P<sign>\|\||&&|.)
    """,
    re.DOTALL | re.VERBOSE,
)
_ESCAPE = re.compile(r"\\[uU]([0-9a-fA-F]+)")
_OPERATORS = frozenset(
    ("||", "&&", "!", "+", "-", "*", "/", "|", "^", "{", "UNION", "OPTIONAL", "MINUS", "BIND", "FILTER")
)  # fmt: skip
_DEEPEST, _MOST = 200, 1000


@dataclass(frozen=True, slots=True)
class Token:
    """A token of SPARQL that is no blank.

    Attributes
    ----------
    kind
        ``text``, ``iri``, ``variable``, ``name`` (with a prefix), ``word`` or ``sign``.
    value
        As it stands; of a word in capitals, its escapes read.
    start, end
        Where it stands.
    """

    kind: str
    value: str
    start: int
    end: int


def read_tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of `query`; no text is refused.

    Examples
    --------
    >>> [one.value for one in read_tokens("select ?from # FROM\\n{ ?s x:from '}FROM' }")]
    ['SELECT', '?from', '{', '?s', 'x:from', "'}FROM'", '}']
    """
    for found in _TOKEN.finditer(query):
        kind = str(found.lastgroup)
        if kind != "blank":
            value = found[0]
            if kind == "word":
                value = _ESCAPE.sub(_decode, value).upper()
            yield Token(kind, value, found.start(), found.end())


def refuse_depth(query: str) -> None:
    """Raise `QueryError` if `query` is nested deeper, or made of more parts, than engines can read.

    Examples
    --------
    >>> refuse_depth("ASK { FILTER(" + "(" * 9000 + "1" + ")" * 9000 + ") }")
    Traceback (most recent call last):
        ...
    kg.errors.QueryError: the query is nested too deep: at most 200 brackets within one another
    """
    depth = parts = 0
    for token in read_tokens(query):
        if token.kind in ("sign", "word"):
            depth += (token.value in ("(", "{", "[")) - (token.value in (")", "}", "]"))
            parts += token.value in _OPERATORS
            if depth > _DEEPEST:
                raise QueryError(
                    f"the query is nested too deep: at most {_DEEPEST} brackets within one another"
                )
            if parts > _MOST:
                raise QueryError(f"the query is too long: at most {_MOST} operators and groups")


def _decode(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code < 0x110000 else " "
