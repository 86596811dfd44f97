"""Is an event taken for given: token -> yes or no."""

from collections.abc import Container

from spacy.tokens import Token

from kg.grammar.forms import SUBJECTS, carrier_of
from kg.grammar.words import load_words

__all__ = ["is_presupposed"]

TAKING_PLACE = load_words("kg.status")["taking_place"]


def is_presupposed(cue: Token, light: Container[str]) -> bool:
    """Tell whether a sentence takes the event for given: a noun nothing happens to, a reduced relative."""
    if cue.dep_ in {"acl", "amod"} and cue.tag_ == "VBN":
        return True
    if cue.pos_ not in {"NOUN", "PROPN"}:
        return False
    carried = carrier_of(cue)
    if cue.dep_ in {"conj", "ROOT", "attr"} or (
        carried is not None and carried[0].lemma_ in light
    ):
        return False
    return not (cue.dep_ in SUBJECTS and cue.head.lemma_ in TAKING_PLACE)
