"""Titles whole: the noun of an office -> all its words (*deputy defense secretary*, *deputy chief of staff*)."""

from collections.abc import Set as AbstractSet

from spacy.tokens import Token

__all__ = ["after_title", "before_title", "is_of_body", "write_title"]

PARTS = frozenset({"amod", "compound", "nmod"})
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
_LINKS = frozenset({"of", "for"})


def before_title(head: Token, own: AbstractSet[str]) -> list[Token]:
    """Return the words of a title before its noun.

    Parameters
    ----------
    own
        Lower-case nouns of offices and of fields of work, which belong to a title even where they look like names
        (*Defense* Secretary).
    """
    words = [head]
    while words[0].i > head.sent.start:
        before = head.doc[words[0].i - 1]
        named = before.lower_ in own and before.pos_ in _NOMINAL
        if is_of_body(before):
            break
        if not named and (
            before.ent_type_ or before.dep_ not in PARTS or before.head not in words
        ):
            break
        words.insert(0, before)
    return words[:-1]


def is_of_body(word: Token) -> bool:
    """Tell whether a word says what a body is of (*Chamber of Commerce* President)."""
    return word.i > word.sent.start and word.nbor(-1).lower_ in _LINKS


def after_title(head: Token, fields: AbstractSet[str]) -> list[Token]:
    """Return the words that name the field of an office after its noun (*of state*, *for women*, *of mines and energy*)."""
    words: list[Token] = []
    place = head.i + 1
    while place + 1 < head.sent.end:
        link, field = head.doc[place], head.doc[place + 1]
        joins = link.lower_ in _LINKS or (bool(words) and link.lower_ == "and")
        if not joins or field.lower_ not in fields:
            break
        words += (link, field)
        place += 2
        while place < head.sent.end and head.doc[place].lower_ in fields:
            words.append(head.doc[place])
            place += 1
    return words


def write_title(word: Token) -> str:
    """Return a word of a title in lower case, unless it is a short form (*CEO*)."""
    return word.text if word.text.isupper() and len(word) > 1 else word.lower_
