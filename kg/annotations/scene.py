"""Who stands where in an annotated text: entities and spans -> mentions, each span checked against the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.annotations.schema import Annotation, EntityNote, Offsets
from kg.errors import AnnotationFileError
from kg.records import Document, Mention, MentionKind, Span

__all__ = ["Scene"]

PRONOUNS = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "you",
        "your",
        "yours",
        "yourself",
        "yourselves",
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "this",
        "these",
        "those",
        "one",
        "both",
    ]
)
COMMON = frozenset({"people", "agency", "military", "other"})
"""Types of what is called by a common noun as often as by a name: *Police*, *Protesters*."""
SMALL = frozenset(
    ["a", "an", "and", "at", "by", "de", "del", "for", "from", "in", "of", "on", "or", "the", "to"]
)


class Scene:
    """A document with its annotated entities, whose mentions grow as assertions and quotes name them.

    Parameters
    ----------
    annotation
        What is said of the document.
    document
        The document.
    sentences
        Its sentences.

    Raises
    ------
    AnnotationFileError
        If two entities have one id, or a mention lies outside the text.
    """

    def __init__(
        self, annotation: Annotation, document: Document, sentences: Sequence[Span]
    ) -> None:
        self.document = document
        self._starts = [one.start for one in sentences]
        self.entities: dict[str, EntityNote] = {}
        self._flat = re.sub(r"\s", " ", document.text)
        self._owner: dict[Span, str] = {}
        self._spans: dict[str, list[Span]] = {}
        self._implied: set[Span] = set()
        self._absent: frozenset[str] = frozenset()
        for note in annotation.entities:
            if note.id in self.entities:
                self.fail(f"entity {note.id!r}: two entities have this id")
            self.entities[note.id] = note
        for note in annotation.entities:
            for place in note.mentions:
                self._claim(self.span(place, f"entity {note.id!r}: mention"), note.id)
        found = [
            (span, note.id)
            for note in annotation.entities
            if not note.mentions
            for span in self._occurrences(note)
        ]
        with_article = {span for span, _ in found}
        for span, entity in found:
            if not any(
                Span(span.start - n, span.end) in with_article for n in self._article(span)
            ):
                self._claim(span, entity)
        self._absent = frozenset(self.entities.keys() - self._spans.keys())

    def fail(self, message: str) -> None:
        """Raise the error that says what is wrong with the annotation of this document."""
        raise AnnotationFileError(f"{self.document.id}: {message}")

    def span(self, offsets: Offsets, where: str, words: str | None = None) -> Span:
        """Return a span, which must lie in the text and hold `words`, where they are given."""
        start, end = offsets
        length = len(self.document.text)
        if not start < end <= length:
            self.fail(f"{where}: [{start}, {end}] lies outside the text of {length} characters")
        found = Span(start, end)
        if words is not None and found.of(self.document.text) != words:
            here = found.of(self.document.text)
            self.fail(f"{where}: at [{start}, {end}] stands {here!r:.60}, not {words!r:.60}")
        return found

    def passage(self, offsets: Offsets | None, words: str | None, where: str) -> Span:
        """Return the passage at some offsets, or the one that has the words, which must stand once in the text."""
        if offsets is not None:
            return self.span(offsets, where, words)
        found = list(self._whole_words(" ".join((words or "").split())))
        if len(found) != 1:
            count = f"{words!r:.60} stands {len(found)} times in the text" if words else "nothing"
            self.fail(f"{where}: {count}; give offsets")
        return found[0]

    def words(
        self, offsets: Offsets | None, words: str | None, where: str, near: Span, *, outside: bool
    ) -> Span | None:
        """Return the words at some offsets, or the nearest such words, rather within `near` or outside of it; None for none."""
        if offsets is not None:
            return self.span(offsets, where, words)
        if not words:
            return None
        found = list(self._whole_words(" ".join(words.split())))
        if not found:
            self.fail(f"{where}: {words!r:.60} stands nowhere in the text")
        return min(
            found, key=lambda one: (near.overlaps(one) == outside, _distance(one, near), one)
        )

    def known(self, entity: str, where: str) -> EntityNote:
        """Return an entity, which must be one of the document's."""
        if entity not in self.entities:
            self.fail(f"{where}: no entity {entity!r} among those of the document")
        return self.entities[entity]

    def owner(self, span: Span | None) -> str | None:
        """Return the entity that a span is known to denote."""
        return self._owner.get(span) if span is not None else None

    def mention(self, entity: str, span: Span | None, where: str, *near: Span) -> str:
        """Return the id of the mention by which a place names an entity: at `span`, else the nearest.

        An entity that stands nowhere and has no alias is implied: it is mentioned by one of the passages `near` that imply it.
        """
        note = self.known(entity, where)
        spans = self._spans.get(entity, [])
        around = next((one for one in spans if span is not None and one.contains(span)), span)
        if around is not None and self._claim(around, entity):
            return _id(around)
        implying = near if entity in self._absent and not note.aliases else ()
        if passage := next((one for one in implying if self._claim(one, entity)), None):
            self._implied.add(passage)
            return _id(passage)
        if not spans:
            self.fail(f"{where}: entity {entity!r} stands nowhere: none of its aliases is found")
        return _id(min(spans, key=lambda one: (_distance(one, near[0]), one)))

    def mentions_of(self, entity: str) -> tuple[str, ...]:
        """Return the ids of an entity's mentions, in text order."""
        return tuple(map(_id, sorted(self._spans.get(entity, []))))

    def inside(self, spans: Sequence[Span]) -> Iterator[str]:
        """Yield an id for each actor that is mentioned within one of some spans."""
        for entity, own in self._spans.items():
            within = [span for span in own if any(one.contains(span) for one in spans)]
            if within and self.entities[entity].type != "place":
                yield _id(min(within))

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions, in text order."""
        return tuple(self._mention(span, self._owner[span]) for span in sorted(self._owner))

    def is_named(self, note: EntityNote) -> bool:
        """Tell whether an entity bears a name: capital words, and not only one as a sentence begins."""
        words = [word for word in re.findall(r"[\w'’.-]+", note.name) if word.lower() not in SMALL]
        capital = [word for word in words if word != word.lower()]
        if len(capital) != 1 or len(words) > 1:
            return len(capital) > 1
        spans = self._spans.get(note.id, [])
        used = [(span, span.of(self.document.text).split()) for span in spans]
        if any(capital[0].lower() in text for _, text in used):
            return False
        inner = any(capital[0] in text and span.start not in self._starts for span, text in used)
        return inner or note.type not in COMMON

    def _occurrences(self, note: EntityNote) -> Iterator[Span]:
        """Yield where the name or an alias stands as whole words, the longest alone of those that overlap."""
        taken: list[Span] = []
        for alias in sorted({note.name, *note.aliases}, key=lambda one: (-len(one), one)):
            for span in self._whole_words(" ".join(alias.split())):
                if not any(span.overlaps(one) for one in taken):
                    taken.append(span)
                    yield span

    def _article(self, span: Span) -> Iterator[int]:
        """Yield the length of the article before a span: *An Australian* is somebody, no country."""
        before = re.search(r"\b(?:an?|the) $", self._flat[: span.start][-5:], re.IGNORECASE)
        if before:
            yield len(before[0])

    def _whole_words(self, words: str) -> Iterator[Span]:
        text, at = self._flat, -1
        while words and (at := text.find(words, at + 1)) >= 0:
            end = at + len(words)
            before, after = text[max(at - 1, 0) : at + 1], text[end - 1 : end + 1]
            if not (len(before) > 1 and before.isalnum()) and not (
                len(after) > 1 and after.isalnum()
            ):
                yield Span(at, end)

    def _claim(self, span: Span, entity: str) -> bool:
        """Make a span a mention of an entity, unless it is another's; tell whether it is the entity's."""
        if span not in self._owner:
            self._owner[span] = entity
            self._spans.setdefault(entity, []).append(span)
        return self._owner[span] == entity

    def _mention(self, span: Span, owner: str) -> Mention:
        text = span.of(self.document.text)
        last = re.search(r"\S+$", text.rstrip())
        start = span.start + (last.start() if last else 0)
        return Mention(
            id=_id(span),
            span=span,
            head=Span(start, span.start + len(text.rstrip())),
            text=text,
            kind=self._kind(text, span),
            type=self.entities[owner].type,
            sentence=max(0, bisect_right(self._starts, span.start) - 1),
        )

    def _kind(self, text: str, span: Span) -> MentionKind:
        words = text.split()
        if text.lower() in PRONOUNS or span in self._implied:
            return MentionKind.PRONOUN
        first = words[0].lower() not in SMALL and span.start not in self._starts
        capital = any(word[:1].isupper() for word in words[0 if first or len(words) == 1 else 1 :])
        return MentionKind.NAME if capital else MentionKind.NOMINAL


def _id(span: Span) -> str:
    return f"m{span.start}-{span.end}"


def _distance(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans."""
    return max(other.start - one.end, one.start - other.end, 0)
