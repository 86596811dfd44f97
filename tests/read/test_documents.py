"""Every format becomes documents with true offsets; what can't be read is named with its reason."""

import gzip
import io
import json
import os
import sys

import pytest

from kg.errors import InputError
from kg.read.documents import read_documents
from kg.read.options import ReadOptions, Skipped
from kg.records import Document

STORY = (
    "The foreign minister of Nordland said on Monday that the talks with the rebels would go on.\n"
)
OTHER = (
    "Two envoys met in the capital and agreed that the border crossing would be opened again.\n"
)
PAGE = """<!doctype html><html><head><title>Envoys meet | North Wire</title>
<meta property="og:title" content="Envoys meet"><meta property="og:site_name" content="North Wire">
<meta name="author" content="Ana Roe"><link rel="canonical" href="https://north.example/a">
<meta property="article:published_time" content="2024-02-28T10:00:00Z"></head><body>
<nav><a href="/x">Home</a> <a href="/y">World</a></nav><article><h1>Envoys meet</h1>
<p>Two envoys met in the capital on Tuesday and agreed that the border crossing would be opened again soon.</p>
<p>The foreign minister of Nordland told reporters that his government welcomed the decision of both sides.</p>
</article><footer>Copyright 2024 North Wire</footer><script>alert(1)</script></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>North Wire</title><item>
<title>Envoys meet</title><link>https://north.example/a</link><pubDate>Wed, 28 Feb 2024 15:05:00 +0100</pubDate>
<author>ana@north.example (Ana Roe)</author>
<description>&lt;p&gt;Two envoys met in the capital and agreed that the border would open.&lt;/p&gt;&lt;p&gt;The
minister welcomed it.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><title>Second</title><description>The second story tells of a minister who left the talks early.</description></item>
</channel></rss>"""


def read(*paths, **options):
    found = list(read_documents(paths, options=ReadOptions(**options)))
    documents = [one for one in found if isinstance(one, Document)]
    return documents, [one for one in found if isinstance(one, Skipped)]


def test_text_stands_as_python_reads_the_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Title\r\n\r\nThe “minister” said\rthat talks\xa0went on.\n".encode())
    [document], _ = read(tmp_path)
    assert document.text == path.read_text(encoding="utf-8")
    assert (document.id, document.path) == ("a.txt", str(path))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf" + STORY.encode(), STORY),
        (STORY.encode("utf-16"), STORY),
        ("The minister’s café stayed open, he said on Monday.".encode("cp1252"),) * 2,
    ],
    ids=["utf-8 with mark", "utf-16", "windows-1252"],
)
def test_other_encodings_are_decoded(tmp_path, data, text):
    (tmp_path / "a.txt").write_bytes(data)
    [document], _ = read(tmp_path)
    assert document.text == (text if isinstance(text, str) else text.decode("cp1252"))


def test_json_lines_keep_text_verbatim_and_name_bad_lines(tmp_path):
    text = "Line one\r\n\tThe minister said “no” to the rebels \u202e on Monday."
    rows = [
        json.dumps(
            {
                "id": "n1",
                "text": text,
                "headline": "CafÃ©",
                "publish_date": "2024-02-28",
                "outlet": "X",
            }
        ),
        '{"id": broken',
        json.dumps({"content": STORY, "link": "javascript:alert(1)"}),
        "[]",
        json.dumps({"id": 7, "text": 12}),
        json.dumps({"id": 8, "text": None}),
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(rows))
    documents, skipped = read(tmp_path / "news.jsonl")
    assert [one.id for one in documents] == ["n1", "news.jsonl:3"]
    first, second = documents
    assert (first.text, first.title, first.published, first.publisher) == (
        text,
        "Café",
        "2024-02-28",
        "X",
    )
    assert (second.text, second.url) == (STORY, "")
    assert [one.path.rpartition(":")[2] for one in skipped] == ["2", "4", "5", "6"]
    assert all(one.reason for one in skipped)


def test_csv_keeps_line_ends_in_cells_and_takes_ragged_rows(tmp_path):
    (tmp_path / "a.csv").write_bytes(
        f'ID,Body,Headline\n1,"{STORY}\r\nIt went on.",One\n2,"{OTHER}"\n\n3,too,many,cells\n'.encode()
    )
    documents, skipped = read(tmp_path / "a.csv")
    assert [(one.id, one.title) for one in documents] == [("1", "One"), ("2", ""), ("3", "many")]
    assert documents[0].text == f"{STORY}\r\nIt went on."
    assert skipped == []


