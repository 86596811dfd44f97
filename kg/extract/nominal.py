"""Fill the roles of nouns and adjectives: *Hamas' attack on Israel*, *critical of Russia*, *US-backed*.

Takes a word and a slot, gives arguments; verbs are `kg.grammar.clauses`' business.
"""

from collections.abc import Set

from spacy.tokens import Token

from kg.extract.complements import prepositional
from kg.grammar.clauses import subject_arguments
from kg.grammar.forms import VERBAL, Argument, antecedent, carrier_of, is_passive
from kg.grammar.words import load_words

__all__ = ["MODIFIERS", "hyphen_pair", "noun_slot", "owners", "predicative_subjects"]

MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})
WORDS = load_words("kg.extract")
ARRIVING = WORDS["arriving"]
VIOLENT = WORDS["violent"]
SERVING = frozenset({"act", "emerge", "join", "remain", "serve", "work"})
TARGETS = frozenset({"subject", "target", "victim", "object", "focus", "recipient", "beneficiary"})


def noun_slot(noun: Token, slot: str, *, light: Set[str], receiving: Set[str]) -> list[Argument]:
    """Return the arguments that stand in `slot` of the noun `noun`.

    Parameters
    ----------
    noun
        The cue.
    slot
        ``poss``, ``own`` (a possessive pronoun), ``mod``, ``light``, ``received`` or a preposition.
    light
        Lemmas of verbs that carry a noun.
    receiving
        Lemmas of verbs whose subject is the noun's object (*come under attack*).
    """
    if slot in {"poss", "own"}:
        owners_ = [
            c for c in noun.children if c.dep_ == "poss" and (c.pos_ == "PRON") == (slot == "own")
        ]
        return [Argument(antecedent(c), "noun_possessor") for c in owners_]
    if slot == "mod":
        return [
            Argument(c, "noun_modifier") for c in reversed(list(noun.lefts)) if c.dep_ in MODIFIERS
        ]
    if slot == "light":
        return _carried(noun, light)
    if slot == "named":
        return _named_by(noun)
    if slot == "received":
        return _receivers(noun, receiving)
    own = prepositional(noun, slot)
    if own:
        return [Argument(a.token, "noun_preposition") for a in own]
    return _of_carrier(noun, slot, light | receiving)


def _carried(noun: Token, light: Set[str]) -> list[Argument]:
    """Return the subject of the verb that carries the noun: *held talks*, *the raid it carried out*."""
    for child in noun.children:
        if (
            child.dep_ in {"acl", "relcl"}
            and child.lemma_ in light
            and (is_passive(child) or child.dep_ == "relcl")
        ):
            found = subject_arguments(child)
            if found and found[0].token != noun:
                return [Argument(a.token, "light") for a in found]
    carried = carrier_of(noun)
    if carried is None or carried[1] == "to":
        return []
    verbs = {"for": ARRIVING, "in": light | VIOLENT, "during": VIOLENT}.get(carried[1], light)
    if carried[0].lemma_ not in verbs or (carried[0].lemma_ in VIOLENT and is_passive(carried[0])):
        return []
    return [Argument(a.token, "light") for a in subject_arguments(carried[0]) if a.token != noun]


def _receivers(noun: Token, receiving: Set[str]) -> list[Argument]:
    """Return the subject of a verb that makes it the noun's victim (*Kyiv came under attack*)."""
    role = noun.head.head
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and role.lemma_ in TARGETS
        and role.dep_ == "attr"
    ):
        return [Argument(a.token, "received") for a in subject_arguments(role.head)]
    carried = carrier_of(noun)
    if carried is None or carried[0].lemma_ not in receiving:
        return []
    return [
        Argument(a.token, "received") for a in subject_arguments(carried[0]) if a.token != noun
    ]


