"""Tell grammatical forms apart: passives, relative pronouns, hyphenated participles, nouns that a verb carries.

Labels are those of spaCy's English models (ClearNLP).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.records import Span

__all__ = [
    "DEPTH",
    "RELATIVES",
    "SUBJECTS",
    "VERBAL",
    "Argument",
    "antecedent",
    "carrier_of",
    "cue_span",
    "hull",
    "hyphenated",
    "is_passive",
    "named_argument",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
VERBAL = frozenset({"VERB", "AUX"})
CARRYING_PREPOSITIONS = frozenset({"in", "into", "on", "under", "with", "to", "for", "during"})
STATES = frozenset({"loggerheads", "odds", "war"})
DEPTH = 6
"""Chains of clauses longer than this are not followed."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that fills a role.

    Attributes
    ----------
    token
        Head of the noun phrase.
    how
        The construction that gives it the role.
    """

    token: Token
    how: str


def is_passive(verb: Token) -> bool:
    """Tell whether `verb` is passive by form: auxiliary, reduced relative, coordination."""
    for child in verb.children:
        if child.dep_ in {"nsubjpass", "auxpass"}:
            return True
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        own = any(c.dep_ in {"nsubj", "aux"} for c in verb.children)
        return not own and verb.head.pos_ in VERBAL and is_passive(verb.head)
    if verb.dep_ in {"acl", "advcl", "amod"} and verb.tag_ == "VBN":
        return not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in verb.children) or has_agent(
            verb
        )
    return has_agent(verb) and not any(c.dep_ in {"dobj", "nsubj"} for c in verb.children)


def has_agent(verb: Token) -> bool:
    """Tell whether a by-agent hangs on `verb`."""
    return any(child.dep_ == "agent" for child in verb.children)


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for; any other word stands for itself."""
    if token.lower_ not in RELATIVES or token.tag_ not in {"WDT", "WP", "WP$", "IN", "DT"}:
        return token
    adjacent = _name_before(token)
    if adjacent is not None:
        return adjacent
    clause = token.head
    for _ in range(DEPTH):
        if clause.dep_ == "relcl" or (clause == token.head and clause.dep_ == "acl"):
            return clause.head
        if clause.head == clause:
            break
        clause = clause.head
    return token


def _name_before(pronoun: Token) -> Token | None:
    """Return the name that *who* follows at once, which the parser at times overlooks."""
    if pronoun.lower_ not in {"who", "whom"} or pronoun.i == 0:
        return None
    before = pronoun.nbor(-1)
    if before.is_punct and before.i > 0:
        before = before.nbor(-1)
    while before.dep_ in {"compound", "case"} and before.head.i == before.i + 1:
        before = before.head
    return before if before.pos_ == "PROPN" and before.ent_type_ == "PERSON" else None


def hyphenated(verb: Token) -> list[Token]:
    """Return the word tied to the participle by a hyphen (*US* in *US-backed*)."""
    if verb.i < 2 or verb.nbor(-1).text not in {"-", "‑", "–"}:
        return []
    return [verb.nbor(-2)]


def named_argument(token: Token, how: str) -> Argument:
    """Return the argument that `token` is, or stands for as a relative pronoun."""
    source = antecedent(token)
    return Argument(source, "relative" if source != token else how)


def carrier_of(noun: Token) -> tuple[Token, str] | None:
    """Return the verb that a noun is an argument of, and how (``object``, ``passive``, ``into``)."""
    head, dep = noun.head, noun.dep_
    if dep == "conj" and head.pos_ in {"NOUN", "PROPN"} and head != noun:
        return carrier_of(head)
    if dep in {"dobj", "attr", "oprd"} and head.pos_ in VERBAL:
        return head, "object"
    if dep == "nsubjpass":
        return head, "passive"
    if dep == "pobj" and head.head.pos_ in VERBAL and _carries(head, noun):
        return head.head, head.lower_
    return None


def _carries(preposition: Token, noun: Token) -> bool:
    """Tell whether a verb may carry a noun over a preposition (*enter into talks*, *be at war*)."""
    word = preposition.lower_
    return word in CARRYING_PREPOSITIONS or (word == "at" and noun.lower_ in STATES)


def hull(words: Sequence[Token]) -> Span:
    """Return the span from the first of some words to the last."""
    return Span(words[0].idx, words[-1].idx + len(words[-1]))


def cue_span(verb: Token) -> Span:
    """Return the characters of a cue with its particle."""
    end = verb.idx + len(verb)
    for child in verb.children:
        if child.dep_ == "prt" and child.i == verb.i + 1:
            end = child.idx + len(child)
    return Span(verb.idx, end)
