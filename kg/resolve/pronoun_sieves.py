"""Pronouns within a document: the third person and *we* -> ties to the likeliest of the clusters around them.

How likely each is, is learned from annotated articles (``training/ties.py``); where none is likely enough, a pronoun
stays open. *I* and *you* are told by the quotation in which they stand.
"""

from kg.learned.bundle import Bundle
from kg.records import Mention, MentionKind
from kg.resolve.antecedent_features import describe
from kg.resolve.antecedents import find_candidates
from kg.resolve.choice import FORMS, answer
from kg.resolve.document_state import DocumentState
from kg.resolve.scene import Scene

__all__ = ["is_open", "tie_first_person", "tie_pronouns"]


def tie_pronouns(state: DocumentState, models: Bundle) -> None:
    """Tie he, she, it, they and we to whom they most likely mean, in text order.

    Parameters
    ----------
    models
        Learned models.
    """
    scene = Scene.of(state)
    for index, mention in enumerate(scene.ordered):
        found = find_candidates(scene, index) if is_open(state, mention) else []
        if not found:
            continue
        form = mention.head_lemma
        best, likely = answer(describe(scene, index, found), form, models)
        if likely >= models.numbers[FORMS[form]]:
            state.tie(mention.id, found[best].root, round(likely, 2), "likeliest antecedent")


def is_open(state: DocumentState, mention: Mention) -> bool:
    """Tell whether a mention is one of these pronouns and nothing has tied it yet."""
    pronoun = mention.kind is MentionKind.PRONOUN and mention.head_lemma in FORMS
    return pronoun and state.is_alone(mention)


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