def test_semicolons_tabs_and_named_columns(tmp_path):
    (tmp_path / "a.csv").write_text(f"key;words\nk1;{STORY}")
    (tmp_path / "b.tsv").write_text(f"key\twords\nk2\t{OTHER}")
    documents, _ = read(tmp_path, columns={"id": "key", "text": "words"})
    assert [one.id for one in documents] == ["k1", "k2"]


def test_missing_columns_are_named(tmp_path):
    (tmp_path / "a.csv").write_text(f"key,words\nk1,{STORY}")
    _, [skipped] = read(tmp_path)
    assert "--column text=NAME" in skipped.reason
    _, [skipped] = read(tmp_path, columns={"text": "story"})
    assert "'story'" in skipped.reason
    with pytest.raises(InputError):
        ReadOptions(columns={"words": "text"})


def test_parquet(tmp_path):
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    import datetime

    table = pa.table(
        {
            "id": ["p1", None],
            "text": [STORY, OTHER],
            "date": [datetime.datetime(2024, 2, 28, 14, 5, tzinfo=datetime.UTC), None],
            "other": [1, 2],
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no such thing PAR1")
    documents, [skipped] = read(tmp_path)
    assert [(one.id, one.published) for one in documents] == [
        ("p1", "2024-02-28T14:05:00Z"),
        ("a.parquet:2", ""),
    ]
    assert "Parquet" in skipped.reason


def test_web_page(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    [document], _ = read(tmp_path)
    assert "border crossing" in document.text
    assert "alert" not in document.text
    assert "Home" not in document.text
    assert (document.title, document.publisher, document.author) == (
        "Envoys meet",
        "North Wire",
        "Ana Roe",
    )
    assert (document.published, document.url) == ("2024-02-28", "https://north.example/a")


def test_page_without_date_stays_without_date(tmp_path):
    (tmp_path / "a.html").write_text(
        f"<html><body><article><p>{STORY}</p><p>{OTHER}</p></article></body></html>"
    )
    [document], _ = read(tmp_path)
    assert document.published == ""


def test_feed_gives_a_document_per_entry(tmp_path):
    (tmp_path / "a.rss").write_text(FEED)
    documents, _ = read(tmp_path)
    assert [one.id for one in documents] == ["a.rss:1", "a.rss:2"]
    first = documents[0]
    assert first.text.split("\n") == [
        "Two envoys met in the capital and agreed that the border would open.",
        "The minister welcomed it.",
    ]
    assert (first.published, first.publisher) == ("2024-02-28T14:05:00Z", "North Wire")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!doctype rss [\n<!entity xxe SYSTEM "file:///etc/passwd">\n]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_and_external_types_are_refused(tmp_path, head, encoding):
    (tmp_path / "a.xml").write_bytes((head + FEED.partition("?>")[2]).encode(encoding))
    documents, [skipped] = read(tmp_path)
    assert documents == []
    assert "entity" in skipped.reason


def test_packed_text_is_read_and_a_bomb_is_not(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": OTHER}).encode()))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(b"a" * 50_000_000))
    (tmp_path / "d.txt.gz").write_bytes(b"no gzip")
    (tmp_path / "e.jsonl.gz").write_bytes(gzip.compress(b"a" * 30_000_000))
    documents, skipped = read(tmp_path)
    assert [one.id for one in documents] == ["a.txt.gz", "b.jsonl.gz:1"]
    reasons = {one.path.rpartition("/")[2]: one.reason for one in skipped}
    assert "over-long" in reasons["c.txt.gz"]
    assert "can't be unpacked" in reasons["d.txt.gz"]
    assert "over-long" in reasons["e.jsonl.gz"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("marks.txt", b"... --- 123 !!!\n", "empty"),
        ("nul.txt", b"abc\x00def" * 20, "binary"),
        ("png.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        ("long.txt", STORY.encode() * 30, "over-long"),
        ("huge.txt", STORY.encode() * 300, "over-long"),
        (
            "german.txt",
            "Die Außenministerin sagte am Montag, die Gespräche seien gescheitert.".encode(),
            "language",
        ),
        ("no_article.html", b"<html><body></body></html>", "empty"),
        ("no_feed.xml", b"<root><a>hello</a></root>", "empty"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    documents, [skipped] = read(tmp_path, max_characters=2000)
    assert documents == []
    assert reason in skipped.reason
    assert skipped.path == str(tmp_path / name)
    assert skipped.id == name


def test_language_gate_can_be_turned_off(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Die Außenministerin sagte am Montag, die Gespräche seien gescheitert."
    )
    assert len(read(tmp_path, language="any")[0]) == 1
    assert len(read(tmp_path, language="de")[0]) == 1


def test_what_of_a_folder_is_not_read_is_named(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(STORY)
    (tmp_path / "README.md").write_text(STORY)
    documents, skipped = read(tmp_path)
    assert documents == []
    assert [(one.path.rpartition("/")[2], one.reason) for one in skipped] == [
        ("README.md", "a README, not read as an article unless it is named itself"),
        ("photo.jpg", "files of suffix .jpg are not read as articles"),
    ]
    _, [jpg, gone] = read(tmp_path / "photo.jpg", tmp_path / "none.txt")
    assert "no such file" in jpg.reason
    assert "unsupported" in gone.reason


def test_equal_texts_are_read_once(tmp_path):
    for name in "ba":
        (tmp_path / f"{name}.txt").write_text(STORY)
    [document], [skipped] = read(tmp_path)
    assert document.id == "a.txt"
    assert skipped.reason == "duplicate: same text as a.txt"


def test_order_of_paths_does_not_matter_and_a_file_given_twice_is_read_once(tmp_path):
    paths = []
    for number, name in enumerate("cab"):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(f"{STORY} It was talk number {number}.")
    assert read(*paths) == read(*reversed(paths), paths[0], tmp_path / "a.txt")


def test_files_of_one_name_carry_their_folders(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{STORY} In folder {folder}.")
    assert [one.id for one in read(tmp_path)[0]] == ["one/a.txt", "two/a.txt"]


def test_records_of_one_id_carry_their_file(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": 1, "text": STORY}))
    (tmp_path / "b.jsonl").write_text(
        "\n".join(json.dumps({"id": 1, "text": t}) for t in (OTHER, OTHER + STORY))
    )
    assert [one.id for one in read(tmp_path)[0]] == ["1", "b.jsonl:1", "b.jsonl:2"]


@pytest.mark.parametrize("name", ["metadata.csv", "metadata.jsonl"])
def test_sidecar_states_what_text_files_cannot(tmp_path, name):
    (tmp_path / "a.txt").write_text(STORY)
    if name.endswith("csv"):
        (tmp_path / name).write_text(
            "file,title,date,source,url,author\na.txt,Talks,2024-02-28,North Wire,,Ana Roe\n"
        )
    else:
        row = {
            "file": "a.txt",
            "title": "Talks",
            "date": "2024-02-28",
            "source": "North Wire",
            "author": ["Ana Roe"],
        }
        (tmp_path / name).write_text(json.dumps(row))
    for given in (tmp_path, tmp_path / "a.txt"):
        [document], skipped = read(given)
        assert (document.title, document.published, document.publisher) == (
            "Talks",
            "2024-02-28",
            "North Wire",
        )
        assert document.author == "Ana Roe"
        assert skipped == []


@pytest.mark.parametrize(
    ("data", "ids"),
    [(STORY.encode(), ["stdin"]), (json.dumps({"text": STORY}).encode(), ["stdin:1"]), (b"", [])],
)
def test_standard_input_is_text_or_json_lines(monkeypatch, data, ids):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    documents, skipped = read("-")
    assert [one.id for one in documents] == ids
    assert len(documents) + len(skipped) == 1


def test_date_option_fills_what_is_not_stated(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    assert read(tmp_path, date="2024-03-01")[0][0].published == "2024-03-01"


def test_strange_file_names(tmp_path):
    names = [b"a b.txt", "ü.txt".encode(), b"<b>.txt", b"\xff.txt", b"new\nline.txt"]
    for number, name in enumerate(names):
        (tmp_path / os.fsdecode(name)).write_text(f"{STORY} It was number {number}.")
    documents, skipped = read(tmp_path)
    assert len(documents) == len(names)
    assert skipped == []
    for document in documents:
        document.id.encode()


def test_unreadable_and_vanishing_files_cost_only_themselves(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(OTHER)
    found = read_documents([tmp_path], options=ReadOptions())
    first = next(found)
    (tmp_path / "b.txt").unlink()
    [second] = found
    assert isinstance(first, Document)
    assert "can't be read" in second.reason
