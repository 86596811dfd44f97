"""Articles seen before are what reading them again would make them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read.documents import read_documents
from kg.read.make_document import make_document
from kg.read.memory import ArticleMemory
from kg.read.options import ReadOptions
from kg.read.raw_article import RawArticle

any_text = st.text(max_size=20)
TEXT = "By Ana Roe\nOSLO (North Wire) — Talks go on in Oslo.\n"


@given(st.text(st.characters(codec=None), max_size=30), any_text, any_text, any_text)
@settings(deadline=None)
def test_a_remembered_article_is_the_same_document(text, title, date, name):
    raw = RawArticle(where="a", file="a", text=TEXT + text, title=title, date=date)
    moved = replace(raw, where=name, file=name)
    first = ArticleMemory({}, "1")
    try:
        first.make(raw, "a", ReadOptions())
    except InputError:
        assert first.now == {}
        return
    second = ArticleMemory(first.now, "1")
    assert second.make(moved, name, ReadOptions()) == make_document(moved, name, ReadOptions())
    assert second.now == first.now


def test_other_options_other_words_and_other_code_are_told_apart(monkeypatch):
    raw = RawArticle(where="a", file="a", text=TEXT)
    first = ArticleMemory({}, "1")
    first.make(raw, "a", ReadOptions())
    made = []
    monkeypatch.setattr(
        "kg.read.memory.make_document", lambda *args: made.append(args) or make_document(*args)
    )
    ArticleMemory(first.now, "1").make(raw, "a", ReadOptions())
    assert made == []
    others = [
        (replace(raw, text=TEXT + "!"), ReadOptions(), "1"),
        (replace(raw, date="2024-01-01"), ReadOptions(), "1"),
        (raw, ReadOptions(date="2024-01-01"), "1"),
        (raw, ReadOptions(), "2"),
    ]
    for article, options, code in others:
        ArticleMemory(first.now, code).make(article, "a", options)
    assert len(made) == len(others)


def test_what_is_no_document_is_told_each_time_and_what_went_is_forgotten(tmp_path):
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "two.txt").write_text(TEXT + "They will meet again.")
    first = ArticleMemory({}, "1")
    before = list(read_documents([tmp_path], options=ReadOptions(), memory=first))
    assert len(first.now) == 2
    (tmp_path / "two.txt").write_text("")
    second = ArticleMemory(first.now, "1")
    after = list(read_documents([tmp_path], options=ReadOptions(), memory=second))
    assert after[0] == before[0]
    assert "empty" in after[1].reason
    assert len(second.now) == 1
    with pytest.raises(InputError):
        second.make(RawArticle(where="a", file="a", text=""), "a", ReadOptions())
