"""One surface, one label: the entities of a document -> entities after a vote over the document.

After the one-sense-per-discourse heuristic (Gale, Church, Yarowsky 1992): a surface gets the label that
most of its occurrences got, full person names vote for their surname, and untagged proper nouns equal
to a known surface get its label.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Span

__all__ = ["NAMED", "vote_labels"]

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
FULL_NAME_WEIGHT = 3


def vote_labels(
    doc: Doc, entities: Sequence[Span], trusted: dict[str, str], known: frozenset[str]
) -> list[Span]:
    """Return `entities` relabeled by the vote, and further spans of known surfaces; all disjoint.

    Parameters
    ----------
    entities
        Disjoint spans of `doc` with labels, in text order.
    trusted
        Labels of surfaces that known actors settle; they outvote everything but full person names.
    known
        All surfaces that known actors may have: only there is a surname's vote not the last word
        (*George Washington* makes no person of *Washington*).
    """
    votes = _count(entities, trusted)
    winner = {surface: _winner(counter) for surface, counter in votes.items()}
    winner.update(dict.fromkeys(_surnames(entities) - known, "PERSON"))
    voted = [
        Span(doc, one.start, one.end, winner.get(_surface(one.text), one.label_))
        if one.label_ in NAMED
        else one
        for one in entities
    ]
    taken = {index for one in voted for index in range(one.start, one.end)}
    found = _untagged(doc, winner, taken)
    return sorted([*voted, *found], key=lambda span: span.start)


def _surnames(entities: Sequence[Span]) -> set[str]:
    """Return the last words of full person names."""
    names = (one.text.split() for one in entities if one.label_ == "PERSON")
    return {_surface(words[-1]) for words in names if len(words) >= 2}


def _count(entities: Sequence[Span], trusted: dict[str, str]) -> dict[str, "Counter[str]"]:
    votes: dict[str, Counter[str]] = {}
    for one in entities:
        if one.label_ not in NAMED:
            continue
        surface = _surface(one.text)
        votes.setdefault(surface, Counter())[one.label_] += 1
        words = one.text.split()
        if one.label_ == "PERSON" and len(words) >= 2:
            votes.setdefault(_surface(words[-1]), Counter())["PERSON"] += FULL_NAME_WEIGHT
    for surface, label in trusted.items():
        if surface in votes and not votes[surface]["PERSON"] >= FULL_NAME_WEIGHT:
            votes[surface][label] += FULL_NAME_WEIGHT * len(entities)
    return votes


def _winner(counter: "Counter[str]") -> str:
    return min(counter, key=lambda label: (-counter[label], label))


def _surface(text: str) -> str:
    text = text.removesuffix("'s").removesuffix("’s").removesuffix("'")
    return text[4:] if text[:4].lower() == "the " else text


def _untagged(doc: Doc, winner: dict[str, str], taken: set[int]) -> list[Span]:
    """Return proper nouns outside all entities whose surface is known to be a name of somebody."""
    found = []
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or token.ent_iob_ in "BI":
            continue
        label = winner.get(token.text)
        alone = not any(
            0 <= near < len(doc) and doc[near].pos_ == "PROPN" and near not in taken
            for near in (token.i - 1, token.i + 1)
        )
        if label in ("PERSON", "ORG", "GPE") and alone:
            found.append(Span(doc, token.i, token.i + 1, label))
    return found
