"""Find the words of an office beside a name: tokens -> title, organization and whether it is over.

Whether the words belong to the name at all is `kg.office.offices`' business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.grammar.titles import (
    after_title,
    before_chief,
    is_counted,
    is_of_body,
    noun_of_title,
    write_words,
)
from kg.ontology.schema import Offices
from kg.records import Mention

__all__ = ["HONORIFICS", "Office", "TitleWords", "read_title", "title_words"]

LINKS = frozenset({"of", "for", "at", "in", "to", "with", "on", "from"})
TIMES = frozenset({"DATE", "TIME"})
"""Such words before a title aren't its own: *over the past week Governor X …*."""
HONORIFICS = frozenset(
    {
        "sheikh",
        "sheik",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "lord",
        "lady",
        "dame",
        "sayyid",
        "mullah",
        "emir",
        "haji",
        "general",
        "gen",
        "prof",
        "rev",
        "imam",
        "prince",
    }
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the words tell it.

    Attributes
    ----------
    title
        Lower case but for names: *foreign minister*.
    words
        The title's tokens.
    organization
        Where, or None.
    ended
        True for former and outgoing holders.
    """

    title: str
    words: tuple[Token, ...]
    organization: Mention | None
    ended: bool


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The ontology's words as sets."""

    titles: frozenset[str]
    fields: frozenset[str]
    past: frozenset[str]
    coming: frozenset[str]
    national: Mapping[str, str]
    of_state: frozenset[str]
    of_bodies: frozenset[str]
    elected: frozenset[str]
    not_of: Mapping[str, tuple[str, ...]]


def title_words(offices: Offices) -> TitleWords:
    """Return the words as sets.

    Examples
    --------
    >>> title_words(Offices(titles=("minister",))).titles
    frozenset({'minister'})
    """
    return TitleWords(
        titles=frozenset(offices.titles),
        fields=frozenset(offices.fields),
        past=frozenset(offices.past),
        coming=frozenset(offices.coming),
        national=offices.national,
        not_of=offices.not_of,
        of_state=frozenset(offices.of_state) | frozenset(offices.national),
        of_bodies=frozenset(offices.of_bodies),
        elected=frozenset(offices.elected),
    )


def read_title(
    phrase: Sequence[Token], words: TitleWords, inside: Mapping[int, Mention], *, leading: bool
) -> Office | None:
    """Return the office that `phrase` names, or None.

    Parameters
    ----------
    phrase
        Tokens beside a name, in text order.
    words
        From `title_words`.
    inside
        Index of a token -> the mention (no person) that covers it.
    leading
        True where the phrase stands before the name: its last title counts, and nothing but
        an *of* phrase may follow it; else its first title counts.
    """
    places = [n for n, token in enumerate(phrase) if is_title(token, words, plural=leading)]
    if not places:
        return None
    if leading:
        place = places[-1]
        tail = phrase[place + 1 :]
        while tail and tail[0].lower_.rstrip(".") in HONORIFICS:
            tail = tail[1:]
        if tail and (tail[0].lower_ not in LINKS or tail[-1].pos_ in {"DET", "ADP"}):
            return None
    else:
        place = _end_of_title(phrase, places[0], words)
        tail = phrase[place + 1 :]
        if any(token.lower_ in LINKS or token.text == "," for token in phrase[: places[0]]):
            return None
    before = [one for one in phrase[:place] if one.ent_type_ not in TIMES]
    own = [
        token
        for token in before
        if _describes(token, words)
        and not is_of_body(token)
        and not is_counted(token)
        and (token.i not in inside or token.lower_ in words.fields)
    ]
    own = before_chief(phrase[place]) or _contiguous(own, phrase[place])
    after = after_title(phrase[place], words.fields) if tail else []
    head = write_words([*own, phrase[place]])
    if leading and not is_title(phrase[place], words):
        head = head.removesuffix("s")  # of several: *Presidents X of Peru and Y of Chile*
    title = " ".join((head, write_words(after))) if after else head
    body = _organization(before[: place - len(own)], tail[len(after) :], inside)
    return Office(
        title=title,
        words=(*own, phrase[place]),
        organization=_fitting(body, phrase[place], title, words),
        ended=any(token.lower_.rstrip("-") in words.past for token in before),
    )


def _fitting(body: Mention | None, head: Token, title: str, words: TitleWords) -> Mention | None:
    """Return the body unless the title is part of its name or such an office can't hang on it."""
    if body is None or body.span.start <= head.idx < body.span.end:
        return None
    if body.type == "party" and head.lower_.rstrip(".") in words.elected:
        return None
    if title.lower() not in words.of_state:
        return body
    if body.type in {"media", "organization"} and title.lower() not in words.of_bodies:
        return None
    if body.type == "person" or (body.type == "people" and not body.adjectival):
        return None
    return body


def is_title(token: Token, words: TitleWords, *, plural: bool = False) -> bool:
    """Tell whether a word is the head of an office, or of those of several if `plural`."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    lower = token.lower_
    if plural and token.tag_ in {"NNS", "NNPS"}:
        lower = lower.removesuffix("s")
    return (
        lower in words.titles
        or lower.rstrip(".") in words.titles
        or lower.removesuffix("-elect") in words.titles
    )


def _end_of_title(phrase: Sequence[Token], place: int, words: TitleWords) -> int:
    """Return where a run of title words ends (*deputy prime minister*, *deputy campaign manager*)."""
    noun = place + noun_of_title(phrase[place]).i - phrase[place].i
    if place < noun < len(phrase):
        return noun
    while place + 1 < len(phrase) and phrase[place + 1].pos_ in {"NOUN", "PROPN"}:
        place += 1
        if not is_title(phrase[place], words):
            return place - 1
    return place


def _describes(token: Token, words: TitleWords) -> bool:
    if token.lower_.rstrip("-") in words.past or token.lower_ in words.coming:
        return False
    return token.pos_ in {"ADJ", "NOUN", "PROPN"} and not token.is_stop


def _contiguous(own: Sequence[Token], head: Token) -> list[Token]:
    """Keep the words that stand in one run before `head`."""
    kept: list[Token] = []
    expected = head.i - 1
    for token in reversed(own):
        if token.i != expected:
            break
        kept.insert(0, token)
        expected -= 1
    return kept[1:] if kept and kept[0].text == "-" else kept  # *ex-president*


def _organization(
    before: Sequence[Token], tail: Sequence[Token], inside: Mapping[int, Mention]
) -> Mention | None:
    """Return the body an office belongs to: after *of*, else the nearest one before the title.

    What follows *to* is where somebody is sent (*ambassador to Chad*), not whom he serves.
    """
    sent = bool(tail) and tail[0].lower_ in {"to", "in", "on"}
    for token in () if sent else tail[:10]:
        if token.i in inside and _joins(tail, token):
            return inside[token.i]
    if tail and tail[0].i in inside and tail[0].nbor(-1).text == ",":
        return inside[tail[0].i]
    for token in reversed(before):
        glued = token.i + 1 < len(token.doc) and token.nbor(1).text == "-"
        if token.i in inside and not glued:
            return inside[token.i]
    return None


def _joins(tail: Sequence[Token], token: Token) -> bool:
    """Tell whether only nouns and links stand between the title and `token`."""
    for between in tail:
        if between == token or between.i >= token.i:
            return True
        if between.pos_ not in {
            "ADP",
            "DET",
            "ADJ",
            "NOUN",
            "PROPN",
            "PART",
            "PUNCT",
            "PRON",
        } or between.text in {",", ";", "–", "—"}:
            return False
    return False
