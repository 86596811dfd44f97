"""What tests of offices share."""

import pytest

from kg.pipeline import extract_documents
from kg.records import Document


@pytest.fixture(scope="module")
def read(reader):
    """A function: text, holder -> the offices that the text says somebody holds, held or is to hold."""

    def offices_of(text, holder):
        document = Document(id="a.txt", text=text, published="2024-02-28")
        [found] = extract_documents([document], reader)
        words = {one.id: one.text for one in found.mentions}
        offices = [one for one in found.assertions if one.predicate == "holds_role"]
        return [one for one in offices if holder in words[one.subject]]

    return offices_of
