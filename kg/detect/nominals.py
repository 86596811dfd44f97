"""Mentions by description: nouns for people and groups -> nominal mentions, titles before names too."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.detect.features import (
    find_function,
    find_number,
    is_definite,
    modifiers_of,
)
from kg.detect.gender import gender_of_role
from kg.detect.lexicon import Lexicon
from kg.records import Mention, MentionKind, Span

__all__ = ["detect_nominals"]

_COMPLETING = frozenset(["of", "for", "from", "in", "inside", "at", "to"])
_LONGEST = 6
_IDLE = frozenset(["the", "a", "an"])
_OF_A_KIND = frozenset(["figure", "figures"])
"""People only where a word before them says which (*opposition figures*); else they are numbers."""

_LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "predet", "quantmod", "advmod", "case"}
)


def detect_nominals(
    doc: Doc, taken: frozenset[int], lexicon: Lexicon
) -> Iterator[tuple[Mention, Token]]:
    """Yield each nominal mention with its head token, in text order.

    Parameters
    ----------
    taken
        Numbers of the tokens of names.

    Notes
    -----
    A noun that only modifies another noun (*government plan*) is no mention, unless it is the title of
    the name that follows (*Foreign Minister Hakan Fidan*).
    """
    for token in doc:
        if token.i in taken or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        kind = lexicon.types.get(token.lower_) or lexicon.types.get(token.lemma_.lower(), "")
        if not kind or (
            token.pos_ == "ADJ" and token.dep_ not in ("nsubj", "dobj", "pobj", "nsubjpass")
        ):
            continue
        if token.lower_ in _OF_A_KIND and not modifiers_of(token):
            continue
        title = _is_title(token, taken)
        if token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i and not title:
            continue
        yield _mention(token, kind, taken, lexicon), token


def _is_title(token: Token, taken: frozenset[int]) -> bool:
    """Tell whether the noun stands right before a name that it hangs on."""
    following = token.i + 1
    if following not in taken and following + 1 in taken and token.doc[following].pos_ == "PROPN":
        # An honorific stands between: Foreign Minister *Sheikh* Abdullah.
        following += 1
    return (
        following in taken
        and token.doc[following].ent_type_ == "PERSON"
        and token.head.i >= following
        and token.head.i in taken
    )


def _mention(token: Token, kind: str, taken: frozenset[int], lexicon: Lexicon) -> Mention:
    start = _left_edge(token, taken)
    end = token.idx + len(token)
    lemma = token.lemma_.lower()
    return Mention(
        id=f"m{start.idx}-{end}",
        span=Span(start.idx, end),
        head=Span(token.idx, end),
        text=token.doc[start.i : token.i + 1].text,
        kind=MentionKind.NOMINAL,
        type=kind,
        number=find_number(token),
        gender=gender_of_role(lemma, lexicon),
        definite=is_definite(token),
        head_lemma=lemma,
        modifiers=modifiers_of(token) or _title_words(start, token),
        function=find_function(token),
        full=_completed(start, token),
    )


def _completed(start: Token, token: Token) -> str:
    """Return a description with the phrase right behind it that says of whom, where or for what (*members* of Congress)."""
    for child in token.rights:
        if child.i == token.i + 1 and child.dep_ == "prep" and child.lower_ in _COMPLETING:
            edge = child.right_edge
            phrase = token.doc[start.i : edge.i + 1]
            plain = not any(one.is_punct or one.is_space or one.dep_ == "relcl" for one in phrase)
            if child.i < edge.i <= child.i + _LONGEST and plain:
                return phrase.text
    return ""


def _title_words(start: Token, token: Token) -> tuple[str, ...]:
    """Return the words of a title before its head (*Foreign* Minister)."""
    words = token.doc[start.i : token.i]
    return tuple(word.lower_ for word in words if word.is_alpha and word.lower_ not in _IDLE)


def _left_edge(token: Token, taken: frozenset[int]) -> Token:
    """Return the first token of the phrase that ends with the head."""
    if _is_title(token, taken):
        return _title_start(token)
    edge = token
    for child in sorted(token.lefts, key=lambda one: -one.i):
        if child.dep_ not in _LEFT or child.right_edge.i != edge.i - 1:
            break
        edge = child.left_edge
    while edge.i < token.i and (edge.is_punct or edge.is_space):
        edge = token.doc[edge.i + 1]
    return edge


def _title_start(token: Token) -> Token:
    """Return the first of the words before a title that hang on the same name."""
    head = token.head
    index = token.i
    while index > token.sent.start:
        before = token.doc[index - 1]
        attached = before.head in (head, token) or before.head.i in range(index, token.i + 1)
        if not attached or before.dep_ not in ("compound", "amod", "nmod", "poss", "case", "det"):
            break
        index -= 1
    return token.doc[index]
