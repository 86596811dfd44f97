"""Pronouns of speech within a document: I and you inside a quotation -> ties to source and addressee."""

from kg.records import MentionKind
from kg.resolve.document_state import DocumentState

__all__ = ["tie_first_person"]


def tie_first_person(state: DocumentState) -> None:
    """Tie I to the source of its quotation, you to the addressee."""
    for mention in state.mentions.values():
        if mention.kind is not MentionKind.PRONOUN or mention.head_lemma not in ("i", "you"):
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
        elif len(quotation.addressees) == 1 and quotation.addressees[0] in state.mentions:
            addressee = quotation.addressees[0]
            if state.type_of(addressee) not in ("media", "people", "place"):
                state.tie(mention.id, addressee, 0.6, "spoken to: you")
