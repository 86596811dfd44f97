"""Mentions by name: settled entities and known actors -> name mentions, and titles before persons."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from kg.actors.lookup import KnownActors
from kg.detect.entity_types import type_of_name
from kg.detect.features import find_function, find_number, is_adjectival, is_definite, is_locative
from kg.detect.gender import gender_of_name
from kg.detect.lexicon import Lexicon
from kg.records import Mention, MentionKind, Span

__all__ = ["NAMED", "KnownWords", "detect_names"]

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_NO_ACTORS = frozenset(
    [
        "embassy",
        "airport",
        "act",
        "agreement",
        "treaty",
        "accord",
        "deal",
        "summit",
        "plan",
        "constitution",
        "bill",
        "war",
        "conference",
        "initiative",
        "resolution",
        "protocol",
        "pact",
        "prize",
        "cup",
        "league-table",
        "olympics",
        "pandemic",
        "covid-19",
        "covid",
        "brexit",
        "obamacare",
        "medicare",
        "medicaid",
        "christmas",
        "ramadan",
        "easter",
        "internet",
        "god",
        "sharia",
        "islam",
        "judaism",
        "christianity",
        "english",
        "arabic",
        "hebrew",
        "french-language",
    ]
)
_OFFICES = frozenset(["secretary", "secretaries", "minister", "ministers", "ministership"])
_OFFICE_WORDS = frozenset(
    ["home", "shadow", "foreign", "prime", "deputy", "finance", "health", "transport"]
)
_OFFICE_OBJECTS = frozenset(
    [
        "state",
        "defense",
        "defence",
        "treasury",
        "interior",
        "commerce",
        "energy",
        "labor",
        "education",
        "justice",
        "agriculture",
    ]
)


class KnownWords(Protocol):
    """Words that may denote known actors, as `annotate` finds them."""

    @property
    def span(self) -> Span:
        """Characters of the text."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Ids, best first."""


def detect_names(
    doc: Doc, known: Sequence[KnownWords], actors: KnownActors, lexicon: Lexicon
) -> Iterator[tuple[Mention, Token]]:
    """Yield each name mention with its head token, in text order.

    Names of treaties, summits, feasts and the like are no actors and yield nothing, nor does the *State* of
    *Secretary of State*.
    """
    by_start = {match.span: match.actors for match in known}
    for entity in doc.ents:
        if entity.label_ in NAMED and not _is_no_actor(entity):
            span = Span(entity.start_char, entity.end_char)
            ids = _fitting(entity.label_, by_start.get(span, ()), actors)
            if nation := _nation_within(entity, ids, actors):
                inner, inner_ids = nation
                yield _mention(inner, inner_ids, actors, lexicon), inner.root
            yield _mention(entity, ids, actors, lexicon), entity.root


def _nation_within(
    entity: DocSpan, known: tuple[str, ...], actors: KnownActors
) -> tuple[DocSpan, tuple[str, ...]] | None:
    """Return the nation whose name or demonym opens the name of its body (*French* foreign ministry)."""
    body = actors.get(known[0]) if known else None
    whole = actors.get(body.part_of) if body and body.part_of else None
    if body is None or whole is None or whole.type != "government" or len(entity) < 2:
        return None
    for start, end, matches in actors.scan([token.text for token in entity[:-1]]):
        last = end - 1 if entity[end - 1].lower_ in ("'s", "’s", "'") else end
        inner = entity[start:last]
        if matches[0].actor == body.part_of and inner.root.i != entity.root.i:
            return inner, (body.part_of,)
    return None


def _fitting(label: str, known: tuple[str, ...], actors: KnownActors) -> tuple[str, ...]:
    """Return the known actors that a name of this label may denote: a person called Jordan is no country."""
    if label != "PERSON":
        return known
    found = ((one, actors.get(one)) for one in known)
    return tuple(
        one
        for one, actor in found
        if actor is not None and actor.type not in ("government", "place", "people")
    )


def _is_no_actor(entity: DocSpan) -> bool:
    last = entity[-1].lower_
    if last in _NO_ACTORS and entity.label_ != "PERSON":
        return True
    following = entity.doc[entity.end].lower_ if entity.end < len(entity.doc) else ""
    if following in _OFFICES and all(
        token.lower_ in _OFFICE_WORDS | _OFFICE_OBJECTS for token in entity
    ):
        return True
    before = entity.doc[entity.start - 2 : entity.start] if entity.start >= 2 else None
    office = before is not None and before.text.lower() in (
        "secretary of",
        "secretaries of",
        "minister of",
        "department of",
    )
    return (office and entity.text.lower() in _OFFICE_OBJECTS) or not any(
        char.isalpha() for char in entity.text
    )


def _mention(
    entity: DocSpan, known: tuple[str, ...], actors: KnownActors, lexicon: Lexicon
) -> Mention:
    head = entity.root
    words = tuple(token.text for token in entity)
    kind = type_of_name(entity.label_, words, known, actors, lexicon)
    before = entity.doc[entity.start - 1].text if entity.start else ""
    place = kind in ("place", "government") or entity.label_ in ("GPE", "LOC", "FAC")
    return Mention(
        id=f"m{entity.start_char}-{entity.end_char}",
        span=Span(entity.start_char, entity.end_char),
        head=Span(head.idx, head.idx + len(head)),
        text=entity.text,
        kind=MentionKind.NAME,
        type=kind,
        label=entity.label_,
        actors=known,
        number=find_number(head),
        gender=gender_of_name(words, before, lexicon) if kind == "person" else "",
        definite=is_definite(head),
        adjectival=is_adjectival(head) and kind != "person",
        locative=place and is_locative(head),
        head_lemma=head.lemma_.lower(),
        function=find_function(head),
    )
