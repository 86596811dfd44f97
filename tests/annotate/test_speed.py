"""Fixing sentence starts takes time in step with the length of the text."""

import time

import spacy

from kg.annotate.paragraphs import split_paragraphs
from kg.annotate.quotemarks import pair_quotation_marks
from kg.annotate.sentence_starts import set_sentence_starts


def test_sentence_starts_take_linear_time():
    blank = spacy.blank("en")

    def seconds(paragraphs):
        text = '"We will go," Roth said. "It is time." Nobody came.\n' * paragraphs
        spans = split_paragraphs(text)
        quoted = pair_quotation_marks(text, spans)
        doc = blank.make_doc(text)
        start = time.process_time()
        set_sentence_starts(doc, spans, quoted)
        return time.process_time() - start

    seconds(10)
    assert seconds(1600) < 30 * max(seconds(200), 0.002)
