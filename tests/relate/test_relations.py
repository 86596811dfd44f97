"""Learned relations: readings have probabilities, other words and constructions are read, explain says what lost against what."""

import pytest

from kg.pipeline import extract_documents
from kg.records import Document

pytestmark = pytest.mark.model


def read(text, reader):
    (one,) = extract_documents([Document(id="a.txt", text=text)], reader)
    return one


def triples(text, reader):
    one = read(text, reader)
    words = {mention.id: mention.text for mention in one.mentions}
    return {
        (words[a.subject], a.predicate, words[a.object] if a.object else "")
        for a in one.assertions
    }
