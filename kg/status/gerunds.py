"""What becomes of a gerund by the verb above its preposition: prevented or cleared of, given, or only alleged."""

from spacy.tokens import Token

from kg.grammar.words import load_words

__all__ = ["CLAIMING", "alleger_of", "is_given", "undoer_of"]

WORDS = load_words("kg.status")
ALLEGING = WORDS["alleging"]
CLAIMING = ALLEGING | WORDS["threatening"]
"""Verbs below which nothing is known to have happened."""
CLEARED = WORDS["cleared"]
GIVEN = WORDS["given"]
HELD_BACK = WORDS["held_back"]
UNDONE = {"from": HELD_BACK, "of": CLEARED}


def undoer_of(preposition: Token) -> Token | None:
    """Return the verb that says that a gerund did not happen (*stopped them from attacking*, *cleared him of lying*)."""
    verb = _verb_above(preposition)
    return verb if verb.lemma_ in UNDONE.get(preposition.lower_, ()) else None


def is_given(preposition: Token) -> bool:
    """Tell whether a gerund has happened, whatever the clause above says of itself (*thanked them for coming*)."""
    return preposition.lower_ in GIVEN and alleger_of(preposition) is None


def alleger_of(preposition: Token) -> Token | None:
    """Return the verb that says no more than that somebody holds it to have happened (*blamed them for firing*)."""
    verb = _verb_above(preposition)
    return verb if verb.lemma_ in ALLEGING else None


def _verb_above(preposition: Token) -> Token:
    """Return the verb to which a preposition belongs; parsers at times hang it on the object."""
    head = preposition.head
    while head.pos_ in {"NOUN", "PROPN"} and head.dep_ in {"appos", "dobj", "nsubjpass"}:
        head = head.head
    return head
