"""Whom grammar names as doer: words' readings by rules -> whether somebody else may have done it.

*Ghana rebuked Togo for arming rebels*: Ghana arms nobody, and a court that dismisses a complaint *by Kenya* accuses nobody.
Models weigh what is likely; who stands as subject or owner of a word that rules know is no matter of weight.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.grammar.clauses import gerund_patients
from kg.relate.rows import are_kin
from kg.relate.triples import Candidate, Predicate

__all__ = ["Doers"]

NAMED = frozenset(
    ["verb:subject", "verb:agent", "verb:relative", "verb:object_control", "noun:noun_possessor", "noun:noun_preposition", "noun:carrier_preposition"]
)  # fmt: skip
"""Constructions of the doer that say who alone does it."""

AGAINST = frozenset({"against"})
"""What follows is whom the noun's own doer turns on (*rejected Guyana's claim against Venezuela*)."""


NOBODY = frozenset({"nobody", "none", "nothing"})


class Doers:
    """Who does what in a document, as far as grammar tells.

    Parameters
    ----------
    candidates
        All readings.
    """

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._of: dict[int, list[Token]] = {}
        for predicate in (one.predicate for one in candidates):
            if predicate.word.i not in self._of:
                self._of[predicate.word.i] = _named(predicate)

    def bar(self, candidate: Candidate) -> bool:
        """Tell whether a reading of the models alone has somebody do what grammar says another does."""
        if candidate.ruled is not None:
            return False
        if candidate.target is None and _is_done_to_nobody(candidate.predicate.word):
            return True
        word, source = candidate.predicate.word, candidate.source.actor.token
        doers = self._of[word.i]
        if doers and not any(_is_of(source, doer) for doer in doers):
            return True
        return candidate.target is not None and self._is_anothers(
            candidate.target.actor.token, word, source
        )

    def name(self, candidate: Candidate) -> bool:
        """Tell whether rules read the same, and grammar says that its source does it."""
        if candidate.ruled is None or candidate.target is None:
            return False
        return candidate.source.actor.token in self._of[candidate.predicate.word.i]

    def _is_anothers(self, target: Token, word: Token, source: Token) -> bool:
        """Tell whether the target hangs on a noun that somebody else does (*a claim against Venezuela*)."""
        preposition = target.head
        if target.dep_ != "pobj" or preposition.lower_ not in AGAINST:
            return False
        above = preposition.head  # parsers hang *against* on noun or verb
        nouns = [above] if above != word else [c for c in word.children if c.dep_ == "dobj"]
        doers = [doer for noun in nouns for doer in self._of.get(noun.i, [])]
        return bool(doers) and not any(_is_of(source, doer) for doer in doers)


def _named(predicate: Predicate) -> list[Token]:
    told = {one.subject for one in predicate.said if _construction(one.rule) in NAMED}
    acting = {one.token.i for one in gerund_patients(predicate.word)}
    actors = [one.actor for one in predicate.roles]
    return [one.token for one in actors if one.mention.id in told or one.token.i in acting]


def _is_done_to_nobody(word: Token) -> bool:
    """Tell whether a word says that it is done to nobody (*threatened nobody*)."""
    return any(child.dep_ == "dobj" and child.lower_ in NOBODY for child in word.children)


def _is_of(source: Token, doer: Token) -> bool:
    """Tell whether the words of one are part of those of the other, or both are listed together."""
    return source in doer.subtree or doer in source.subtree or are_kin(source, doer)


def _construction(rule: str) -> str:
    """Return the part of a rule's id that tells how it found who does it, without what that led to.

    Examples
    --------
    >>> _construction("verb:subject/possessor>object")
    'verb:subject'
    """
    return rule.partition(">")[0].partition("/")[0]
