"""Read a clause off the dependency tree: verb -> subjects and objects, also those it only implies.

Labels are those of spaCy's English models (ClearNLP). Nothing here knows mentions or the ontology.
"""

from spacy.tokens import Token

from kg.grammar.forms import (
    DEPTH,
    RELATIVES,
    SUBJECTS,
    VERBAL,
    Argument,
    antecedent,
    hyphenated,
    is_passive,
    named_argument,
)
from kg.grammar.words import load_words

__all__ = ["agents", "direct_objects", "gerund_patients", "object_arguments", "subject_arguments"]

WORDS = load_words("kg.grammar")
OBJECT_CONTROL = WORDS["object_control"]
CONTROL_NOUNS = WORDS["control_nouns"]
ASKING_THROUGH = frozenset({"call", "appeal", "plead", "lean", "prevail"})
CONTROLLING = frozenset({"of", "from", "for", "into", "against", "over", "with"})
"""Prepositions whose gerund has an object that can act as its subject (*thanked Kenya for hosting*)."""
ACTING = frozenset({"PERSON", "NORP", "ORG", "GPE"})


def subject_arguments(verb: Token, depth: int = 0) -> list[Argument]:
    """Return who does `verb`, from the clause itself or the one it hangs on; may be empty."""
    if is_passive(verb):
        return agents(verb)
    own = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i + 12]
    if own:
        return [named_argument(child, "subject") for child in own]
    if depth >= DEPTH:
        return []
    return _inherited(verb, depth)


def agents(verb: Token) -> list[Argument]:
    """Return the by-agent of a passive, its own or one shared by coordination."""
    own = _own_agents(verb)
    if own:
        return own
    if verb.dep_ == "amod":
        return [Argument(left, "compound_agent") for left in hyphenated(verb)]
    near = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBAL and is_passive(c)]
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and is_passive(verb.head):
        near.insert(0, verb.head)
    return [Argument(a.token, "shared") for other in near for a in _own_agents(other)]


