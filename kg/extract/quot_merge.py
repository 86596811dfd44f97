"""Drafts of all rules -> one draft per quotation: the best reading of each cue, no double contents.

Doesn't judge sources.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.quot_chains import enclose_officials, find_cited
from kg.extract.quot_reading import Draft, Reading
from kg.records import Span

__all__ = ["merge_drafts"]


_BUCKET = 256
"""Characters per bucket of drafts."""

_CONTAINING = ("clause", "opening", "noun", "predicate", "prepositional")
"""Rules whose content may be longer than the words in marks at its beginning."""


def merge_drafts(
    marked: Iterable[Draft], others: Iterable[Draft], reading: Reading
) -> list[Draft]:
    """Return drafts in text order; a quotation in marks goes before a clause of the same cue.

    A clause that holds the marked words and more is the better reading when it follows its cue
    without comma (*said that "any influence" helps*).
    """
    kept = {draft.verb: draft for draft in marked if draft.verb >= 0}
    loose = [draft for draft in marked if draft.verb < 0]
    places = _Places()
    for draft in (*kept.values(), *loose):
        places.add(draft)
    for draft in others:
        rival = kept.get(draft.verb)
        if rival is None:
            if not _repeats(draft, places.near(draft)) and not _is_idle(draft, reading):
                kept[draft.verb] = draft
                places.add(draft)
        elif rival.rule == "marks-before" and draft.hull.contains(rival.hull):
            if draft.rule in _CONTAINING and not _is_set_off(draft, rival, reading):
                kept[draft.verb] = draft
        elif rival.rule == "marks-before" and draft.hull.end < rival.hull.start:
            loose.append(draft)
    spoken = _without_reported_minds([*kept.values(), *loose])
    chained = enclose_officials(spoken, reading)
    chained += find_cited(chained, reading)
    merged = sorted(chained, key=lambda d: (d.hull.start, -d.hull.end, d.rule))
    return _share_sources(merged, reading)


class _Places:
    """Drafts by where they begin, so that many of them are compared with few."""

    def __init__(self) -> None:
        self._buckets: dict[int, list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        self._buckets.setdefault(draft.hull.start // _BUCKET, []).append(draft)

    def near(self, draft: Draft) -> Iterator[Draft]:
        """Yield those that begin within half its length, as nearly equal ones do."""
        reach = (draft.hull.end - draft.hull.start) // 2 + 1
        first, last = (draft.hull.start - reach) // _BUCKET, (draft.hull.start + reach) // _BUCKET
        for bucket in range(first, last + 1):
            yield from self._buckets.get(bucket, ())


def _without_reported_minds(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts but states of mind inside what somebody says: those are part of the claim."""
    spoken = [draft.hull for draft in drafts if not draft.internal]
    inside = {
        number
        for number, draft in enumerate(drafts)
        if draft.internal and any(hull.contains(draft.cue or draft.hull) for hull in spoken)
    }
    return [draft for number, draft in enumerate(drafts) if number not in inside]


def _is_set_off(clause: Draft, marked: Draft, reading: Reading) -> bool:
    """Tell whether a quotation in marks follows comma or colon at once: the marks then say where it ends."""
    lead = reading.text[: marked.hull.start].rstrip("\"'` \t\n")
    return clause.hull.start >= marked.hull.start - 2 and lead.endswith((",", ":"))


def _share_sources(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """Return the drafts; *…, adding that* and *… but said* have the source of the content they follow."""
    by_end: dict[int, Draft] = {}
    for draft in drafts:
        if draft.cue and draft.cue.end <= draft.hull.start:
            by_end.setdefault(draft.hull.end, draft)
    shared = []
    for draft in drafts:
        before = _turned_from(draft, by_end, reading) or _speaker_around(draft, drafts, reading)
        if before is not None and before.verb != draft.verb:
            draft = replace(draft, source=before.source)
        shared.append(draft)
    return shared


def _speaker_around(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Draft | None:
    """Return the speech that holds a participle whose grammatical subject is no actor: *albeit stressing*."""
    if draft.source is None or draft.verb < 0 or reading.doc[draft.verb].tag_ != "VBG":
        return None
    source = reading.doc[draft.source]
    if source.idx in reading.mentions or source.pos_ in ("PROPN", "PRON"):
        return None
    around = (o for o in drafts if o.cue and not o.internal and o.cue.end <= o.hull.start)
    return next((o for o in around if o.hull.contains(draft.hull) and o is not draft), None)


def _turned_from(draft: Draft, by_end: Mapping[int, Draft], reading: Reading) -> Draft | None:
    """Return the draft whose content ends right before the cue of one that has no subject of its own."""
    if draft.verb < 0 or draft.cue is None or draft.cue.start < 2:
        return None
    verb = reading.doc[draft.verb]
    if draft.rule in ("according", "noun-clause", "adjective-clause"):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or verb.pos_ != "VERB":
        return None
    for token in reversed(reading.doc[max(0, verb.i - 5) : verb.i]):
        found = by_end.get(token.idx + len(token))
        if found is not None:
            return found
        if token.pos_ not in ("ADV", "AUX", "CCONJ", "PUNCT", "SPACE"):
            return None
    return None


def _repeats(draft: Draft, kept: Iterable[Draft]) -> bool:
    """Tell whether nearly the same words are a content already, and not by a source within a source."""
    return any(
        _overlap(draft.hull, other.hull) > 0.8 and not _is_chain(draft, other) for other in kept
    )


def _is_chain(one: Draft, two: Draft) -> bool:
    """Tell whether one content holds the reporting clause of the other: *he said, CNN reported*."""
    if one.cue is None or two.cue is None or one.internal or two.internal:
        return False
    around = (one.cue.end <= one.hull.start) != (two.cue.end <= two.hull.start)
    return one.hull.contains(two.cue) or two.hull.contains(one.cue) or around


def _overlap(one: Span, two: Span) -> float:
    """Return intersection over union."""
    inter = min(one.end, two.end) - max(one.start, two.start)
    return max(0, inter) / (max(one.end, two.end) - min(one.start, two.start))


def _is_idle(draft: Draft, reading: Reading) -> bool:
    """Tell whether a draft inside a quotation in marks is the speaker's own way of putting things."""
    quote = reading.quote_at(draft.cue.start if draft.cue else draft.hull.start)
    if quote is None:
        return False
    if draft.internal or draft.rule not in ("clause", "opening"):
        return True
    if draft.source is None or _is_first_person(reading.doc[draft.source]):
        return True
    return any(_is_first_person(reading.doc[i]) for i in draft.addressees)


def _is_first_person(token: Token) -> bool:
    """Tell whether a token is one of the talk's own persons, or theirs (*my adviser*)."""
    own = ("i", "me", "my", "we", "us", "our", "you", "your", "it", "who", "people", "they")
    return token.lower_ in own or any(c.lower_ in own for c in token.children if c.dep_ == "poss")
