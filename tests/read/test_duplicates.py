"""Wire copies point at the earliest of them, whatever the order; different stories stay apart."""

import random

import pytest

from kg.read.duplicates import mark_duplicates
from kg.records import Document, Span

WORDS = [
    "minister",
    "envoy",
    "talks",
    "border",
    "crossing",
    "council",
    "rebels",
    "army",
    "village",
    "bridge",
    "river",
    "treaty",
    "vote",
    "speech",
    "crowd",
    "market",
    "harbor",
    "winter",
    "harvest",
    "school",
    "doctor",
    "road",
    "engine",
    "letter",
    "signal",
    "captain",
    "island",
    "forest",
    "mountain",
    "valley",
    "storm",
    "bread",
]


def story(seed, length=200):
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def changed(text, seed, share):
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) if dice.random() < share else word for word in text.split())


def originals(documents):
    return {one.id: one.duplicate_of for one in mark_duplicates(documents)}


def test_copies_point_at_the_earliest():
    text = story(1)
    documents = [
        Document(id="a", text=text + " more words were added here", published="2024-02-29"),
        Document(id="b", text=text, published="2024-02-28"),
        Document(id="c", text=changed(text, 3, 0.05)),
        Document(id="d", text=story(2), published="2024-02-27"),
    ]
    expected = {"a": "b", "b": "", "c": "b", "d": ""}
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        assert originals(documents) == expected


def test_without_dates_the_first_id_is_the_original():
    text = story(1)
    assert originals([Document(id="b", text=text), Document(id="a", text=text + " end")]) == {
        "a": "",
        "b": "a",
    }


def test_what_is_skipped_is_not_compared():
    credit = " ".join(f"credit{number}" for number in range(300))
    first, second = (f"{story(seed)} {credit}" for seed in (1, 2))
    skipped = [(Span(text.index("credit0"), len(text)),) for text in (first, second)]
    documents = [
        Document(id="a", text=first, skipped=skipped[0]),
        Document(id="b", text=second, skipped=skipped[1]),
    ]
    assert originals(documents) == {"a": "", "b": ""}


def test_short_texts_are_never_copies():
    assert originals([Document(id=one, text="No comment was given.") for one in "ab"]) == {
        "a": "",
        "b": "",
    }


@pytest.mark.slow
def test_recall_and_precision_on_synthetic_copies():
    texts = [story(seed) for seed in range(300)]
    documents = [
        Document(id=f"o{n}", text=text, published="2024-01-01") for n, text in enumerate(texts)
    ]
    for number, text in enumerate(texts[:100]):
        cut = changed(text, number, 0.04).split()[: 200 - number % 50]
        documents.append(Document(id=f"c{number}", text=" ".join(cut), published="2024-01-02"))
    found = originals(documents)
    right = sum(found[f"c{number}"] == f"o{number}" for number in range(100))
    assert right >= 95
    assert not any(found[f"o{number}"] for number in range(300))
