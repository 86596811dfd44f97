"""Look into the slots of a cue: cue match, slot -> the words that stand there.

Which mentions the words lead to is `kg.extract.arguments`' business.
"""

from collections.abc import Callable, Mapping, Set

from spacy.tokens import Token

from kg.extract.complements import clause_subjects, complement_objects, event_agents, prepositional
from kg.extract.cues import CueMatch
from kg.extract.nominal import hyphen_pair, noun_slot, owners, predicative_subjects
from kg.grammar.clauses import gerund_patients, object_arguments, subject_arguments
from kg.grammar.forms import Argument
from kg.grammar.words import load_words

__all__ = ["read_slot"]

EVENTS = load_words("kg.extract")["events"]


def read_slot(
    match: CueMatch, slot: str, *, light: Set[str], receiving: Set[str]
) -> list[Argument]:
    """Return the arguments in one slot of a cue, in text order; empty if nothing stands there.

    Parameters
    ----------
    match
        The cue.
    slot
        As `kg.ontology.schema.Cue` lists them; any other word is a preposition.
    light, receiving
        Lemmas of verbs that carry a noun, and of those that make their subject its object.
    """
    if match.cue.pos == "noun":
        if slot == "hyphen":
            return hyphen_pair(match.token)
        return noun_slot(match.token, slot, light=light, receiving=receiving)
    if slot == "event":
        return _behind_events(match.token, light, receiving)
    if slot == "owner":
        return owners(match.noun)
    reader = (OF_ADJECTIVE if match.cue.pos == "adjective" else OF_VERB).get(slot)
    if reader is not None:
        return reader(match.token)
    if match.cue.pos == "adjective":
        return prepositional(match.token, slot)
    return _after_preposition(match, slot)


def _datives(verb: Token) -> list[Argument]:
    found = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]
    return [Argument(child, "dative") for child in found]


def _doers(verb: Token) -> list[Argument]:
    return [*gerund_patients(verb), *subject_arguments(verb)]


OF_VERB: Mapping[str, Callable[[Token], list[Argument]]] = {
    "subj": _doers,
    "obj": object_arguments,
    "dative": _datives,
    "clause": clause_subjects,
    "complement": complement_objects,
}
OF_ADJECTIVE: Mapping[str, Callable[[Token], list[Argument]]] = {
    "subj": predicative_subjects,
    "complement": complement_objects,
}


def _after_preposition(match: CueMatch, preposition: str) -> list[Argument]:
    """Return what follows a preposition at the verb, at its object, or one phrase further down."""
    verb = match.token
    # An *of* belongs to a noun: where the verb brings one, that at the verb is an adverb's (*independently of*).
    found = [] if preposition == "of" and match.noun else prepositional(verb, preposition)
    nouns = [match.noun] if match.noun else [a.token for a in object_arguments(verb)]
    for word in match.words[1:]:
        found += _at(word, preposition, "preposition")
    for noun in nouns:
        found += _at(noun, preposition, "object_preposition")
        for clause in noun.children:
            if clause.dep_ == "acl" and clause.tag_ == "VBN":
                found += _at(clause, preposition, "participle_preposition")
    if found or not (match.noun or match.cue.beside):
        return found or _after_particle(match, preposition) or _below(nouns, preposition)
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for inner in child.children:
                if inner.dep_ == "pobj":
                    found += _at(inner, preposition, "nested_preposition")
    return found or _after_particle(match, preposition)


def _below(nouns: list[Token], preposition: str) -> list[Argument]:
    """Return what the parser hung too low (*blamed the lack of a deal on Egypt*)."""
    return [
        argument
        for noun in nouns
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for inner in child.children
        if inner.dep_ == "pobj"
        for argument in _at(inner, preposition, "nested_preposition")
    ]


def _at(token: Token, preposition: str, how: str) -> list[Argument]:
    return [Argument(argument.token, how) for argument in prepositional(token, preposition)]


def _after_particle(match: CueMatch, preposition: str) -> list[Argument]:
    """Return the object of a particle that is itself the preposition (*called on Egypt*)."""
    for word in match.words[1:]:
        if word.lower_ == preposition:
            return [Argument(c, "preposition") for c in word.children if c.dep_ == "pobj"]
    return []


def _behind_events(verb: Token, light: Set[str], receiving: Set[str]) -> list[Argument]:
    """Return who is behind the attack in which somebody was killed."""
    return [
        Argument(argument.token, "event")
        for event in event_agents(verb)
        if event.token.lemma_.lower() in EVENTS
        for slot in ("by", "poss", "mod")
        for argument in noun_slot(event.token, slot, light=light, receiving=receiving)
    ]
