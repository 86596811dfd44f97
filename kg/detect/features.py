"""What the parse says of a mention's head: token -> function, number, place or actor, modifiers."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.records import QuotedSpan

__all__ = [
    "depths",
    "find_function",
    "find_number",
    "is_adjectival",
    "is_definite",
    "is_locative",
    "modifiers_of",
]

_FUNCTIONS = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "csubj": "subject",
    "dobj": "object",
    "dative": "object",
    "attr": "attribute",
    "agent": "agent",
    "poss": "possessive",
    "amod": "modifier",
    "compound": "modifier",
    "nmod": "modifier",
    "pobj": "oblique",
    "appos": "apposition",
}
_PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "across",
        "inside",
        "outside",
        "around",
        "within",
        "throughout",
        "above",
        "beneath",
        "beside",
        "along",
        "off",
    ]
)
_WAYS = frozenset(["to", "from", "into", "toward", "towards", "through", "via", "out", "over"])
_MOTION = frozenset(
    [
        "travel",
        "go",
        "fly",
        "return",
        "arrive",
        "come",
        "leave",
        "head",
        "move",
        "walk",
        "drive",
        "sail",
        "flee",
        "visit",
        "trip",
        "flight",
        "journey",
        "way",
        "deport",
        "evacuate",
        "smuggle",
        "ship",
        "transport",
        "enter",
        "escape",
        "emigrate",
        "migrate",
        "drift",
        "road",
        "route",
        "airport",
        "border",
    ]
)
_BY_WHOM = frozenset(
    [
        "led",
        "backed",
        "brokered",
        "funded",
        "run",
        "controlled",
        "held",
        "supported",
        "linked",
        "occupied",
        "mediated",
        "sponsored",
        "aligned",
        "allied",
        "trained",
        "owned",
        "made",
    ]
)
_ARTICLES = frozenset(["a", "an", "the"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
_LEFT = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "quantmod"})


def depths(doc: Doc, quoted: Sequence[QuotedSpan]) -> list[int]:
    """Return for each token how many pairs of quotation marks it stands in."""
    found = [0] * len(doc)
    starts = [token.idx for token in doc]
    for one in quoted:
        for index in range(bisect_left(starts, one.inner.start), len(doc)):
            if starts[index] >= one.inner.end:
                break
            found[index] = max(found[index], one.depth + 1)
    return found


def find_function(token: Token) -> str:
    """Return the grammatical function of a noun phrase by its head; conjuncts share that of the first."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return "agent"
    return _FUNCTIONS.get(token.dep_, "")


def find_number(token: Token) -> str:
    """Return ``singular``, ``plural`` or an empty string."""
    number = token.morph.get("Number", [])
    if not number:
        return ""
    return "plural" if number[0] == "Plur" else "singular"


def is_definite(token: Token) -> bool:
    """Tell whether the phrase has a definite article, demonstrative or possessor."""
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _DEFINITE)
        for child in token.lefts
    )


def is_adjectival(token: Token) -> bool:
    """Tell whether the name modifies a noun (*Israeli strike*, *Russia policy*)."""
    return token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i


def is_locative(token: Token) -> bool:
    """Tell whether a place name says where: *in Moscow*, *flew to Doha*, *Doha-based*; not *talks with Doha*, *Doha-led*."""
    while token.dep_ in ("conj", "appos") and token.head is not token:
        token = token.head
    if token.dep_ == "npadvmod":
        return token.head.lower_ not in _BY_WHOM
    if token.dep_ != "pobj":
        return False
    preposition = token.head
    if preposition.lower_ in _PLACE_PREPOSITIONS:
        return True
    return preposition.lower_ in _WAYS and preposition.head.lemma_.lower() in _MOTION


def modifiers_of(token: Token) -> tuple[str, ...]:
    """Return the words before the head, in lower case, in text order, without articles."""
    return tuple(
        child.lower_
        for child in token.lefts
        if child.dep_ in _LEFT and not child.is_punct and child.lower_ not in _ARTICLES
    )
