"""Pronouns of speech within a document: I, we, you inside a quotation -> ties to source, side, addressee."""

from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.nation_sieves import nation_of

__all__ = ["tie_first_person", "tie_speakers"]

_SPEAKING = frozenset(
    ["government", "agency", "military", "armed_group", "igo", "party", "organization", "media"]
)


_LEAST = 0.5


def tie_speakers(state: DocumentState) -> None:
    """Tie pronouns and descriptions that speak to whom reading says they mean, the surest first."""
    links = [one for one in state.extraction.links if one.kind == "speaker"]
    for link in sorted(links, key=lambda one: (-one.score, one.first, one.second)):
        if link.score < _LEAST or not {link.first, link.second} <= state.mentions.keys():
            continue
        speaker = state.mentions[link.second]
        if state.is_alone(speaker) and _agree(state, speaker, link.first):
            state.tie(
                speaker.id, link.first, round(link.score, 2), "speaks for the one named before"
            )


def _agree(state: DocumentState, speaker: Mention, other: str) -> bool:
    facts = state.facts(other)
    return not (speaker.gender and facts.genders and speaker.gender not in facts.genders)


def tie_first_person(state: DocumentState) -> None:
    """Tie I to the source of its quotation, we to the side the source speaks for, you to the addressee."""
    for mention in state.mentions.values():
        if mention.kind is not MentionKind.PRONOUN or mention.head_lemma not in ("i", "we", "you"):
            continue
        if not state.is_alone(mention):
            continue
        quotation = state.quotation_at(mention)
        source = quotation.source if quotation is not None else None
        if quotation is None or source not in state.mentions or not mention.quotation_depth:
            continue
        assert source is not None
        if mention.head_lemma == "i":
            state.tie(mention.id, source, 0.9, "speaks: I")
        elif mention.head_lemma == "we":
            _tie_we(state, mention, source)
        elif len(quotation.addressees) == 1 and quotation.addressees[0] in state.mentions:
            addressee = quotation.addressees[0]
            if state.type_of(addressee) not in ("media", "people", "place"):
                state.tie(mention.id, addressee, 0.6, "spoken to: you")


def _tie_we(state: DocumentState, mention: Mention, source: str) -> None:
    facts = state.facts(source)
    if facts.type in _SPEAKING and facts.named:
        state.tie(mention.id, source, 0.7, "speaks: we")
        return
    if facts.type != "person":
        return
    for member in state.cluster(source):
        if nation := nation_of(state, member):
            state.tie(mention.id, nation, 0.6, "speaks for its side: we")
            return
    for member in state.cluster(source):
        owner = state.mentions.get(member.of or "")
        if owner and state.type_of(owner.id) in _SPEAKING:
            parent = _parent_nation(state, owner.id)
            state.tie(mention.id, parent or owner.id, 0.6, "speaks for its side: we")
            return


def _parent_nation(state: DocumentState, owner: str) -> str:
    """Return a mention of the nation that a known agency is part of, if the document names it."""
    actor = state.record_of(owner)
    if actor is None or actor.type not in ("agency", "military") or not actor.part_of:
        return ""
    return next((one for one, known in state.known.items() if known == actor.part_of), "")
