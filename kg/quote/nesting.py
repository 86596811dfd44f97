"""Sources within sources: drafts -> the same with chains, and which draft holds which.

*CNN reported, citing two officials, that …* is a claim of the officials within one of CNN. Chains over
several sentences (*the officials, whom CNN did not name*) aren't followed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.quote.reading import Draft, Reading
from kg.records import Span

__all__ = ["find_cited", "parents_of"]

_NAMED = ("PERSON", "ORG", "NORP", "GPE")


def find_cited(drafts: Sequence[Draft], reading: Reading) -> Iterator[Draft]:
    """Yield the claims of those whom a source cites: *CNN reported, citing two officials, that …*."""
    by_verb = {draft.verb: draft for draft in drafts if draft.verb >= 0 and not draft.internal}
    for token in reading.doc:
        if token.tag_ != "VBG" or token.lemma_.lower() != "cite" or token.i in by_verb:
            continue
        cited = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
        outer = next((by_verb[a.i] for a in token.ancestors if a.i in by_verb), None)
        if cited is None or outer is None or not _can_speak(cited, reading):
            continue
        if outer.hull.contains(Span(token.idx, token.idx + 1)):
            continue
        yield replace(
            outer,
            rule="citing",
            act="says",
            cue=Span(token.idx, token.idx + len(token)),
            verb=token.i,
            source=cited.i,
            addressees=(),
        )


def _can_speak(token: Token, reading: Reading) -> bool:
    """Tell whether what is cited is somebody or a document, not a reason (*citing bad weather*)."""
    lemma = token.lemma_.lower()
    if token.ent_type_ in _NAMED or lemma in reading.reporting.anonymous:
        return True
    mention = reading.mentions.get(token.idx)
    return lemma in reading.reporting.documents or (
        mention is not None and mention.type != "place"
    )


def parents_of(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each of the drafts, sorted by start, the place of the shortest one that holds it."""
    parents: list[int | None] = []
    around: list[int] = []
    reached = 0
    for draft in drafts:
        while reached < len(drafts) and drafts[reached].hull.start <= draft.hull.start:
            around.append(reached)
            reached += 1
        around = [place for place in around if drafts[place].hull.end > draft.hull.start]
        holding = [p for p in around if drafts[p] is not draft and _holds(drafts[p], draft)]
        parents.append(min(holding, key=lambda p: (_length(drafts[p].hull), p), default=None))
    return parents


def _holds(outer: Draft, inner: Draft) -> bool:
    """Tell whether one draft is a claim within the other's."""
    if inner.rule == "citing":
        return outer.contents == inner.contents and outer.rule != "citing"
    if not outer.hull.contains(inner.hull) or outer.rule == "citing":
        return False
    if inner.cue is None:
        return outer.hull != inner.hull
    return outer.hull.contains(inner.cue)


def _length(span: Span) -> int:
    """Return how many characters a span has."""
    return span.end - span.start
