"""Whatever bytes come in: documents or reasons come out, and every span lies in its text."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.read.documents import read_documents
from kg.read.formats import FORMATS
from kg.read.options import Noted, ReadOptions, Skipped

SUFFIXES = sorted(set(FORMATS) - {".parquet"})
TAGS = [
    "<p>",
    "</p>",
    "<div",
    ">",
    "<article>",
    "</article>",
    "<script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
]
PIECES = [
    *TAGS,
    "<rss>",
    "<channel>",
    "<item>",
    "<description>",
    "<title>",
    "\x00",
    "\ud800",
    '"',
    "“",
    "{",
    "[",
    ",",
    "\n",
]
lenient = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(["id", "text", "content", "title", "date", "source", "url", "author"])


def check(folder):
    for one in read_documents([folder], options=ReadOptions(language="any", max_characters=5000)):
        if isinstance(one, Skipped | Noted):
            assert one.reason
            assert "\n" not in one.reason
            continue
        one.text.encode()
        json.dumps([one.id, one.title, one.author, one.publisher, one.url, one.published]).encode()
        for value in (one.id, one.title, one.author, one.publisher, one.url):
            value.encode()
            assert "\n" not in value
        for span in one.skipped:
            assert 0 <= span.start < span.end <= len(one.text)


@lenient
@given(data=st.binary(max_size=600), suffix=st.sampled_from([*SUFFIXES, ".parquet", ".txt.gz"]))
def test_any_bytes(tmp_path, data, suffix):
    (tmp_path / f"a{suffix}").write_bytes(data)
    check(tmp_path)
    (tmp_path / f"a{suffix}").unlink()


@lenient
@given(
    pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=40),
    suffix=st.sampled_from(SUFFIXES),
)
def test_any_markup(tmp_path, pieces, suffix):
    (tmp_path / f"a{suffix}").write_bytes("".join(pieces).encode("utf-8", "surrogatepass"))
    check(tmp_path)
    (tmp_path / f"a{suffix}").unlink()


@lenient
@given(rows=st.lists(st.dictionaries(FIELDS, anything, max_size=8) | anything, max_size=5))
def test_any_json(tmp_path, rows):
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    check(tmp_path)


@lenient
@given(value=anything | st.lists(st.dictionaries(FIELDS, anything, max_size=8), max_size=4))
def test_any_json_file(tmp_path, value):
    (tmp_path / "a.json").write_text(json.dumps(value))
    check(tmp_path)


@lenient
@given(cells=st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=6))
def test_ragged_rows(tmp_path, cells):
    lines = ["id,text,title", *(",".join(row) for row in cells)]
    (tmp_path / "a.csv").write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    check(tmp_path)


def test_surrogates_become_replacement_characters_of_the_same_length(tmp_path):
    text = "The minister \ud83d said \udc00 no, \U0001f600 she told the council on Monday."
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text, "title": "a\ud800b"}))
    [document] = read_documents([tmp_path], options=ReadOptions())
    assert len(document.text) == len(text)
    assert (
        document.text.replace("\ufffd", "")
        == "The minister  said  no, \U0001f600 she told the council on Monday."
    )
    assert document.title == "a\ufffdb"


def test_control_and_direction_marks_stay_in_text_and_leave_metadata(tmp_path):
    text = "The minister \u202esaid\u202c no\x07 to the\u0301\u0301\u0301 rebels on Monday, officials told us."
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": text, "title": "x\u202ey\x1b[31mz", "id": "a\nb"})
    )
    [document] = read_documents([tmp_path], options=ReadOptions())
    assert document.text == text
    assert document.title == "x yz"
    assert document.id == "a.jsonl:1"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("deep.html", lambda: b"<div>" * 50_000 + b"text " * 100),
        ("tags.html", lambda: b"<p>a</p>" * 24_000),
        ("attributes.html", lambda: b"<p " + b"a=b " * 400_000 + b">The minister spoke.</p>"),
        ("deep.jsonl", lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
        ("number.jsonl", lambda: b'{"text": ' + b"9" * 100_000 + b"}"),
        ("quotes.csv", lambda: b'id,text\n1,"' + b'"' * 1_000_000),
        ("line.txt", lambda: "Ministers “said” ".encode() * 60_000),
        ("marks.txt", lambda: "e\u0301\u0301\u0301\u0301".encode() * 100_000),
        ("deep.xml", lambda: b"<rss><channel>" + b"<item>" * 20_000),
    ],
)
def test_no_input_takes_long(tmp_path, name, make):
    (tmp_path / name).write_bytes(make())
    start = time.process_time()
    for one in read_documents([tmp_path], options=ReadOptions()):
        assert one.path.startswith(str(tmp_path / name))
    assert time.process_time() - start < 20
