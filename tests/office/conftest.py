"""What tests of offices share."""

import pytest

from kg.config import Settings
from kg.pipeline import Reader, extract_documents, load_knowledge
from kg.records import Document


@pytest.fixture(scope="module")
def read(nlp):
    """A function: text, holder -> the offices that the text says somebody holds, held or is to hold."""
    reader = Reader(nlp=nlp, knowledge=load_knowledge(Settings()))

    def offices_of(text, holder):
        document = Document(id="a.txt", text=text, published="2024-02-28")
        [found] = extract_documents([document], reader)
        words = {one.id: one.text for one in found.mentions}
        offices = [one for one in found.assertions if one.predicate == "holds_role"]
        return [one for one in offices if holder in words[one.subject]]

    return offices_of
