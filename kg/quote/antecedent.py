"""Whom a speaking pronoun or document means: *they said*, *it said*, *the letter said* -> those named before, as numbers.

Mentions with one last word are taken together (*Ana Roe*, *Roe*); how salient they are goes by function and distance
(Lappin and Leass 1994). A document speaks for its issuer; one that is new to the reader (*a new report*) only for who stands beside a document. What is decided here is a link that `kg.resolve` follows if
nothing forbids it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from kg.quote.reading import Draft, Reading
from kg.quote.speaker import Option, Spoken
from kg.records import Mention, MentionKind

__all__ = [
    "NAMES",
    "TYPES",
    "Antecedent",
    "describe_antecedents",
    "find_antecedents",
    "means_another",
]

_ISSUING = ("by", "for", "from", "of")
_SENTENCES = 10
_AFTER = 150
_ITSELF = ("i", "you", "we")
_FORMS = ("he", "she", "they", "it", "who", "document")
TYPES = (
    "person",
    "government",
    "agency",
    "organization",
    "media",
    "people",
    "party",
    "military",
    "igo",
    "place",
)
_WEIGHTS = {"subject": 1.0, "agent": 0.7, "object": 0.6, "possessive": 0.5}

NAMES = (
    "form",
    "itself",
    "type",
    "named",
    "how often",
    "sentences",
    "sentences to a subject",
    "characters",
    "salience",
    "rank by salience",
    "rank by nearness",
    "rivals",
    "spoke last",
    "spoke before",
    "spoke third",
    "lines since the last speech",
    "named since the last speech",
    "others named since",
    "in the content",
    "share in marks",
    "gender",
    "number",
    "subject",
    "belongs to it",
    "definite",
    "same paragraph",
)
"""Names of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """Mentions of one last word, of whom one may be meant.

    Attributes
    ----------
    nearest
        The last of them before the source.
    all
        All of them within reach, in text order.
    """

    nearest: Option
    all: tuple[Option, ...]


def means_another(mention: Mention, reading: Reading) -> bool:
    """Tell whether a source is a pronoun, or a document of somebody; *I* and *you* are left to who speaks around.

    What other descriptions mean is decided with all that a document says (`kg.resolve`).
    """
    if mention.kind is MentionKind.PRONOUN:
        return mention.head_lemma not in _ITSELF
    return mention.kind is MentionKind.NOMINAL and (
        mention.head_lemma in reading.reporting.documents
    )


def find_antecedents(
    source: Option,
    options: Sequence[Option],
    before: Sequence[Spoken],
    meant: dict[str, Option],
    reading: Reading,
) -> list[Antecedent]:
    """Return the source itself, then those before it, the nearest first.

    Parameters
    ----------
    options
        All mentions of the document, in text order.
    before
        Quotations before, in text order.
    meant
        Antecedents already found, by mention id.
    """
    own = source.mention
    here = reading.sentence_number(source.token)
    groups: dict[str, list[Option]] = {}
    for number in range(reading.first_option(own.span.start + _AFTER) - 1, -1, -1):
        one = options[number]
        if here - reading.sentence_number(one.token) > _SENTENCES:
            break
        if one.mention.kind is not MentionKind.PRONOUN and _fits(own, one.mention):
            groups.setdefault(_key(one.mention), []).append(one)
    for spoken in before[-3:]:
        option = meant.get(spoken.option.mention.id, spoken.option)
        if option.mention.kind is not MentionKind.PRONOUN and _fits(own, option.mention):
            groups.setdefault(_key(option.mention), [option])
    itself = Antecedent(nearest=source, all=(source,))
    found = [Antecedent(nearest=g[0], all=tuple(g[::-1])) for g in groups.values()]
    strange = own.kind is MentionKind.NOMINAL and not own.definite
    if strange and own.head_lemma not in reading.reporting.messages:
        found = [one for one in found if _issues(one, reading)]
    return [itself, *found]


def _issues(one: Antecedent, reading: Reading) -> bool:
    """Tell whether one of the mentions stands beside a document as who issues it."""
    nouns = (noun for option in one.all for noun in _beside(reading.doc[option.token]))
    return any(noun.lemma_.lower() in reading.reporting.documents for noun in nouns)


def _beside(token: Token) -> Iterator[Token]:
    """Yield the nouns of which somebody may be the issuer: *X's letter*, *a letter by X*, *X wrote a letter*, *X said in a letter*."""
    above = token.head
    if token.dep_ in ("poss", "compound", "nmod", "amod"):
        yield above
    if token.dep_ == "pobj" and above.lower_ in _ISSUING:
        yield above.head
        yield above.head.head
    if token.dep_ == "nsubj":
        for child in above.children:
            if child.dep_ in ("dobj", "attr"):
                yield child
            elif child.dep_ == "prep" and child.lower_ == "in":
                yield from child.children


