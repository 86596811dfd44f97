"""Terms of office: the word of an office -> the days for which its sentence says that somebody holds it.

Only a time that hangs on the office itself, or on the verb of holding, taking or leaving it, is its term. Any other time of the sentence is that of
something else: *In an interview last week President X …*.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.grammar.forms import VERBAL
from kg.records import TimeInterval
from kg.when.tense import tense_of
from kg.when.times import dates_on, read_interval

__all__ = ["governor_of", "term_of"]

HOLDING = frozenset(
    ["act", "be", "chair", "direct", "govern", "head", "hold", "lead", "preside", "remain", "represent", "rule", "run", "serve", "sit", "stay", "work"]
)  # fmt: skip
TAKING = frozenset({"assume", "become", "take"})
SWORN = frozenset({"inaugurate", "swear"})
LEAVING = frozenset({"depart", "leave", "quit", "resign", "retire", "step"})
POSTS = frozenset(
    ["charge", "control", "helm", "job", "leadership", "office", "oath", "over", "position", "post", "power", "presidency", "reins", "role", "seat"]
)  # fmt: skip
"""What is taken or left where the office isn't named: *took office*, *took over*."""
TERMS = frozenset({"mandate", "tenure", "term"})
ENDING = frozenset({"conclude", "end", "expire"})
BEGINNING = frozenset({"begin", "start"})
UNTIL = frozenset({"until", "till", "before"})
OWN = frozenset({"of", "for", "at"})
BOUNDED = re.compile(
    r"(?:ever )?(?:from|since|until|till|through|up to|between)\b.*|.*\b\d{4}\s?(?:-|–|to|until|through)\s?\d{2,4}",
    re.IGNORECASE,
)
OPEN = re.compile(r"(?:until|till|through|up to)\b", re.IGNORECASE)
STEPS = 4


def term_of(word: Token, dates: Sequence[Sentence], published: str) -> TimeInterval | None:
    """Return the term of an office, open where the sentence leaves it open; None if it states none.

    Parameters
    ----------
    word
        The noun of the office, or the verb that says that somebody holds it.
    dates
        Of its sentence, from `kg.when.times.dates_of`.
    published
        ISO date of publication, or empty.
    """
    if not dates:
        return None
    verb = word if word.pos_ in VERBAL else governor_of(word)
    nouns = _own_words(word) if word.pos_ not in VERBAL else frozenset()
    anchors = set(nouns)
    if verb is not None and verb.lemma_ in HOLDING:
        anchors.add(verb.i)
    tense = tense_of(verb if verb is not None else word)
    for words in dates_on(anchors, dates):
        if BOUNDED.fullmatch(words.text) and (found := read_interval(words, published, tense)):
            return replace(found, start="") if OPEN.match(words.text) else found
    for turn, first in _turns(word, verb):
        for words in dates_on({turn.i}, dates):
            if not BOUNDED.fullmatch(words.text) and (
                found := read_interval(words, published, tense_of(turn))
            ):
                return _open(found, first=first)
    return None


def governor_of(noun: Token) -> Token | None:
    """Return the verb by which somebody holds, takes, gets or leaves an office: *is*, *was named*, *served as*."""
    while noun.dep_ == "conj" and noun.head.pos_ not in VERBAL:
        noun = noun.head
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    direct = noun.dep_ in {"attr", "oprd", "dobj"} or above != noun.head
    return above if direct and above.pos_ in VERBAL and above != noun else None


def _own_words(noun: Token) -> Collection[int]:
    """Return the places of a title and of what it is of: *secretary of state*, *president of Peru*."""
    found, last = {noun.i}, [noun]
    for _ in range(STEPS):
        last = [
            inner
            for one in last
            for link in one.children
            if link.lower_ in OWN and link.dep_ == "prep"
            for inner in link.children
        ]
        found.update(one.i for one in last)
    return found


def _turns(word: Token, verb: Token | None) -> Iterator[tuple[Token, bool]]:
    """Yield the verbs that take or leave the office, and whether they begin its term."""
    if verb is not None:
        yield from _turn(verb, named=verb != word)
        for clause in verb.children:
            if clause.dep_ == "advcl" and any(c.lower_ in UNTIL for c in clause.children):
                yield from _turn(clause, named=False)
    for holder in (word,) if word.head == word else (word, word.head):
        for clause in holder.children:
            if clause.dep_ == "relcl" and _is_of_term(clause):
                yield clause, clause.lemma_ in BEGINNING


def _turn(verb: Token, *, named: bool) -> Iterator[tuple[Token, bool]]:
    """Yield a verb if it takes or leaves an office that it names, or a post."""
    posts = named or any(c.lower_ in POSTS for c in verb.children)
    if (verb.lemma_ in TAKING and (posts or verb.lemma_ == "become")) or verb.lemma_ in SWORN:
        yield verb, True
    elif verb.lemma_ in LEAVING and (posts or verb.lemma_ in {"resign", "step"}):
        yield verb, False


def _is_of_term(clause: Token) -> bool:
    """Tell whether a clause says when somebody's term begins or ends (*whose term ends in May*)."""
    subjects = (c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"})
    own = any(s.lemma_ in TERMS and any(c.lower_ == "whose" for c in s.children) for s in subjects)
    return own and clause.lemma_ in ENDING | BEGINNING


def _open(found: TimeInterval, *, first: bool) -> TimeInterval:
    """Return the term that begins or ends within some days."""
    rough = found.approximate or found.start != found.end
    if first:
        return replace(found, end="", approximate=rough)
    return replace(found, start="", approximate=rough)
