"""Titles whole: the noun of an office -> all its words (*deputy defense secretary*, *deputy chief of staff*)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

__all__ = [
    "after_title",
    "before_chief",
    "before_title",
    "is_counted",
    "is_of_body",
    "noun_of_title",
    "was_held",
    "write_words",
]

PARTS = frozenset({"amod", "compound", "nmod"})
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
_PLAIN = frozenset({"ADJ", "NOUN"})
_LINKS = frozenset({"of", "for"})
_BODIES_FOLLOW = frozenset({"at", "for", "in", "with"})
_COUNTING = frozenset({"CD", "JJR", "JJS", "RB", "RBR", "RBS"})
_LASTING = frozenset({"VBG", "VBN"})


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
        if joined := before_chief(words[0]):
            words[:0] = joined
            continue
        if _is_glued(before):
            joined = _before_hyphen(before, words[0])
            if not joined:
                break
            words[:0] = joined
            continue
        named = before.lower_ in own and before.pos_ in _NOMINAL
        if is_of_body(before) or is_counted(before):
            break
        if not named and (
            before.ent_type_ or before.dep_ not in PARTS or before.head not in words
        ):
            break
        words.insert(0, before)
    return words[:-1]


def _is_glued(word: Token) -> bool:
    """Tell whether a word is a hyphen between two others (*co-chairman*)."""
    inside = word.sent.start < word.i < word.sent.end - 1
    return inside and word.text == "-" and not word.whitespace_ and not word.nbor(-1).whitespace_


def before_chief(head: Token) -> list[Token]:
    """Return the words of a title before its last one where that is no noun's own (*editor in* chief, *commander-in-* chief), or nothing."""
    if head.lower_ != "chief":
        return []
    start = max(head.sent.start, head.i - 4)
    before = [one for one in head.doc[start : head.i] if one.text != "-"]
    if len(before) < 2 or before[-1].lower_ != "in" or before[-2].pos_ not in _NOMINAL:
        return []
    return list(head.doc[before[-2].i : head.i])


def _before_hyphen(hyphen: Token, after: Token) -> list[Token]:
    """Return a hyphen and the word before it, as part of a title (*vice-president*), or nothing."""
    first = hyphen.nbor(-1)
    if first.ent_type_ or first.tag_ in _COUNTING or after.tag_ in _LASTING:
        return []
    return [first, hyphen]


def is_counted(word: Token) -> bool:
    """Tell whether a word ends what says how long or how often somebody served (*six-term* senator, *longest-serving*)."""
    if word.i < word.sent.start + 2 or not _is_glued(word.nbor(-1)):
        return False
    return not _before_hyphen(word.nbor(-1), word)


def noun_of_title(word: Token) -> Token:
    """Return the noun of the title that a word is a part of: *chief* executive officer, *co*-chairman, *deputy* campaign manager."""
    while (noun := _next_noun(word)) is not None:
        word = noun
    return word


def _next_noun(word: Token) -> Token | None:
    """Return the word after it that a word belongs to as part of a title, or None."""
    after = [one for one in word.doc[word.i + 1 : word.sent.end][:4] if one.text != "-"]
    if [one.lower_ for one in after[:2]] == ["in", "chief"]:
        return after[1]
    if word.i + 2 < word.sent.end and _is_glued(word.nbor()):
        return word.nbor(2)
    noun = word.head
    between = word.doc[word.i + 1 : noun.i + 1]
    plain = all(one.pos_ in _PLAIN and one.is_lower and not one.ent_type_ for one in between)
    return noun if word.dep_ in PARTS and noun.i > word.i and plain else None


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
    return words or _field_at_body(head)


def _field_at_body(head: Token) -> list[Token]:
    """Return a field of work that no list has, where the body follows it (head *of government affairs* at the bank)."""
    doc, place = head.doc, head.i + 1
    if place + 2 >= head.sent.end or doc[place].lower_ != "of":
        return []
    end = place + 1
    while end < head.sent.end and doc[end].is_lower and doc[end].pos_ in _NOMINAL:
        end += 1
    if end == place + 1 or doc[end - 1].pos_ != "NOUN" or end >= head.sent.end:
        return []
    return list(doc[place:end]) if doc[end].lower_ in _BODIES_FOLLOW else []


def _write_title(word: Token) -> str:
    """Return a word of a title in lower case, unless it is a short form (*CEO*)."""
    return word.text if word.text.isupper() and len(word) > 1 else word.lower_


def write_words(words: Sequence[Token]) -> str:
    """Return the words of a title, those that a hyphen joins without space.

    Parameters
    ----------
    words
        In text order.
    """
    written = ""
    for word in words:
        joined = not written or written.endswith("-") or word.text == "-"
        written += _write_title(word) if joined else f" {_write_title(word)}"
    return written


def was_held(verb: Token) -> bool:
    """Tell whether a verb says that somebody held an office and no longer does (*was*, *served as*, *had led*)."""
    before = any(one.dep_ == "aux" and one.lower_ == "had" for one in verb.children)
    return before or (verb.lemma_ in {"be", "serve"} and verb.tag_ == "VBD")
