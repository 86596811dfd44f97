"""Read a clause off the dependency tree: verb -> subjects and objects, also those it only implies.

Labels are those of spaCy's English models (ClearNLP). Nothing here knows mentions or the ontology.
"""

from dataclasses import dataclass

from spacy.tokens import Token

__all__ = [
    "Argument",
    "antecedent",
    "clause_subjects",
    "complement_objects",
    "direct_objects",
    "event_agents",
    "is_passive",
    "object_arguments",
    "prepositional",
    "speakers_of",
    "subject_arguments",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
VERBAL = frozenset({"VERB", "AUX"})
OBJECT_CONTROL = frozenset(
    """accuse advise allow appoint ask assist beg blame bar ban block challenge charge coax command
    compel convict convince dare direct discourage dissuade drive empower enable encourage expect
    forbid force get help implore induce instruct invite keep lead let make need oblige order permit
    persuade prepare press pressure prevent prod prohibit prompt push require see send stop summon
    suspect teach tell train trust urge want warn find catch watch order leave""".split()
)
"""Verbs whose object does what the infinitive or *of/from* gerund says (Karttunen; Huddleston & Pullum ch. 14)."""

SPEAKING = frozenset(
    """acknowledge add agree announce argue claim confirm declare deny disclose explain insist maintain pledge
    promise report reveal say state stress swear threaten vow warn""".split()  # noqa: SIM905
)
COMPLEMENT_PREPOSITIONS = ("with", "to", "against", "on", "for")
CONTROL_NOUNS = frozenset(
    """aim business campaign effort goal habit intention means plan policy position practice process purpose
    strategy way""".split()  # noqa: SIM905
)
"""Nouns after which an *of* gerund has the subject of the clause (*stuck to a policy of shunning it*)."""
CONTROLLING = frozenset({"of", "from", "for", "into", "against", "over"})
"""Prepositions whose gerund may have the object as its subject (*accused Iran of spying*)."""
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
        if clause.dep_ == "relcl":
            return clause.head
        if clause.head is clause:
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


def speakers_of(pronoun: Token) -> list[Argument]:
    """Return who *it* or *they* is in what they themselves say (*the ministry said it would …*)."""
    if pronoun.dep_ not in {"nsubj", "nsubjpass"} or pronoun.lower_ not in {"it", "they"}:
        return []
    clause = pronoun.head
    while clause.dep_ in {"conj", "xcomp"} and clause.head is not clause:
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


def subject_arguments(verb: Token, depth: int = 0) -> list[Argument]:
    """Return who does `verb`, from the clause itself or the one it hangs on; may be empty."""
    if is_passive(verb):
        return _agents(verb)
    own = [child for child in verb.children if child.dep_ in {"nsubj"} and child.i < verb.i + 12]
    if own:
        return [_named(child, "subject") for child in own]
    if depth >= DEPTH:
        return []
    return _inherited(verb, depth)


def _named(token: Token, how: str) -> Argument:
    source = antecedent(token)
    return Argument(source, "relative" if source is not token else how)


def _agents(verb: Token) -> list[Argument]:
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


def hyphenated(verb: Token) -> list[Token]:
    """Return the word tied to the participle by a hyphen (*US* in *US-backed*)."""
    if verb.i < 2 or verb.nbor(-1).text not in {"-", "‑", "–"}:
        return []
    return [verb.nbor(-2)]


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
    if verb.dep_ in {"xcomp", "ccomp"}:
        through = [
            g
            for c in head.children
            if c.dep_ == "prep"
            and c.lower_ in {"on", "to", "with"}
            and c.i < verb.i
            and head.lemma_ in {"call", "appeal", "plead", "lean", "prevail"}
            for g in c.children
            if g.dep_ == "pobj"
        ]
        if through:
            return [Argument(t, "object_control") for t in through]
    how = "adverbial" if verb.dep_ == "advcl" else "control"
    if is_passive(head):
        purpose = verb.tag_ == "VB" and (verb.dep_ == "advcl" or head.lemma_ in {"use", "need"})
        return [] if purpose else [Argument(antecedent(c), how) for c in _passive_patients(head)]
    return _again(head, how, depth)


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
        patients = direct_objects(governor)
        if governor.lemma_ in OBJECT_CONTROL and preposition.lower_ in CONTROLLING and patients:
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
        return [_named(child, "object") for child in own]
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
        return [_named(child, "passive") for child in own]
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
                found += [Argument(a.token, "clause_subject") for a in _agents(child)]
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
            found += [_named(g, "preposition") for g in child.children if g.dep_ == "pobj"]
            if not found and child.i + 1 < len(token.doc):
                found += [
                    _named(g, "preposition")
                    for g in token.children
                    if child.dep_ == "prt" and g.dep_ in {"dobj"} and g.i > child.i
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
