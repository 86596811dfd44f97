"""Read what hangs on a verb besides subject and object: prepositions, demanded clauses, infinitives, events."""

from spacy.tokens import Token

from kg.grammar.clauses import agents, object_arguments, subject_arguments
from kg.grammar.forms import Argument, is_passive, named_argument
from kg.grammar.words import load_words

__all__ = [
    "clause_subjects",
    "complement_objects",
    "event_agents",
    "prepositional",
    "speakers_of",
]

SPEAKING = load_words("kg.extract")["speaking"]
COMPLEMENT_PREPOSITIONS = ("with", "to", "against", "on", "for")


def speakers_of(pronoun: Token) -> list[Argument]:
    """Return who *it* or *they* is in what they themselves say (*the ministry said it would …*)."""
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or pronoun.lower_ not in {"it", "they"}:
        return []
    clause = pronoun.head
    while clause.dep_ in {"conj", "xcomp"} and clause.head != clause:
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.lemma_ not in SPEAKING or clause.head.i > pronoun.i:
        return []
    return [a for a in subject_arguments(clause.head) if a.token.pos_ in {"PROPN", "NOUN"}]


def event_agents(verb: Token) -> list[Argument]:
    """Return the nouns of the events in which a passive happened (*killed in Israeli airstrikes*)."""
    if not is_passive(verb):
        return []
    return [
        Argument(g, "event")
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in {"in", "during"}
        for g in child.children
        if g.dep_ == "pobj" and g.pos_ == "NOUN"
    ]


def clause_subjects(verb: Token) -> list[Argument]:
    """Return who is to act in the clause that `verb` demands (*insisted that X leave*, *called for X to*)."""
    found = []
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ == "advcl" and child.tag_ == "VB"):
            passive = is_passive(child)
            found += [
                Argument(g, "clause_subject")
                for g in child.children
                if g.dep_ == "nsubj" and not passive
            ]
            if passive:
                found += [Argument(a.token, "clause_subject") for a in agents(child)]
        elif child.dep_ == "prep" and child.lower_ == "for":
            found += [
                Argument(g, "clause_subject")
                for g in child.children
                if g.dep_ == "pobj" and any(k.tag_ == "VB" for k in (*g.children, *verb.children))
            ]
    return found


def complement_objects(verb: Token) -> list[Argument]:
    """Return whom the infinitive after `verb` would be done to (*refused to meet X*, *to lift the ban on X*)."""
    for child in verb.children:
        if child.dep_ == "xcomp" or (child.dep_ == "ccomp" and child.pos_ == "VERB"):
            objects = object_arguments(child)
            found = [Argument(a.token, "complement") for a in objects]
            for token in (*(a.token for a in objects), child):
                for preposition in COMPLEMENT_PREPOSITIONS:
                    found += [
                        Argument(a.token, "complement") for a in prepositional(token, preposition)
                    ]
            return found
    return []


def prepositional(token: Token, preposition: str) -> list[Argument]:
    """Return the objects of `preposition` at `token`, if need be through a second preposition."""
    found = []
    for child in token.children:
        if (
            child.dep_ in {"prep", "agent", "dative", "prt", "advmod", "mark"}
            and child.lower_ == preposition
        ):
            found += [named_argument(g, "preposition") for g in child.children if g.dep_ == "pobj"]
            if not found and child.i + 1 < len(token.doc):
                found += [
                    named_argument(g, "preposition")
                    for g in token.children
                    if child.dep_ == "prt" and g.dep_ == "dobj" and g.i > child.i
                ]
    if not found and token.dep_ == "relcl":
        found += _stranded(token, preposition)
    return found


def _stranded(verb: Token, preposition: str) -> list[Argument]:
    """Return the antecedent of a stranded or fronted preposition (*with whom it met*)."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == preposition and not list(child.children):
            return [Argument(verb.head, "gap")]
    return []
