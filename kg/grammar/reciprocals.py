"""Reciprocals: a predicate -> whether it is done to each other."""

from spacy.tokens import Token

__all__ = ["is_reciprocal", "says_what_two_are"]

_PARTS = frozenset({("each", "other"), ("one", "another")})


def is_reciprocal(word: Token) -> bool:
    """Tell whether what `word` says is done to *each other*, to *one another* or to what is theirs."""
    verbs = [word.head] if word.dep_ == "dobj" else []  # *hurled accusations at each other*
    after = [child for one in (word, *verbs) for child in one.children if child.i > word.i]
    after += [inner for child in after for inner in child.children]
    after += [inner for child in after if child.dep_ == "prep" for inner in child.children]
    return any(one.i > 0 and (one.nbor(-1).lower_, one.lower_) in _PARTS for one in after)


def says_what_two_are(word: Token) -> bool:
    """Tell whether a clause says with a noun what two are to one another: *X and Y are rivals*."""
    if word.dep_ != "attr" or word.tag_ != "NNS":
        return False
    subjects = (child for child in word.head.children if child.dep_ == "nsubj")
    return any(one.dep_ == "conj" for subject in subjects for one in subject.children)