def _own_agents(verb: Token) -> list[Argument]:
    by = [c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")]
    return [Argument(g, "agent") for child in by for g in child.children if g.dep_ == "pobj"]


def _inherited(verb: Token, depth: int) -> list[Argument]:
    """Return the subject that `verb` takes over from the clause above."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        return _patients_as_subjects(head) if is_passive(head) else _again(head, "shared", depth)
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.pos_ in VERBAL:
        return _controlled(verb, head, depth)
    if verb.dep_ in {"xcomp", "advcl", "acl"} and head.pos_ in {"ADJ", "NOUN"}:
        return _of_predicative(verb, head, depth)
    if verb.dep_ == "acl" and head.pos_ in {"PROPN", "PRON"}:
        return [Argument(head, "participle")] if verb.tag_ == "VBG" else []
    if verb.dep_ == "pcomp":
        return _of_gerund(head, depth)
    return []


def _again(head: Token, how: str, depth: int) -> list[Argument]:
    return [Argument(a.token, how) for a in subject_arguments(head, depth + 1)]


def _patients_as_subjects(head: Token) -> list[Argument]:
    return [Argument(antecedent(c), "shared") for c in head.children if c.dep_ == "nsubjpass"]


def _controlled(verb: Token, head: Token, depth: int) -> list[Argument]:
    """Return the subject of an infinitive or gerund: the object of *urge*, the subject of *want*."""
    clausal = any(c.dep_ == "mark" and c.lower_ != "to" for c in verb.children)
    if verb.dep_ == "ccomp" and clausal and any(c.dep_ in SUBJECTS for c in verb.children):
        return []
    if verb.dep_ != "advcl" and head.lemma_ in OBJECT_CONTROL:
        patients = direct_objects(head)
        patients += [c for c in head.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        patients = [p for p in patients if p.i < verb.i or is_passive(head)]
        if patients:
            return [Argument(p, "object_control") for p in patients]
    if through := _asked_through(verb, head):
        return [Argument(t, "object_control") for t in through]
    how = "adverbial" if verb.dep_ == "advcl" else "control"
    if is_passive(head):
        purpose = verb.tag_ == "VB" and (verb.dep_ == "advcl" or head.lemma_ in {"use", "need"})
        return [] if purpose else [Argument(antecedent(c), how) for c in _passive_patients(head)]
    return _again(head, how, depth)


def _asked_through(verb: Token, head: Token) -> list[Token]:
    """Return who is to act after *call on*, *appeal to*: the parser takes the infinitive for a purpose, too."""
    infinitive = verb.dep_ == "advcl" and any(
        c.dep_ == "aux" and c.lower_ == "to" and head.i < c.i for c in verb.children
    )
    if head.lemma_ not in ASKING_THROUGH or not (infinitive or verb.dep_ in {"xcomp", "ccomp"}):
        return []
    return [
        g
        for c in head.children
        if c.dep_ == "prep" and c.lower_ in {"on", "to", "with"} and c.i < verb.i
        for g in c.children
        if g.dep_ == "pobj"
    ]


def _of_predicative(verb: Token, head: Token, depth: int) -> list[Argument]:
    """Return the subject of what hangs on an adjective or noun (*ready to*, *its decision to*)."""
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return [Argument(head, "participle")]
    owner = [c for c in head.children if c.dep_ == "poss"]
    if owner:
        return [Argument(owner[0], "possessor")]
    governor = head.head
    if (
        head.dep_ in {"acomp", "attr", "dobj", "oprd"}
        and governor.pos_ in VERBAL
        and verb.tag_ == "VB"
    ):
        return _again(governor, "control", depth)
    return []


def _of_gerund(preposition: Token, depth: int) -> list[Argument]:
    """Return the subject of a gerund after a preposition (*accused Israel of killing*)."""
    governor = preposition.head
    if governor.pos_ == "ADV":  # *stopped short of*
        governor = governor.head
    if governor.pos_ in VERBAL:
        patients = direct_objects(governor) if preposition.lower_ in CONTROLLING else []
        if governor.lemma_ not in OBJECT_CONTROL:
            patients = [p for p in patients if _can_act(p)]
        if patients:
            return [Argument(p, "object_control") for p in patients]
        if is_passive(governor):
            return [Argument(p, "adverbial") for p in _passive_patients(governor)]
        return _again(governor, "adverbial", depth)
    if governor.pos_ in {"NOUN", "ADJ"}:
        owner = [c for c in governor.children if c.dep_ == "poss"]
        if owner:
            return [Argument(owner[0], "possessor")]
        verb = governor.head.head if governor.dep_ == "pobj" else governor.head
        inherits = governor.pos_ == "ADJ" or governor.lemma_ in CONTROL_NOUNS
        if inherits and governor.dep_ in {"acomp", "attr", "dobj", "pobj"} and verb.pos_ in VERBAL:
            return _again(verb, "adverbial", depth)
    return []


def gerund_patients(verb: Token) -> list[Argument]:
    """Return the object that does what a gerund says, if it is somebody (*jailed the editor for insulting China*)."""
    preposition = verb.head
    governor = preposition.head
    controls = verb.dep_ == "pcomp" and preposition.lower_ in CONTROLLING
    if not controls or governor.pos_ not in VERBAL or is_passive(governor):
        return []
    return [Argument(one, "patient") for one in direct_objects(governor)]


def _can_act(token: Token) -> bool:
    """Tell whether a word names somebody, or stands for a person."""
    personal = token.pos_ == "PRON" and token.lower_ not in {"it", "this", "that"}
    return personal or token.ent_type_ in ACTING


def _passive_patients(verb: Token) -> list[Token]:
    return direct_objects(verb) if is_passive(verb) else []


def direct_objects(verb: Token) -> list[Token]:
    """Return the words that `verb` is done to: direct objects, or the subject of a passive."""
    return [argument.token for argument in object_arguments(verb)]


def object_arguments(verb: Token, depth: int = 0) -> list[Argument]:
    """Return whom or what `verb` is done to, with the construction that says so; may be empty."""
    if is_passive(verb):
        return _patients(verb, depth)
    own = [c for c in verb.children if c.dep_ == "dobj"]
    own = own or [c for c in verb.children if c.dep_ == "oprd" and c.ent_type_ == "PERSON"]
    if own:
        return [named_argument(child, "object") for child in own]
    raised = [
        g
        for c in verb.children
        if c.dep_ == "ccomp" and _is_infinitive(c)
        for g in c.children
        if g.dep_ == "nsubj"
    ]
    raised += [
        g
        for c in verb.children
        if c.dep_ == "ccomp" and c.pos_ in {"ADJ", "NOUN"}
        for g in c.children
        if g.dep_ == "nsubj" and not any(k.dep_ in {"cop", "aux"} for k in c.children)
    ]
    if raised:
        return [Argument(g, "raised") for g in raised]
    if verb.dep_ == "relcl" and _gapped(verb):
        return [Argument(verb.head, "gap")]
    return _shared_object(verb)


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children) and verb.tag_ == "VB"


def _gapped(verb: Token) -> bool:
    """Tell whether a relative clause lacks the object that its antecedent is (*the man they killed*)."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not subjects or any(s.lower_ in RELATIVES for s in subjects):
        return False
    return not any(
        c.dep_ in {"ccomp", "xcomp", "prep"} and c.i > verb.i and not list(c.children)
        for c in verb.children
    )


def _patients(verb: Token, depth: int) -> list[Argument]:
    own = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if own:
        return [named_argument(child, "passive") for child in own]
    head = verb.head
    if verb.dep_ in {"acl", "amod"}:
        return [Argument(head, "reduced")]
    if verb.dep_ == "conj" and head.pos_ in VERBAL and depth < DEPTH:
        return [Argument(a.token, "shared") for a in object_arguments(head, depth + 1)]
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and head.pos_ in VERBAL and depth < DEPTH:
        return _controlled(verb, head, depth)
    return []


def _shared_object(verb: Token) -> list[Argument]:
    """Return the object of the next coordinated verb (*attacked and killed them*)."""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 3:
            own = [c for c in child.children if c.dep_ == "dobj"]
            if not any(c.dep_ in SUBJECTS for c in child.children):
                return [Argument(o, "shared_object") for o in own]
    return []
