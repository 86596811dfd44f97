"""Which clusters are kept: what is said of each, and what the shipped models make of it."""

import numpy as np
import pytest

from kg.config import Settings
from kg.learned.bundle import load_bundle
from kg.pipeline import extract_documents, load_reader
from kg.resolve.keep import NAMES, describe_clusters, find_kept
from kg.resolve.within import tie_mentions
from tests.builders import document
from tests.resolve.stories import ACTORS, assertion, name, noun, pronoun, quotation, story

TEXT = (
    'Dana Reyes met the protesters. "We won," she told a reporter.\nTARIFF RELIEF\n'
    "Reyes left with Quorland's envoys."
)


def described():
    """Return the numbers of each cluster by the words of its first name or description."""
    dana, crowd = name(TEXT, "Dana Reyes"), noun(TEXT, "the protesters", number="plural")
    she, reporter = pronoun(TEXT, "she"), noun(TEXT, "a reporter", head_lemma="reporter")
    heading = name(TEXT, "TARIFF", type="organization", label="ORG", function="modifier", sure=0.3)
    again = name(TEXT, "Reyes", 1)
    told = story(
        TEXT,
        *(dana, crowd, she, reporter, heading, again),
        quotations=(quotation(TEXT, "We won", she),),
        assertions=(assertion(dana, crowd),),
    )
    rows = describe_clusters(tie_mentions(told, ACTORS))
    return {
        cluster[0].text: dict(zip(NAMES, row, strict=True))
        for cluster, row in zip(rows.clusters, rows.numbers, strict=True)
    }


def test_numbers_say_by_which_words_and_how_often_somebody_is_called():
    dana = described()["Dana Reyes"]
    assert (dana["names"], dana["nominals"], dana["words"]) == (2, 0, 2)
    assert dana["type person"] == 1
    assert dana["type place"] == 0


def test_numbers_say_who_acts_and_who_is_acted_upon():
    found = described()
    assert found["Dana Reyes"]["subject of"] == 1
    assert found["the protesters"]["object of"] == 1
    assert found["the protesters"]["plural"] == 1
    assert found["a reporter"]["audience"] == 1
    assert found["a reporter"]["subject of"] == 0


def test_numbers_say_where_a_name_stands_and_how_sure_it_is():
    heading = described()["TARIFF"]
    assert (heading["in headings"], heading["capitals"], heading["sure"]) == (1, 1, 0.3)


def test_a_document_without_mentions_keeps_nobody():
    state = tie_mentions(story("Nothing."), ACTORS)
    assert describe_clusters(state).numbers.shape == (0, len(NAMES))
    assert find_kept(state, load_bundle("mention")) == []


def test_the_shipped_trees_know_these_numbers():
    assert load_bundle("mention").trees["keep"].names == NAMES
    assert load_bundle("mention").trees["keep"].logits(np.zeros((2, len(NAMES)))).shape == (2,)


@pytest.mark.model
def test_an_article_keeps_who_acts_and_not_what_is_done_to():
    text = (
        "Hundreds of protesters marched on the parliament of Norway on Monday to demand that the government withdraw the "
        "Housing Act.\n\n"
        '"We will not stop until the law is gone," said Ana Roe, president of the Dock Workers\' Union. Police officers '
        "detained two demonstrators. Sen. Tom Vale (R-Texas) praised the union. The agency said housing starts fell.\n"
    )
    reader = load_reader(Settings())
    (read,) = extract_documents([document(text)], reader)
    state = tie_mentions(read, reader.knowledge.actors)
    kept = {m.text for one in find_kept(state, load_bundle("mention")) for m in one}
    assert {"protesters", "Ana Roe", "Dock Workers' Union", "Police officers", "Tom Vale"} <= kept
    assert not {"Housing Act", "R-Texas", "housing starts", "law"} & kept