def _of_carrier(noun: Token, preposition: str, carrying: Set[str]) -> list[Argument]:
    """Return a prepositional object that the parser hung on the verb: *held talks in Oslo with X*."""
    found = _at_verb(noun, preposition, carrying)
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lemma_ in carrying]
    for clause in () if found else clauses:
        found = found or prepositional(clause, preposition)
    if found:
        return [Argument(a.token, "carrier_preposition") for a in found]
    carried = carrier_of(noun)
    beside = carried[0].children if carried and carried[0].lemma_ in carrying else ()
    for child in (*noun.children, *beside):
        if child.dep_ in {"prep", "agent"} and child.i > noun.i:
            for inner in child.children:
                if inner.dep_ == "pobj" and (found := prepositional(inner, preposition)):
                    return [Argument(a.token, "nested_preposition") for a in found]
    return []


def _at_verb(noun: Token, preposition: str, carrying: Set[str]) -> list[Argument]:
    """Return what follows `preposition` at the verb that carries the noun, or its dative for *to*."""
    carried = carrier_of(noun)
    if carried is None or carried[0].lemma_ not in carrying:
        return []
    verb, how = carried
    found = [a for a in prepositional(verb, preposition) if a.token.i > noun.i or how == "passive"]
    if found or preposition != "to" or how != "object":
        return found
    datives = [c for c in verb.children if c.dep_ == "dative"]
    return [Argument(c, "dative") for c in datives if c.pos_ in {"NOUN", "PROPN", "PRON"}]


def _named_by(noun: Token) -> list[Argument]:
    """Return whom a role noun denotes (*mediators Egypt and Qatar*; *Egypt, a mediator*)."""
    found = [
        Argument(c, "named") for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"
    ]
    if found:
        return found
    head = noun.head
    if noun.dep_ == "appos" or (noun.dep_ == "compound" and head.pos_ == "PROPN"):
        return [Argument(head, "named")]
    if noun.dep_ == "attr" and head.pos_ in VERBAL:
        return [Argument(a.token, "named") for a in subject_arguments(head)]
    if noun.dep_ == "pobj" and head.lower_ == "as" and head.head.lemma_ in SERVING:
        return [Argument(a.token, "named") for a in subject_arguments(head.head)]
    return []


def owners(noun: Token | None) -> list[Argument]:
    """Return whom a thing belongs to (*rejected Egypt's proposal*)."""
    if noun is None:
        return []
    return [
        Argument(c, "owner")
        for c in noun.children
        if c.dep_ in {"poss", *MODIFIERS} and c.i < noun.i
    ]


def hyphen_pair(noun: Token) -> list[Argument]:
    """Return the two names tied by a hyphen or dash before the noun (*the Israel-Hamas war*)."""
    doc, i = noun.doc, noun.i
    for right in range(i - 1, max(i - 4, 1), -1):
        if (
            doc[right - 1].text in {"-", "–", "—", "/"}
            and right >= 2
            and doc[right].pos_ in {"PROPN", "ADJ", "NOUN"}
        ):
            return [Argument(doc[right - 2], "hyphen"), Argument(doc[right], "hyphen")]
    return []


def predicative_subjects(adjective: Token) -> list[Argument]:
    """Return what an adjective is said of: *Egypt is critical of …*, *a group loyal to …*."""
    head = adjective.head
    if adjective.dep_ in {"acomp", "oprd", "attr", "conj"} and head.pos_ in VERBAL:
        return [Argument(a.token, "predicative") for a in subject_arguments(head)]
    if adjective.dep_ == "conj" and head.pos_ == "ADJ":
        return predicative_subjects(head)
    if adjective.dep_ in {"amod", "acl", "appos"} and adjective.i > head.i:
        return [Argument(head, "postnominal")]
    if adjective.dep_ == "amod" and adjective.i < head.i:
        return [Argument(head, "attributive")]
    if adjective.dep_ == "advcl" and head.pos_ in VERBAL:
        return [Argument(a.token, "adverbial") for a in subject_arguments(head)]
    if adjective.dep_ in {"ccomp", "ROOT"} or head == adjective:
        return [
            Argument(antecedent(c), "predicative") for c in adjective.children if c.dep_ == "nsubj"
        ]
    return []
