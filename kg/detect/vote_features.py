"""What is learned from: a mention and its use -> named features, in one place for training and for reading.

Features are labels, shapes, common words and how a mention is used, never whom it names: what they say must hold for
actors nobody has heard of.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.actors.lookup import KnownActors
from kg.detect.lexicon import Lexicon
from kg.records import Mention, MentionKind

__all__ = ["Surroundings", "describe_mention"]

_SHORT = 9
_NEAR_EDGE = 12
_COUNTS = (1, 2, 3, 5, 8)
_ACTS = frozenset({"nsubj", "nsubjpass", "dobj", "poss", "agent", "dative"})
_RUNS = re.compile(r"(.)\1+")


class Surroundings:
    """What a document tells of each of its mentions; made once for all of them.

    Parameters
    ----------
    doc
        Parsed, with settled entities.
    mentions
        Names and descriptions with their head tokens.
    """

    def __init__(
        self,
        doc: Doc,
        mentions: Sequence[tuple[Mention, Token]],
        actors: KnownActors,
        lexicon: Lexicon,
    ) -> None:
        self.doc, self.actors, self.lexicon = doc, actors, lexicon
        self.text = doc.text  # made anew whenever it is asked for
        names = [one for one, _ in mentions if one.kind is MentionKind.NAME]
        self.counts = Counter(one.text for one in names)
        self.within: dict[str, set[str]] = {}
        for one in names:
            words = one.text.split()
            for word in words if len(words) > 1 else ():
                self.within.setdefault(word, set()).add(one.label)

    def words_of(self, mention: Mention, head: Token) -> Sequence[Token]:
        """Return the tokens of a mention."""
        first = last = head.i
        while first > 0 and self.doc[first].idx > mention.span.start:
            first -= 1
        while last + 1 < len(self.doc) and self.doc[last + 1].idx < mention.span.end:
            last += 1
        return [self.doc[index] for index in range(first, last + 1)]

    def line_of(self, place: int) -> tuple[int, int]:
        """Return the bounds of the line at an offset."""
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        return start, end if end >= 0 else len(self.text)


def describe_mention(mention: Mention, head: Token, around: Surroundings) -> dict[str, float]:
    """Return what is known of a name or description: its words, its place in the sentence, what stands beside it."""
    words = around.words_of(mention, head)
    name = mention.kind is MentionKind.NAME
    found = ["bias", f"kind={mention.kind}", f"type={mention.type}", f"label={mention.label}"]
    found += _of_name(mention, words, around) if name else _of_description(mention, head, words)
    found += _of_use(mention, head, "name" if name else "nominal")
    found += _of_neighbours(words, around, "name" if name else "nominal")
    return dict.fromkeys(found, 1.0)


def _bin(number: int) -> int:
    return sum(number >= edge for edge in _COUNTS)


@lru_cache(maxsize=65536)
def _shape(word: str) -> str:
    plain = "".join(
        "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word
    )
    return _RUNS.sub(r"\1", plain)[:8]


def _of_name(mention: Mention, words: Sequence[Token], around: Surroundings) -> Iterator[str]:
    """Yield what a name looks like, and what its document and the known actors say of it."""
    label, size = mention.label, min(len(words), 5)
    first, last = words[0], words[-1]
    yield f"label,size={label},{size}"
    yield f"label,type={label},{mention.type}"
    yield f"shape={label},{' '.join(_shape(one.text) for one in words[:4])}"
    yield f"tags={' '.join(one.tag_ for one in words[:4])}"
    yield f"count={label},{_bin(around.counts[mention.text])}"
    yield f"suffix={label},{last.lower_[-3:]}"
    if size > 1:
        yield from (f"first={first.lower_}", f"last={last.lower_}", f"last={last.lower_},{label}")
        yield from (f"word={one.lower_}" for one in words[1:-1])
    else:
        within = around.within.get(first.text, set())
        yield from (f"within={label},{one}" for one in sorted(within) or ["none"])
        yield f"caps={label},{first.is_upper},{len(first.text)}"
    if not mention.actors:
        matches = around.actors.find(mention.text)
        could = {actor.type for one in matches if (actor := around.actors.get(one.actor))}
        yield from (f"could be={label},{kind}" for kind in could)
    known = [actor.type for one in mention.actors if (actor := around.actors.get(one))]
    yield f"known={label},{known[0] if known else ''},{_bin(len(known))}"
    yield f"known,adjectival={known[0] if known else ''},{mention.adjectival},{mention.locative}"
    yield from (f"noun={kind}" for kind in _nouns(words, around.lexicon))


def _nouns(words: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """Return the types of common nouns in a name."""
    kinds = {
        lexicon.types.get(one.lower_) or lexicon.types.get(one.lemma_.lower()) for one in words
    }
    return {kind for kind in kinds if kind}


def _of_description(mention: Mention, head: Token, words: Sequence[Token]) -> Iterator[str]:
    """Yield what a description says: noun, number, determiner, modifiers, and of whom."""
    lemma, number = mention.head_lemma, mention.number
    first = words[0].lower_ if words[0].pos_ in ("DET", "PRON") else words[0].pos_
    owner = next((c.ent_type_ or c.pos_ for c in head.children if c.dep_ == "poss"), "")
    yield f"noun={lemma}"
    yield f"noun,number={lemma},{number}"
    yield f"noun,owner={lemma},{owner}"
    yield f"noun,definite={lemma},{mention.definite}"
    yield f"type,number,first={mention.type},{number},{first}"
    yield f"type,definite={mention.type},{number},{mention.definite}"
    yield f"size={min(len(words), 5)},{mention.type}"
    yield f"tag={head.tag_}"
    yield f"upper={head.text[:1].isupper()},{head.is_sent_start}"
    for word in words[:-1]:
        if word.pos_ in ("ADJ", "NOUN", "VERB", "ADV", "NUM"):
            yield f"modifier={'#' if word.like_num else word.lemma_.lower()}"
        if word.ent_type_:
            yield f"modifier label={word.ent_type_},{mention.type}"
    for child in head.rights:
        if child.dep_ == "prep":
            inner = next(child.children, None)
            whom = (inner.ent_type_ or inner.pos_) if inner is not None else ""
            yield f"right={child.lower_},{whom}"
            yield f"right,type={child.lower_},{mention.type},{number}"
        elif child.dep_ in ("relcl", "acl", "appos", "cc", "conj"):
            yield f"right={child.dep_},{mention.type}"


def _of_use(mention: Mention, head: Token, kind: str) -> Iterator[str]:
    """Yield the function of the mention in its sentence and the word it hangs on."""
    top = head
    while top.dep_ in ("conj", "appos") and top.head is not top:
        top = top.head
    role, verb = top.dep_, top.head
    lemma = verb.lemma_.lower() if not verb.ent_type_ else verb.ent_type_
    yield f"role={kind},{role},{mention.type}"
    yield f"role,label={role},{mention.label}"
    yield f"dep={kind},{head.dep_}"
    if role in _ACTS:
        yield f"role,verb={role},{lemma}"
        yield f"role,verb,kind={role},{verb.pos_},{kind},{mention.type}"
    elif role == "pobj":
        over = verb.head
        yield f"prep={kind},{lemma},{mention.type}"
        yield f"prep,over={lemma},{over.lemma_.lower()}"
        yield f"prep,pos={lemma},{over.pos_},{mention.label}"
    elif role in ("compound", "amod", "nmod"):
        yield f"before={kind},{lemma}"
        yield f"before,label={lemma},{mention.label}"
    else:
        yield f"role,over={role},{lemma}"
    yield f"negated={kind},{any(c.dep_ == 'neg' for c in verb.children)}"
    yield f"modal={kind},{any(c.tag_ == 'MD' for c in verb.children)},{role}"
    yield f"function={kind},{mention.function},{mention.locative},{mention.adjectival}"


def _of_neighbours(words: Sequence[Token], around: Surroundings, kind: str) -> Iterator[str]:
    """Yield the words beside a mention, and what kind of line it stands in."""
    doc, first, last = around.doc, words[0].i, words[-1].i
    before = _word(doc, first - 1)
    after = _word(doc, last + 1)
    yield f"before={kind},{before}"
    yield f"after={kind},{after}"
    yield f"around={before},{after}"
    yield f"after two={kind},{after},{_word(doc, last + 2)}"
    yield f"before two={kind},{_word(doc, first - 2)},{before}"
    start, end = around.line_of(words[0].idx)
    line = around.text[start:end]
    short = len(line.split(None, _SHORT)) <= _SHORT
    stop = line.rstrip()[-1:] in (".", '"', "'", "?", "!", ":")
    yield f"line={kind},{short},{stop},{line.isupper()}"
    yield f"edge={kind},{first < _NEAR_EDGE},{len(doc) - last < _NEAR_EDGE}"
    alone = (
        not line[: words[0].idx - start].strip(),
        not line[words[-1].idx + len(words[-1]) - start :].strip(),
    )
    yield f"alone={kind},{alone[0]},{alone[1]}"


def _word(doc: Doc, index: int) -> str:
    """Return a word beside a mention: itself if it is a common one, else its label or part of speech."""
    if not 0 <= index < len(doc):
        return "#"
    token = doc[index]
    if token.is_space:
        return "\n" if "\n" in token.text else " "
    if token.ent_type_:
        return f"<{token.ent_type_}>"
    return token.lower_ if token.pos_ != "PROPN" else token.lower_[:12]
