"""Names that the model cut wrongly: entities -> entities split at hyphens, grown over particles, listed.

Takes and gives disjoint spans in text order. Not covered: names whose parts stand apart (*Ann and Bob Roth*).
"""

import itertools
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

__all__ = ["complete_lists", "grow_persons", "name_officers", "name_subjects", "split_compounds"]

_PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "ben",
        "ter",
        "ten",
        "zu",
        "zur",
    ]
)
_MISTAKEN = frozenset({"GPE", "LOC", "NORP", "ORG"})
_OFFICERS = frozenset(
    ["ambassador", "chancellor", "emir", "envoy", "governor", "king", "mayor", "minister", "premier", "president", "queen", "secretary", "senator", "spokesman", "spokeswoman", "sultan"]
)  # fmt: skip
"""Offices that persons alone hold."""
_LISTED = frozenset({"PERSON", "ORG", "GPE"})
_JOINTS = frozenset({",", "and", "&", "or"})
_LONGEST_NAME, _SHORT = 4, 3
_HAPPENING = frozenset(
    {"begin", "come", "continue", "end", "fall", "follow", "happen", "occur", "open", "start"}
)
"""What days, feasts and seasons do, too."""
_MONTHS = frozenset({"April", "May", "June", "August"})


def split_compounds(
    doc: Doc, entities: Sequence[Span], known: Collection[tuple[int, int]]
) -> Iterator[Span]:
    """Yield *Ruritania-Borduria* as two names, and *pro-Ruritanian* without its prefix.

    Parameters
    ----------
    known
        First and last token of the words that denote known actors: a compound is only split where each
        of its parts does.
    """
    for one in entities:
        hyphens = [token.i for token in one if token.text in ("-", "–", "/")]
        if not hyphens or one.label_ not in ("NORP", "GPE", "ORG", "LOC"):
            yield one
            continue
        bounds = [one.start, *(index + 1 for index in hyphens), one.end + 1]
        parts = [(start, end - 1) for start, end in itertools.pairwise(bounds)]
        if doc[one.start].text.lower() in ("pro", "anti", "non", "ex") and len(parts) > 1:
            yield Span(doc, parts[1][0], one.end, one.label_)
        elif all(part in known for part in parts):
            yield from (Span(doc, start, end, one.label_) for start, end in parts)
        else:
            yield one


def grow_persons(doc: Doc, entities: Sequence[Span]) -> list[Span]:
    """Return entities where a person's name goes on over its particles (*Marta van* der Berg)."""
    grown = []
    covered = -1
    for one in entities:
        if one.start < covered:
            continue
        covered = _grown_end(doc, one) if one.label_ == "PERSON" else one.end
        grown.append(one if covered == one.end else Span(doc, one.start, covered, "PERSON"))
    return grown


def _grown_end(doc: Doc, one: Span) -> int:
    """Return where the name ends: after its hyphen, its month, or the capitalized words that follow its particles."""
    end = _hyphen_end(doc, one)
    if end == one.end and len(one) == 1 and end < len(doc) and doc[end].text in _MONTHS:
        after = doc[end + 1] if end + 1 < len(doc) else None
        if after is None or not after.like_num:
            return end + 1
    particles = end - 1 > one.start and doc[end - 1].text in _PARTICLES
    while end < len(doc) and doc[end].text in _PARTICLES:
        particles = True
        end += 1
    first = end
    while end < len(doc) and _is_capitalized(doc[end]) and end - first < _LONGEST_NAME:
        end += 1
    return end if particles and end > first else max(one.end, _hyphen_end(doc, one))


def _hyphen_end(doc: Doc, one: Span) -> int:
    """Return where a name ends that its hyphen cut (*Rosa Ibarra*-Lopez, *Moon Jae*-in)."""
    end = one.end
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end - 1].whitespace_:
        return end
    part = doc[end + 1]
    short = len(part) < _SHORT
    glued = not doc[end].whitespace_ and part.is_alpha and not part.ent_type_
    return end + 2 if glued and len(one) > 1 and (part.is_title or short) else end


def complete_lists(doc: Doc, entities: Sequence[Span]) -> list[Span]:
    """Return entities with those that stand in a list between two of one label (*Holt, Jones and Brown*)."""
    completed: list[Span] = []
    for one in entities:
        last = completed[-1] if completed else None
        if last is not None and last.label_ == one.label_ and one.label_ in _LISTED:
            between = doc[last.end : one.start]
            if 3 <= len(between) <= _LONGEST_NAME + 3:
                completed += _listed(between, one.label_)
        completed.append(one)
    return completed


def _listed(between: Span, label: str) -> Iterator[Span]:
    """Yield the one name between two joints, if nothing else stands there."""
    tokens = [token.i for token in between if token.lower_ not in _JOINTS]
    joined = between[0].text == "," and between[-1].lower_ in _JOINTS
    proper = all(
        between.doc[index].pos_ == "PROPN" and between.doc[index].is_title for index in tokens
    )
    if joined and proper and tokens and tokens[-1] - tokens[0] == len(tokens) - 1:
        yield Span(between.doc, tokens[0], tokens[-1] + 1, label)


def name_officers(
    doc: Doc, entities: Sequence[Span], known: Collection[tuple[int, int]]
) -> list[Span]:
    """Return entities with those as persons that are explained by an office (*Suharyo, Indonesia's defence minister*).

    Parameters
    ----------
    known
        First and last token of the words that denote known actors.
    """
    found = {
        one.text
        for one in entities
        if one.label_ in _MISTAKEN and (one.start, one.end) not in known and _is_officer(one.root)
    }
    return [
        Span(doc, one.start, one.end, "PERSON") if one.text in found else one for one in entities
    ]


def _is_officer(token: Token) -> bool:
    beside = [child for child in token.children if child.dep_ == "appos"]
    beside += [token.head] if token.dep_ == "appos" else []
    return any(one.lower_ in _OFFICERS for one in beside)


def name_subjects(doc: Doc, entities: Sequence[Span]) -> list[Span]:
    """Return entities with the proper nouns that do something, though the model gave them no label (*Kovac resigned*).

    They are taken for people; who they are, if anybody, is decided when mentions are voted on.
    """
    taken = {token.i for one in entities for token in one}
    found = []
    for token in doc:
        acts = token.head.pos_ == "VERB" and token.head.lemma_ not in _HAPPENING
        if token.dep_ == "nsubj" and acts and _may_be_name(token, taken):
            start = token.i
            while (
                start > 0
                and doc[start - 1].head.i == token.i
                and _may_be_name(doc[start - 1], taken)
            ):
                start -= 1
            found.append(Span(doc, start, token.i + 1, "PERSON"))
    return sorted([*entities, *found], key=lambda one: one.start)


def _may_be_name(token: Token, taken: Collection[int]) -> bool:
    plain = token.is_alpha and token.is_title and len(token) > 2
    return plain and token.pos_ == "PROPN" and token.i not in taken


def _is_capitalized(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha
