"""Bodies that merely stand in the sentence of a title: assertions -> offices whose body isn't told in place of a stranger's.

*President X says China isn't acting*: a title beside a name says whose it is beside that name, or doesn't say it.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.records import Assertion, Mention, MentionKind

__all__ = ["part_strangers"]

_BESIDE = frozenset({"compound", "appos", "nmod", "amod"})
_CLAUSES = frozenset({"VERB", "AUX"})


def part_strangers(
    doc: Doc,
    mentions: Sequence[Mention],
    assertions: Sequence[Assertion],
    elected: Container[str] = frozenset(),
) -> tuple[Assertion, ...]:
    """Return the assertions, with no body for offices whose title stands beside a name, and whose body elsewhere in its clause.

    Parameters
    ----------
    doc
        The parse.
    mentions, assertions
        Its own; what a rule of offices reads stays, as it knows why.
    elected
        Titles that no party gives (`kg.ontology.schema.Offices`).
    """
    words = {token.idx: token for token in doc}
    heads = {one.id: words.get(one.head.start) for one in mentions}
    named = {
        one.span.end: one.id
        for one in mentions
        if one.kind is MentionKind.NAME and one.type == "person"
    }
    parties = frozenset(one.id for one in mentions if one.type == "party")
    return tuple(
        replace(one, object=None)
        if _is_stranger(one, words, heads)
        or _is_of_another(one, heads, named)
        or (one.object in parties and _is_elected(one, doc, elected))
        else one
        for one in assertions
    )


def _is_stranger(
    one: Assertion, words: Mapping[int, Token], heads: Mapping[str, Token | None]
) -> bool:
    if one.predicate != "holds_role" or one.rule != "learned" or one.object is None:
        return False
    title, body = words.get(one.cue.start), heads[one.object]
    if title is None or body is None or title.sent != body.sent or title.dep_ not in _BESIDE:
        return False
    return _phrase(title) != _phrase(body)


def _is_elected(one: Assertion, doc: Doc, elected: Container[str]) -> bool:
    """Tell whether voters give such an office (*Sen. X and the GOP rank and file*)."""
    title = doc.text[one.cue.start : one.cue.end].lower().split()
    return one.predicate == "holds_role" and bool(title) and title[-1].rstrip(".") in elected


def _is_of_another(
    one: Assertion, heads: Mapping[str, Token | None], named: Mapping[int, str]
) -> bool:
    """Tell whether the body is said of somebody else by name (*President X of Peru and Y*)."""
    body = heads[one.object] if one.object is not None else None
    if one.predicate != "holds_role" or body is None or body.head.lower_ != "of":
        return False
    before = body.head.nbor(-1) if body.head.i else None
    holder = named.get(before.idx + len(before)) if before is not None else None
    return holder is not None and holder != one.subject and one.subject in named.values()


def _phrase(token: Token) -> Token:
    """Return the head of the phrase in which a word stands below its clause."""
    while token.head != token and token.head.pos_ not in _CLAUSES:
        token = token.head
    return token
