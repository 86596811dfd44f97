"""Titles of offices: the word by which somebody is read to hold one -> a noun phrase, or none, and whether it is over.

A verb is no title (*led*, *was elected*, *took office*): the office that it governs is, where it names one.
"""

from collections.abc import Container, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.grammar.forms import VERBAL
from kg.grammar.titles import after_title, before_title, noun_of_title, was_held, write_words
from kg.ontology.schema import Offices
from kg.status.terms import LEAVING, governor_of

__all__ = ["Title", "title_of"]

DESCRIBING = frozenset({"amod", "compound", "nmod"})
NAMED_AS = frozenset({"as", "to"})
SEEKING = frozenset({"campaign", "compete", "contend", "run", "seek", "stand", "vie"})
BIDS = frozenset({"bid", "campaign", "candidacy", "candidate", "contender", "hopeful", "race"})
NOMINAL = frozenset({"ADJ", "ADP", "ADV", "NOUN", "NUM", "PROPN", "X"})


class Title(NamedTuple):
    """A title, "" if none is named, and whether the office is over."""

    words: str
    ended: bool


def title_of(word: Token, offices: Offices) -> Title | None:
    """Return the title that `word` heads or governs; None if somebody only seeks an office (*ran for governor*)."""
    if word.pos_ in VERBAL and word.dep_ in DESCRIBING and word.head.pos_ in {"NOUN", "PROPN"}:
        word = word.head  # *the serving governor*
    if word.pos_ == "VERB" and word.i + 1 < len(word.doc) and word.nbor().lower_ == "mate":
        return Title(f"{word.lower_} mate", ended=False)  # as some parses have *was running mate*
    if word.pos_ not in VERBAL:
        if _is_only_sought(word):
            return None
        ended = _is_past(governor_of(word))
        return _read(word, offices, ended=ended) if word.pos_ in NOMINAL else Title("", ended)
    if _is_sought(word):
        return None
    governed = (one for one in _governed(word) if _is_office(one, offices))
    noun = next(governed, None)
    if noun is None:
        return Title("", _is_past(word))
    return _read(noun, offices, ended=_is_past(word))


def _read(word: Token, offices: Offices, *, ended: bool) -> Title:
    head = noun_of_title(word)
    fields, past = frozenset(offices.fields), frozenset(offices.past)
    words = [*before_title(head, fields | set(offices.titles)), head]
    kept = [one for one in words if not _is_former(one, past)]
    ended = ended or any(one.lower_ in past for one in (*words, *head.lefts))
    title = write_words([*kept, *after_title(head, fields)])
    return Title(_of_one(title, head, offices), ended)


def _is_former(word: Token, past: Container[str]) -> bool:
    """Tell whether a word says that an office is over, or is the hyphen after such a word (*ex-president*)."""
    return word.lower_ in past or (word.text == "-" and word.nbor(-1).lower_ in past)


def _of_one(title: str, head: Token, offices: Offices) -> str:
    """Return the title of one of several who hold it: *Sens. X and Y*, *Ministers X of Peru and Y of Chile*."""
    words = title.split()
    single = head.lower_.rstrip(".").removesuffix("s")
    if head.tag_ not in {"NNS", "NNPS"} and f"{single}." not in offices.titles:
        return title
    for known in (f"{single}.", single, head.lemma_.lower()):
        if known in offices.titles and head.lower_ not in offices.titles:
            return " ".join(known if one == head.lower_ else one for one in words)
    return title


def _is_past(verb: Token | None) -> bool:
    """Tell whether a verb says that an office is over: *was*, *served as*, *had led*, *resigned as*."""
    return verb is not None and (was_held(verb) or verb.lemma_ in LEAVING)


def _is_sought(verb: Token) -> bool:
    """Tell whether somebody only wants an office: *ran for governor*, *is seeking the presidency*."""
    if verb.lemma_ not in SEEKING:
        return False
    return verb.lemma_ == "seek" or any(
        c.dep_ == "prep" and c.lower_ in {"for", "against"} for c in verb.children
    )


def _is_only_sought(noun: Token) -> bool:
    """Tell whether an office is what somebody wants: *ran for governor*, *a candidate for mayor*."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "for":
        return False
    return noun.head.head.lemma_.lower() in SEEKING | BIDS


def _governed(verb: Token) -> Iterator[Token]:
    """Yield the nouns that a verb makes somebody: *elected governor*, *confirmed as secretary*, *sworn in as mayor*."""
    for child in verb.children:
        if child.dep_ in {"attr", "oprd", "dobj"}:
            yield child
        elif child.dep_ == "prep" and child.lower_ in NAMED_AS:
            yield from (one for one in child.children if one.dep_ == "pobj")
        elif child.dep_ == "ccomp":  # *named X director*, as some parses have it
            yield from (one for one in child.children if one.dep_ in {"attr", "oprd"})


def _is_office(noun: Token, offices: Offices) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    titles = offices.titles
    return noun.lower_ in titles or noun.lower_.rstrip(".") in titles or noun.lemma_ in titles
