"""Sentences of an annotated text, by punctuation and paragraphs: no model is needed where nothing is read."""

import re
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language

from kg.records import Span

__all__ = ["split_sentences"]

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the bounds of the sentences, without blanks at their ends.

    Examples
    --------
    >>> text = "Talks\\n\\nHe met Ms. Roe. She left."
    >>> [one.of(text) for one in split_sentences(text)]
    ['Talks', 'He met Ms. Roe.', 'She left.']
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Span]:
    for paragraph in _PARAGRAPH.finditer(text):
        for sentence in _splitter()(paragraph.group()).sents:
            words = sentence.text
            start = paragraph.start() + sentence.start_char + len(words) - len(words.lstrip())
            end = paragraph.start() + sentence.start_char + len(words.rstrip())
            if start < end:
                yield Span(start, end)


@cache
def _splitter() -> Language:
    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer")
    splitter.max_length = 10**9  # it holds no more than the text
    return splitter