def _key(mention: Mention) -> str:
    words = mention.text.lower().split()
    return words[-1] if mention.kind is MentionKind.NAME and words else " ".join(words)


def _fits(own: Mention, other: Mention) -> bool:
    if other.id == own.id or other.span.contains(own.head):
        return False
    if own.head_lemma in ("he", "she"):
        named = other.kind is MentionKind.NAME and not other.type
        return (other.type == "person" or named) and other.number != "plural"
    return not (own.head_lemma == "it" and other.type == "person")


def describe_antecedents(
    draft: Draft,
    found: Sequence[Antecedent],
    before: Sequence[Spoken],
    meant: dict[str, Option],
    reading: Reading,
) -> NDArray[np.float64]:
    """Return a row for each antecedent, columns as in `NAMES`; the first is the source itself."""
    source = found[0].nearest
    weights = [_salience(one, source, reading) for one in found]
    since = _since_speech(found, before, source)
    rows = np.zeros((len(found), len(NAMES)))
    for place, one in enumerate(found):
        better = sum(other > weights[place] for other in weights[1:])
        ranks = [weights[place], better if place else -1, place - 1, len(found) - 1]
        rows[place] = [
            *_of_pair(source, one, reading),
            *ranks,
            *_of_speakers(draft, one, before, meant, reading),
            since[place],
            sum(since) - since[place],
            *_of_use(draft, source, one, reading),
        ]
    return rows


def _since_speech(
    found: Sequence[Antecedent], before: Sequence[Spoken], source: Option
) -> list[bool]:
    """Tell which of them the article itself names after the last quotation and before the source."""
    start = before[-1].draft.hull.end if before else 0
    return [
        any(
            start <= option.mention.span.start < source.mention.span.start
            and not option.mention.quotation_depth
            for option in one.all
        )
        and place > 0
        for place, one in enumerate(found)
    ]


def _salience(one: Antecedent, source: Option, reading: Reading) -> float:
    here = reading.sentence_number(source.token)
    total = 0.0
    for option in one.all:
        mention = option.mention
        away = max(0, here - reading.sentence_number(option.token))
        weight = _WEIGHTS.get(mention.function, 0.4) * 0.5**away
        total += weight * (
            0.5 if mention.quotation_depth > source.mention.quotation_depth else 1.0
        )
    return total


def _of_pair(source: Option, one: Antecedent, reading: Reading) -> list[float]:
    own, other = source.mention, one.nearest.mention
    form = "document" if own.kind is MentionKind.NOMINAL else own.head_lemma
    here = reading.sentence_number(source.token)
    subjects = [
        here - reading.sentence_number(option.token)
        for option in one.all
        if option.mention.function == "subject" and not option.mention.quotation_depth
    ]
    return [
        _FORMS.index(form) if form in _FORMS else len(_FORMS),
        own.id == other.id,
        TYPES.index(other.type) if other.type in TYPES else len(TYPES),
        other.kind is MentionKind.NAME,
        reading.wordings.get(other.text, 1),
        here - reading.sentence_number(one.nearest.token),
        min(subjects, default=20),
        own.span.start - other.span.start,
    ]


def _of_speakers(
    draft: Draft,
    one: Antecedent,
    before: Sequence[Spoken],
    meant: dict[str, Option],
    reading: Reading,
) -> list[float]:
    spoke = []
    for back in range(3):
        if back >= len(before):
            spoke.append(-1.0)
            continue
        last = before[-1 - back].option
        through = meant.get(last.mention.id, last).mention
        spoke.append(float(_key(through) == _key(one.nearest.mention)))
    gap = reading.text[before[-1].draft.hull.end : draft.hull.start] if before else ""
    return [*spoke, gap.count("\n\n") if before else -1.0]


def _of_use(draft: Draft, source: Option, one: Antecedent, reading: Reading) -> list[float]:
    own, other = source.mention, one.nearest.mention
    marked = sum(option.mention.quotation_depth > 0 for option in one.all)
    genders = {option.mention.gender for option in one.all} - {""}
    gender = 0 if not own.gender or not genders else 1 if own.gender in genders else -1
    number = 0 if not own.number or not other.number else 1 if own.number == other.number else -1
    same = reading.paragraph(own.span.start).start == reading.paragraph(other.span.start).start
    return [
        draft.hull.start <= other.span.start < draft.hull.end,
        marked / len(one.all),
        gender,
        number,
        other.function == "subject",
        own.of == other.id,
        own.definite,
        same,
    ]
