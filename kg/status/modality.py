"""Read the status that a word's own dependents give it: auxiliaries, negation, markers, adverbs -> status.

What the word hangs on is `kg.status.governors`' business.
"""

from spacy.tokens import Token

from kg.grammar.forms import SUBJECTS
from kg.grammar.words import load_words
from kg.ontology.schema import Signature
from kg.records import Modality
from kg.status.signatures import Lexicon, Status

__all__ = ["modified_status", "own_status", "signature_of"]

REPORTING = load_words("kg.status")["reporting"]
NOBODY = frozenset({"nobody", "none", "neither"})
AUXILIARIES = {
    "will": Modality.FUTURE,
    "'ll": Modality.FUTURE,
    "’ll": Modality.FUTURE,
    "wo": Modality.FUTURE,
    "shall": Modality.FUTURE,
    "would": Modality.CONDITIONAL,
    "'d": Modality.CONDITIONAL,
    "could": Modality.HEDGED,
    "may": Modality.HEDGED,
    "might": Modality.HEDGED,
    "can": Modality.HEDGED,
    "ca": Modality.HEDGED,
    "should": Modality.HEDGED,
    "must": Modality.HEDGED,
    "ought": Modality.HEDGED,
}
CONDITIONS = frozenset({"if", "unless", "until", "till", "lest", "provided", "whether"})
ADDITIVE = frozenset({"just", "only", "merely", "simply", "solely"})
UNTIL = frozenset({"until", "till"})
MODIFYING = frozenset({"advmod", "amod", "det", "compound", "preconj", "npadvmod"})


def own_status(verb: Token, lexicon: Lexicon) -> Status:
    """Return the status that a clause's own words give it."""
    status = modified_status(verb, lexicon)
    if _is_inverted(verb):
        status = status.with_modality(Modality.CONDITIONAL, verb)
    for child in verb.children:
        if (child.dep_ == "neg" and not _grants(child, verb)) or _is_negative_subject(child):
            status = status.flipped(child)
        elif (modality := _modality_of(child, verb)) is not None:
            status = status.with_modality(modality, child)
    return status


def _is_inverted(verb: Token) -> bool:
    """Tell whether a clause is a condition by its order (*Were Peru a member, …*)."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return (
        verb.lower_ == "were"
        and verb.dep_ in {"advcl", "ccomp"}
        and subject is not None
        and subject.i > verb.i
    )


def _modality_of(child: Token, verb: Token) -> Modality | None:
    """Return the modality that a dependent gives its clause, or None."""
    if child.dep_ in {"aux", "auxpass"} and child.lower_ in AUXILIARIES:
        return _auxiliary(verb, child)
    if child.dep_ in {"mark", "advmod"} and child.lower_ in CONDITIONS and verb.dep_ != "ROOT":
        return Modality.CONDITIONAL
    if child.dep_ == "mark" and child.lower_ == "before" and verb.tag_ in {"VBZ", "VBP"}:
        return Modality.FUTURE
    if child.dep_ == "advcl" and _is_condition(child) and _open_condition(verb):
        return Modality.CONDITIONAL
    return None


def _grants(negation: Token, verb: Token) -> bool:
    """Tell whether a negation grants what it stands with (*didn't just defend*, *didn't act until March*)."""
    after = negation.doc[negation.i + 1 : negation.i + 2]
    if any(word.lower_ in ADDITIVE for word in after):
        return True
    clauses = [word for c in verb.children if c.dep_ == "advcl" for word in c.children]
    deferred = any(c.lower_ in UNTIL and c.i > verb.i for c in (*verb.children, *clauses))
    return deferred and not any(c.lower_ in AUXILIARIES for c in verb.children)


def _is_negative_subject(child: Token) -> bool:
    """Tell whether a subject denies its clause (*no minister*, *neither side*, *nobody*)."""
    if child.dep_ not in SUBJECTS:
        return False
    return child.lower_ in NOBODY or any(
        word.lower_ in {"no", "neither"} and word.dep_ in {"det", "preconj", "cc"}
        for word in child.children
    )


def _is_condition(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in clause.children)


def _open_condition(verb: Token) -> bool:
    """Tell whether a verb with an *if* clause is itself only supposed: modal or present, not past."""
    return any(c.lower_ in AUXILIARIES for c in verb.children if c.dep_ == "aux")


def _auxiliary(verb: Token, auxiliary: Token) -> Modality:
    """Return what an auxiliary makes; *would* in reported speech is the past of *will*."""
    reported = verb.dep_ == "ccomp" and verb.head.lemma_ in REPORTING
    if auxiliary.lower_ in {"would", "'d"} and reported:
        condition = any(c.dep_ == "advcl" and _is_condition(c) for c in verb.children)
        return Modality.CONDITIONAL if condition else Modality.FUTURE
    return AUXILIARIES[auxiliary.lower_]


def modified_status(word: Token, lexicon: Lexicon) -> Status:
    """Return the status by the adjectives and adverbs of `word` (*planned*, *reportedly*, *no longer*)."""
    status = Status()
    for child in word.children:
        signature = lexicon.modifying.get(child.lower_) if child.dep_ in MODIFYING else None
        if signature is None:
            if child.lower_ == "longer" and any(g.lower_ == "no" for g in child.children):
                status = status.flipped(child)
        elif signature.effect == "false":
            status = status.flipped(child)
        elif child.dep_ != "det":
            status = status.with_modality(Modality(signature.effect), child)
    return status


def signature_of(head: Token, lexicon: Lexicon) -> Signature | None:
    """Return what a governor does to its complement, its particle included (*rule out*)."""
    lemma = head.lemma_.lower()
    for child in head.children:
        if child.dep_ in {"prt", "advmod", "prep"} and (
            found := lexicon.embedding.get(f"{lemma}_{child.lower_}")
        ):
            return found
    return lexicon.embedding.get(lemma)
