"""Reciprocals: a predicate -> whether it is done to each other."""

from spacy.tokens import Token

__all__ = ["is_reciprocal"]

_PARTS = frozenset({("each", "other"), ("one", "another")})


def is_reciprocal(word: Token) -> bool:
    """Tell whether what `word` says is done to *each other*, to *one another* or to what is theirs."""
    verbs = [word.head] if word.dep_ == "dobj" else []  # *hurled accusations at each other*
    after = [child for one in (word, *verbs) for child in one.children if child.i > word.i]
    after += [inner for child in after for inner in child.children]
    after += [inner for child in after if child.dep_ == "prep" for inner in child.children]
    return any(one.i > 0 and (one.nbor(-1).lower_, one.lower_) in _PARTS for one in after)
