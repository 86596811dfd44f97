"""Read what is part of what: bodies and people beside the state, group or party they belong to -> ``part_of``.

Offices are `kg.office.offices`' business; nothing is added that the text doesn't put side by side.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.office.known import is_seat, known_actors
from kg.office.places import Places
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, MentionKind, Quotation, Span, make_id
from kg.status.attribution import attribute

__all__ = ["read_memberships"]

STATES = frozenset({"government"})
BODIES = frozenset({"agency", "military", "organization", "party", "armed_group"})
MODIFIERS = frozenset({"poss", "amod", "compound", "nmod"})
NEAR = 60
"""Words so many characters apart are shown as one cue."""
SCORES = {"modifier": 0.85, "of": 0.88, "member": 0.85, "known": 0.85}


def read_memberships(
    places: Places,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    ontology: Ontology,
) -> Iterator[Assertion]:
    """Yield what the words say to be part of something.

    Parameters
    ----------
    places
        Where the mentions stand.
    mentions, quotations
        As for `kg.office.offices.read_roles`.
    ontology
        For nouns of members and of parts.
    """
    heads = {mention.head.start: mention for mention in mentions}
    parts = frozenset(ontology.offices.parts)
    members = frozenset(ontology.offices.members)
    yield from _of_known(places, mentions, quotations)
    for mention in heads.values():
        number = places.token_at.get(mention.head.start)
        if number is None:
            continue
        token = places.doc[number]
        found = _whole_of_body(token, mention, heads, parts) or _party_of(mention, places, members)
        if found is not None:
            whole, rule = found
            yield _recorded(token, mention, whole, rule, quotations)


def _of_known(
    places: Places, mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> Iterator[Assertion]:
    """Yield the parent of a known body once an article, if one of its sentences names both."""
    known = known_actors()
    named = {
        (m.sentence, m.actors[0]): m
        for m in mentions
        if m.actors and m.kind is MentionKind.NAME and not is_seat(m)
    }
    seen: set[str] = set()
    for (sentence, actor_id), mention in named.items():
        actor = known.get(actor_id)
        if actor is None or actor.type not in BODIES or actor_id in seen:
            continue
        whole = named.get((sentence, actor.part_of))
        token = places.token_at.get(mention.head.start)
        if whole is not None and token is not None:
            seen.add(actor_id)
            yield _recorded(places.doc[token], mention, whole, "known", quotations)


def _whole_of_body(
    token: Token, mention: Mention, heads: Mapping[int, Mention], parts: frozenset[str]
) -> tuple[Mention, str] | None:
    """Return the state whose ministry, army or court a body is (*the Turkish Ministry of Defense*)."""
    if mention.type not in BODIES or not _is_part(token, mention, parts):
        return None
    for child in token.children:
        whole = heads.get(child.idx)
        if (
            child.dep_ in MODIFIERS
            and whole is not None
            and whole.type in STATES
            and whole.kind is MentionKind.NAME
        ):
            return whole, "modifier"
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                whole = heads.get(inner.idx)
                if whole is not None and whole.type in STATES and whole.kind is MentionKind.NAME:
                    return whole, "of"
    return None


def _is_part(token: Token, mention: Mention, parts: frozenset[str]) -> bool:
    """Tell whether the body is of a kind that states have; a party or company isn't a part of one."""
    if mention.kind is MentionKind.NOMINAL and token.lemma_.lower() not in parts:
        return False
    if mention.number == "plural" and mention.type == "organization":
        return False  # *US banks* are those of its citizens
    words = {word.lower().strip(".") for word in mention.text.split()} | {token.lemma_.lower()}
    return mention.type in {"agency", "military"} or bool(words & parts)


def _party_of(
    mention: Mention, places: Places, members: frozenset[str]
) -> tuple[Mention, str] | None:
    """Return the party of a named politician (*Labour MP X*, *Republican Senator Y*)."""
    if mention.kind is not MentionKind.NAME or mention.type != "person":
        return None
    start = places.bounds.get(mention.id, (0, 0))[0]
    window = [places.doc[i] for i in range(start - 1, max(start - 5, -1), -1)]
    titled = False
    for word in window:
        if (word.is_punct and word.text not in {".", "-"}) or word.lower_ in {"and", "or"}:
            return None
        titled = titled or word.lower_.strip(".") in members or word.lower_ in members
        whole = places.inside.get(word.i)
        if whole is not None and whole.type in {"party", "armed_group"}:
            return (whole, "member") if titled else None
    return None


def _recorded(
    token: Token, part: Mention, whole: Mention, rule: str, quotations: Sequence[Quotation]
) -> Assertion:
    near = abs(part.span.start - whole.span.start) < NEAR
    cue = (
        Span(min(part.span.start, whole.span.start), max(part.span.end, whole.span.end))
        if near
        else part.span
    )
    sentence = token.sent
    return Assertion(
        id=make_id("a", part.id, "part_of", whole.id, cue.start),
        subject=part.id,
        predicate="part_of",
        object=whole.id,
        attribution=attribute(part.head, quotations, given=True),
        span=Span(sentence.start_char, sentence.end_char),
        cue=cue,
        rule=f"membership:{rule}",
        score=SCORES[rule],
    )
