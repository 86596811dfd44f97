"""Entity types of names: NER label, head word and known actor -> type."""

from kg.actors.lookup import KnownActors
from kg.detect.lexicon import Lexicon

__all__ = ["type_of_name"]

_BY_LABEL = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "NORP": "people",
    "LOC": "place",
    "FAC": "place",
}
_MEDIA = frozenset(
    [
        "times",
        "news",
        "post",
        "herald",
        "tribune",
        "journal",
        "gazette",
        "radio",
        "television",
        "tv",
        "daily",
        "telegraph",
        "magazine",
        "chronicle",
        "observer",
        "press",
    ]
)
_AGENCY = frozenset(
    [
        "ministry",
        "department",
        "agency",
        "bureau",
        "court",
        "tribunal",
        "parliament",
        "senate",
        "congress",
        "assembly",
        "commission",
        "committee",
        "council",
        "office",
        "embassy",
        "consulate",
        "directorate",
        "authority",
        "administration",
        "service",
        "police",
        "cabinet",
        "treasury",
        "legislature",
        "prosecutor",
        "judiciary",
    ]
)
_MILITARY = frozenset(
    [
        "army",
        "navy",
        "force",
        "forces",
        "corps",
        "brigade",
        "battalion",
        "command",
        "guard",
        "guards",
    ]
)
_ARMED = frozenset(["militia", "brigades", "front", "rebels"])


def type_of_name(
    label: str,
    words: tuple[str, ...],
    known: tuple[str, ...],
    actors: KnownActors,
    lexicon: Lexicon,
) -> str:
    """Return the entity type of a name.

    Parameters
    ----------
    label
        Its NER label.
    words
        The name's words.
    known
        Ids of known actors that it may denote, best first.
    """
    actor = actors.get(known[0]) if known else None
    if actor is not None and not (label == "PERSON" and actor.type in ("government", "place")):
        return actor.type
    last = words[-1].lower().rstrip("s")
    heads = _heads(words)
    if label in ("ORG", "FAC", "GPE", "NORP") and len(words) > 1:
        for kind, nouns in (
            ("media", _MEDIA),
            ("military", _MILITARY),
            ("armed_group", _ARMED),
            ("agency", _AGENCY),
            ("party", {"party"}),
        ):
            if heads & nouns:
                return kind
        if label == "GPE" and last in ("government", "administration"):
            return "government"
    if label == "ORG" and len(words) > 1 and last in lexicon.types:
        kind = lexicon.types[last]
        return kind if kind not in ("person", "people", "government") else "organization"
    return _BY_LABEL.get(label, "organization")


def _heads(words: tuple[str, ...]) -> set[str]:
    """Return the words that may tell what a name names: first, last, and the one before *of*."""
    lowered = [word.lower() for word in words]
    heads = {lowered[0], lowered[-1]}
    if "of" in lowered[1:]:
        place = lowered.index("of", 1)
        heads.add(lowered[place - 1])
        if lowered[place - 1] == "house":
            heads.add("assembly")
    return heads
