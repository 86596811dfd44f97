"""Read where an event happened: place adjuncts of a cue -> the words that name the place.

Datelines say where an article was written, not where things happened, and aren't read.
"""

from spacy.tokens import Token

from kg.grammar.forms import carrier_of

__all__ = ["place_of"]

PLACED = frozenset({"in", "at", "near", "outside"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def place_of(cue: Token) -> str:
    """Return the name of the place that the clause of `cue` states, or an empty string.

    Parameters
    ----------
    cue
        Verb or noun.
    """
    carried = carrier_of(cue)
    anchors = [cue] if carried is None else [cue, carried[0]]
    for anchor in anchors:
        for child in anchor.children:
            if child.dep_ == "prep" and child.lower_ in PLACED:
                for word in child.children:
                    if word.dep_ == "pobj" and word.ent_type_ in PLACES:
                        return _name(word)
    return ""


def _name(word: Token) -> str:
    """Return the whole entity around a word, without its article."""
    entity = next((ent for ent in word.sent.ents if ent.start <= word.i < ent.end), None)
    return (word.text if entity is None else entity.text).removeprefix("the ")
