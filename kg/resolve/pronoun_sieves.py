"""Pronouns within a document: he, she, and the first and second person of speech -> ties.

*They* and *it* stay unresolved but for what a quotation's source makes certain: measured precision of
simple rules on them is below one half.
"""

from kg.records import Mention, MentionKind
from kg.resolve.description_sieves import nation_of
from kg.resolve.document_state import DocumentState

__all__ = ["tie_first_person", "tie_third_person"]

_WINDOW = 4


def tie_third_person(state: DocumentState) -> None:
    """Tie he and she to the likeliest person before them, in text order.

    Candidates agree in gender as far as it is known and aren't kept apart; nearer sentences count first, then
    subjects and sources of quotations.
    """
    for mention in state.mentions.values():
        if mention.kind is not MentionKind.PRONOUN or mention.head_lemma not in ("he", "she"):
            continue
        scored = [
            (value, other)
            for other in _persons_before(state, mention)
            if (value := _fitness(state, mention, other)) > 0
        ]
        if scored:
            best = max(scored, key=lambda pair: (pair[0], pair[1].span))
            state.tie(mention.id, best[1].id, round(min(0.85, best[0]), 2), "pronoun")


def _persons_before(state: DocumentState, mention: Mention) -> list[Mention]:
    return [
        other
        for other in state.mentions.values()
        if other.span < mention.span
        and mention.sentence - other.sentence <= _WINDOW
        and _is_person(state, other)
    ]


def _is_person(state: DocumentState, mention: Mention) -> bool:
    if state.type_of(mention.id) != "person" or mention.head_lemma in ("i", "we", "you"):
        return False
    named = any(one.kind is MentionKind.NAME for one in state.cluster(mention.id))
    return named or (mention.kind is MentionKind.NOMINAL and mention.number == "singular")


def _fitness(state: DocumentState, mention: Mention, other: Mention) -> float:
    """Return how well a person before fits a pronoun, 0 if not at all."""
    genders = {one.gender for one in state.cluster(other.id) if one.gender}
    if genders and mention.gender not in genders:
        return 0.0
    if state.clusters.are_apart(mention.id, other.id):
        return 0.0
    distance = mention.sentence - other.sentence
    value = 0.8 - 0.12 * distance
    value += 0.08 if other.function == "subject" else 0.0
    value += 0.05 if other.kind is MentionKind.NAME else 0.0
    value -= 0.1 if other.function == "possessive" else 0.0
    # Inside a quotation the speaker calls himself I, so he is another.
    quotation = state.quotation_at(mention)
    if quotation and quotation.source and mention.quotation_depth:
        speaker = state.clusters.root(quotation.source)
        if state.clusters.root(other.id) == speaker:
            return 0.0
    if other.quotation_depth > mention.quotation_depth:
        value -= 0.25
    return max(value, 0.05)


def tie_first_person(state: DocumentState) -> None:
    """Tie I to the source of its quotation, we to the side the source speaks for, you to the addressee."""
    for mention in state.mentions.values():
        if mention.kind is not MentionKind.PRONOUN or mention.head_lemma not in ("i", "we", "you"):
            continue
        quotation = state.quotation_at(mention)
        if quotation is None or quotation.source is None or not mention.quotation_depth:
            continue
        if mention.head_lemma == "i":
            state.tie(mention.id, quotation.source, 0.9, "speaks: I")
        elif mention.head_lemma == "we":
            _tie_we(state, mention, quotation.source)
        elif len(quotation.addressees) == 1:
            state.tie(mention.id, quotation.addressees[0], 0.6, "spoken to: you")


def _tie_we(state: DocumentState, mention: Mention, source: str) -> None:
    if state.type_of(source) not in ("person", ""):
        state.tie(mention.id, source, 0.7, "speaks: we")
        return
    for member in state.cluster(source):
        if nation := nation_of(state, member):
            state.tie(mention.id, nation, 0.6, "speaks for its side: we")
            return
    for member in state.cluster(source):
        owner = state.mentions.get(member.of or "")
        if owner and state.type_of(owner.id) not in ("person", "place", "people"):
            parent = _parent_nation(state, owner)
            state.tie(mention.id, parent or owner.id, 0.6, "speaks for its side: we")
            return


def _parent_nation(state: DocumentState, owner: Mention) -> str:
    """Return a mention of the nation that a known agency is part of, if the document names it."""
    actor = state.record_of(owner.id)
    if actor is None or actor.type not in ("agency", "military") or not actor.part_of:
        return ""
    return next((one for one, known in state.known.items() if known == actor.part_of), "")
