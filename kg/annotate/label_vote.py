"""One surface, one label: the entities of a document -> entities after a vote over the document.

After the one-sense-per-discourse heuristic (Gale, Church, Yarowsky 1992): a surface gets the label that
most of its occurrences got, full person names vote for their surname, and untagged proper nouns equal
to a known surface get its label.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from spacy.tokens import Doc, Span

__all__ = ["NAMED", "vote_labels"]

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
FULL_NAME_WEIGHT = 3
_WHERE = frozenset(["in", "near", "outside", "at", "from", "to", "into", "around", "across"])


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
        All surfaces that known actors may have: only there is a surname's vote not the last word, but
        yields to uses before the full name or after *in* and the like (*in Washington*).
    """
    surnames = _surnames(entities)
    places = _used_otherwise(entities, surnames.keys() & known, surnames)
    votes = _count(entities, trusted, places)
    winner = {surface: _winner(counter) for surface, counter in votes.items()}
    winner.update(_introduced_acronyms(doc, entities))
    winner.update(dict.fromkeys(surnames.keys() - places, "PERSON"))
    voted = [
        Span(doc, one.start, one.end, winner.get(_surface(one.text), one.label_))
        if one.label_ in NAMED
        else one
        for one in entities
    ]
    taken = {index for one in voted for index in range(one.start, one.end)}
    found = _untagged(doc, winner, taken)
    return sorted([*voted, *found], key=lambda span: span.start)


def _surnames(entities: Sequence[Span]) -> dict[str, int]:
    """Return the last words of full person names, each with the token where it is introduced."""
    found: dict[str, int] = {}
    for one in entities:
        words = one.text.split()
        if one.label_ == "PERSON" and len(words) >= 2:
            found.setdefault(_surface(words[-1]), one.start)
    return found


def _used_otherwise(
    entities: Sequence[Span], doubtful: Collection[str], introduced: Mapping[str, int]
) -> set[str]:
    """Return the surnames that name somebody else too: used before the full name, or for a place."""
    return {
        surface
        for one in entities
        if (surface := _surface(one.text)) in doubtful
        and (one.start < introduced[surface] or _is_where(one))
    }


def _is_where(one: Span) -> bool:
    """Tell whether the word before says that a place follows."""
    return one.start > 0 and one.doc[one.start - 1].lower_ in _WHERE


def _introduced_acronyms(doc: Doc, entities: Sequence[Span]) -> dict[str, str]:
    """Return the labels of acronyms in parentheses after the name that they shorten (Schwartz, Hearst 2003)."""
    found = {}
    for one in entities:
        if one.label_ != "ORG" or one.end + 2 >= len(doc) or doc[one.end].text != "(":
            continue
        short = doc[one.end + 1].text
        initials = "".join(token.text[0] for token in one if token.text[0].isupper())
        if doc[one.end + 2].text == ")" and len(short) > 1 and short == initials:
            found[short] = "ORG"
    return found


def _count(
    entities: Sequence[Span], trusted: dict[str, str], places: Collection[str]
) -> dict[str, "Counter[str]"]:
    """Return the labels of each surface with their votes; surnames that are `places` too get none of the full name's."""
    votes: dict[str, Counter[str]] = {}
    for one in entities:
        if one.label_ not in NAMED:
            continue
        surface = _surface(one.text)
        votes.setdefault(surface, Counter())[one.label_] += 1
        words = one.text.split()
        if one.label_ == "PERSON" and len(words) >= 2 and _surface(words[-1]) not in places:
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
