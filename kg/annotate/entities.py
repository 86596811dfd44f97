"""Names in a parsed document: NER and known actors -> the `Doc.ents` that later stages see."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.annotate.known_names import KnownMatch, merge_entities, trusted_labels
from kg.annotate.label_vote import NAMED, vote_labels
from kg.annotate.repairs import (
    complete_lists,
    grow_persons,
    name_officers,
    name_subjects,
    split_compounds,
)

__all__ = ["TITLES", "settle_entities"]

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "president",
        "vice-president",
        "vice",
        "premier",
        "chancellor",
        "minister",
        "prime",
        "foreign",
        "defense",
        "defence",
        "secretary",
        "senator",
        "sen",
        "rep",
        "representative",
        "congressman",
        "congresswoman",
        "gov",
        "governor",
        "mayor",
        "gen",
        "general",
        "maj",
        "major",
        "col",
        "colonel",
        "lt",
        "lieutenant",
        "capt",
        "captain",
        "adm",
        "admiral",
        "sgt",
        "sergeant",
        "brig",
        "brigadier",
        "king",
        "queen",
        "prince",
        "princess",
        "sheikh",
        "sheik",
        "emir",
        "sultan",
        "pope",
        "cardinal",
        "archbishop",
        "bishop",
        "rev",
        "reverend",
        "imam",
        "ayatollah",
        "rabbi",
        "judge",
        "justice",
        "ambassador",
        "attorney",
        "chairman",
        "chairwoman",
        "chief",
        "commissioner",
        "director",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "speaker",
        "leader",
        "deputy",
        "former",
        "ex-president",
        "then-president",
        "mp",
        "state",
        "treasury",
        "interior",
        "finance",
        "special",
        "envoy",
        "u.s.",
        "us",
    ]
)

_HOLDERS = frozenset(
    [
        "president",
        "vice",
        "vice-president",
        "senator",
        "sen",
        "governor",
        "congressman",
        "congresswoman",
        "chancellor",
        "premier",
        "prime",
        "minister",
    ]
)
"""Words that alone are an office and no name."""

_OFFICERS = frozenset({"chief", "minister", "ministers", "secretary", "secretaries"})
"""Before whom the word for a body is that of an office (*Filipino Defence Secretary*)."""

_BODIES = frozenset(
    [
        "national",
        "ministry",
        "department",
        "parliament",
        "cabinet",
        "supreme",
        "high",
        "constitutional",
        "central",
        "federal",
        "foreign",
        "interior",
        "defense",
        "defence",
        "finance",
        "army",
        "navy",
        "air",
        "armed",
        "security",
        "police",
        "coast",
        "border",
        "civil",
        "house",
        "senate",
        "state",
        "revolutionary",
        "republican",
        "royal",
        "presidential",
        "electoral",
        "election",
        "human",
    ]
)


def settle_entities(doc: Doc, known: Sequence[KnownMatch]) -> None:
    """Set ``doc.ents`` to names that are cleaned, joined with known actors and voted on.

    Entities of other kinds (dates, numbers) stay as the model found them where they don't collide.
    """
    alone = {(match.first, match.last) for match in known}
    cleaned = [one for entity in doc.ents for one in _clean(doc, entity)]
    cleaned = _join_persons(doc, list(split_compounds(doc, cleaned, alone)))
    cleaned = complete_lists(doc, name_officers(doc, grow_persons(doc, cleaned), alone))
    merged = _join_nations(doc, merge_entities(doc, cleaned, known), known)
    merged = name_subjects(doc, merged)
    surfaces = frozenset(match.text for match in known)
    voted = vote_labels(doc, merged, trusted_labels(known), surfaces)
    doc.set_ents(_disjoint([one for one in voted if not _is_office(one)]))


def _is_office(entity: Span) -> bool:
    """Tell whether words are an office alone, or none are left."""
    return all(token.lower_.strip(".") in _HOLDERS for token in entity)


def _clean(doc: Doc, entity: Span) -> Iterator[Span]:
    """Yield `entity` without article, possessive and, for persons, titles; nothing if nothing is left."""
    if entity.label_ not in NAMED:
        yield entity
        return
    start, end = entity.start, entity.end
    while start < end and _is_no_name_start(doc[start].lower_, entity.label_):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’") or not doc[end - 1].text[0].isalnum()
    ):
        if doc[end - 1].text == ".":
            break
        end -= 1
    # A name never runs over a line's end.
    for index in range(start, end):
        if doc[index].is_space:
            end = index
            break
    if _is_office(doc[start:end]):
        return
    if any(token.text[0].isupper() or token.text[0].isdigit() for token in doc[start:end]):
        yield Span(doc, start, end, entity.label_)


def _join_persons(doc: Doc, entities: Sequence[Span]) -> list[Span]:
    """Join a person's name that the model cut in two (*Enrique Pena* *Nieto*)."""
    joined: list[Span] = []
    for one in entities:
        last = joined[-1] if joined else None
        both = last is not None and last.label_ == one.label_ == "PERSON"
        if last is not None and both and last.end == one.start:
            joined[-1] = Span(doc, last.start, one.end, "PERSON")
        else:
            joined.append(one)
    return joined


def _join_nations(doc: Doc, entities: Sequence[Span], known: Sequence[KnownMatch]) -> list[Span]:
    """Join a demonym and the body right after it (*Ruritanian* *National Guard*), unless the body is known alone.

    A lone name after *in* and before a place is a place as well (*in Saraj, Helmand*).
    """
    alone = {(match.first, match.last) for match in known}
    joined: list[Span] = []
    for one in entities:
        last = joined[-1] if joined else None
        follows = last is not None and last.end == one.start and last.label_ in ("NORP", "GPE")
        titled = one.end < len(doc) and doc[one.end].lower_ in _OFFICERS
        body = one.label_ == "ORG" and doc[one.start].lower_ in _BODIES and not titled
        if last is not None and follows and body and (one.start, one.end) not in alone:
            joined[-1] = Span(doc, last.start, one.end, "ORG")
        else:
            joined.append(one)
    return [
        Span(doc, one.start, one.end, "GPE") if _is_local(doc, one, following) else one
        for one, following in zip(joined, [*joined[1:], None], strict=False)
    ]


def _is_local(doc: Doc, one: Span, following: Span | None) -> bool:
    """Tell whether a supposed person is a place: *in X, Y* where Y is a place."""
    if one.label_ != "PERSON" or following is None or following.label_ not in ("GPE", "LOC"):
        return False
    between = doc[one.end : following.start].text
    return (
        between == "," and one.root.dep_ == "pobj" and one.root.head.lower_ in ("in", "near", "at")
    )


def _is_no_name_start(word: str, label: str) -> bool:
    if word in ("the", "a", "an", "'s", '"', "'") or not word[0].isalnum():
        return True
    return label == "PERSON" and word.strip(".") in TITLES


def _disjoint(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
