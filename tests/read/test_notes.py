"""Nothing vanishes: what of inputs isn't used, or has two readings, is named with the reason."""

import json

import pytest

from kg.read.documents import read_documents
from kg.read.options import Noted, ReadOptions, Skipped
from kg.records import Document

STORY = "The foreign minister of Nordland said on Monday that talk number {} would go on."


def read(*paths, **options):
    found = list(read_documents(paths, options=ReadOptions(**options)))
    return [[one for one in found if isinstance(one, kind)] for kind in (Document, Skipped, Noted)]


def write_dates(path, dates):
    rows = [
        json.dumps({"text": STORY.format(number), "date": date})
        for number, date in enumerate(dates)
    ]
    path.write_text("\n".join(rows))


@pytest.mark.parametrize(
    ("dates", "published", "told"),
    [
        (["03/04/2024", "28/02/2024"], "2024-04-03", "day first, as 28/02/2024 in it shows"),
        (["28-02-2024", "03-04-2024"], "2024-04-03", "day first, as 28-02-2024 in it shows"),
        (["03/04/2024", "02/28/2024"], "2024-03-04", "month first, as 02/28/2024 in it shows"),
        (
            ["03/04/2024"],
            "2024-03-04",
            "no other date in it tells; --day-first reads the day first",
        ),
        (["03/04/2024", "5 May 2024"], "2024-03-04", "no other date in it tells"),
        (
            ["03/04/2024", "28/02/2024", "02/28/2024"],
            "2024-04-03",
            "but 02/28/2024 in it has the other order",
        ),
    ],
)
def test_dates_of_two_readings_are_read_as_their_file_shows_and_named(
    tmp_path, dates, published, told
):
    write_dates(tmp_path / "a.jsonl", dates)
    documents, _, [note] = read(tmp_path)
    assert published in [one.published for one in documents]
    assert [one.id for one in documents] == [
        f"a.jsonl:{number + 1}" for number in range(len(dates))
    ]
    assert told in note.reason


@pytest.mark.parametrize(("day_first", "published"), [(True, "2024-04-03"), (False, "2024-03-04")])
def test_the_user_has_the_last_word_on_the_order(tmp_path, day_first, published):
    write_dates(tmp_path / "a.jsonl", ["03/04/2024", "28/02/2024"])
    documents, _, [note] = read(tmp_path, day_first=day_first)
    assert documents[0].published == published
    assert "as you said" in note.reason


@pytest.mark.parametrize(
    "date", ["03.04.2024", "2024-04-03", "3 April 2024", "3/3/2024", "13/04/2024"]
)
def test_dates_of_one_reading_are_not_named(tmp_path, date):
    write_dates(tmp_path / "a.jsonl", [date])
    assert read(tmp_path)[2] == []


@pytest.mark.parametrize(
    "date", ["2024-02-31", "31.04.2024", "Feb 30, 2024", "soon", "03/04/24", "2024"]
)
def test_a_date_that_is_none_is_named(tmp_path, date):
    write_dates(tmp_path / "a.jsonl", [date])
    [document], _, [note] = read(tmp_path)
    assert document.published == ""
    assert (note.path, note.reason) == (
        str(tmp_path / "a.jsonl:1"),
        f"no date that kg reads: {date!r}",
    )


def test_sidecars_tell_the_order_and_name_what_is_lost(tmp_path):
    lines = ["file;date;Ressort", "a.txt;03/04/2024;x", "b.txt;28/02/2024;x", "c.txt;;", "d.txt;;"]
    (tmp_path / "metadata.csv").write_text("\n".join(lines))
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(STORY.format(name))
    documents, _, noted = read(tmp_path)
    assert [one.published for one in documents] == ["2024-04-03", "2024-02-28"]
    assert [one.reason for one in noted] == [
        "1 date of numbers alone (03/04/2024) was read day first, as 28/02/2024 in it shows",
        "rows that name no file beside it: c.txt, d.txt",
        "columns not used: Ressort",
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "text,Kicker,pages\n{},x,1\n"),
        ("a.tsv", "text\tKicker\tpages\n{}\tx\t1\n"),
        ("a.jsonl", '{{"text": "{}", "Kicker": 1, "pages": 2}}'),
        ("a.json", '[{{"text": "{}", "Kicker": 1, "pages": 2}}]'),
        ("a.ndjson", '{{"Kicker": null, "pages": [], "text": "{}"}}'),
    ],
)
def test_columns_that_are_not_used_are_named(tmp_path, name, data):
    (tmp_path / name).write_text(data.format(STORY))
    [_], _, [note] = read(tmp_path)
    assert note.reason == "columns not used: Kicker, pages"


def test_columns_of_parquet_that_are_not_used_are_named(tmp_path):
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pa.table({"text": [STORY], "Kicker": ["x"]}), tmp_path / "a.parquet")
    assert read(tmp_path)[2][0].reason == "columns not used: Kicker"


@pytest.mark.parametrize("marks", [[".kg/lock"], ["graph.json", "graph.html", "report.md"]])
def test_the_output_of_a_build_is_never_read_as_articles(tmp_path, marks):
    (tmp_path / "a.txt").write_text(STORY)
    for mark in marks:
        path = tmp_path / "output" / mark
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY.format(2))
    if "report.md" in marks:
        _, [skipped], _ = read(tmp_path / "output" / "report.md")
        assert skipped.reason == "output of kg, not read as articles"
    for given in (tmp_path, tmp_path / "output"):
        documents, skipped, _ = read(given)
        assert len(documents) == (given == tmp_path)
        assert [(one.path, one.reason) for one in skipped] == [
            (str(tmp_path / "output"), "output of kg, not read as articles")
        ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"text,title\n"),
        ("a.tsv", b""),
        ("a.jsonl", b"\n\n"),
        ("a.ndjson", b""),
        ("a.json", b"[]"),
        ("a.zip", b"PK\x05\x06" + bytes(18)),
    ],
)
def test_a_file_of_no_articles_is_named(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    documents, [skipped], _ = read(tmp_path)
    assert documents == []
    assert skipped.path.endswith(name)
    assert skipped.reason.startswith(("empty: no articles", "no articles in it"))


@pytest.mark.parametrize(
    "line", ["Published: 03.05.2024", "3.5.2024", "Updated: 03.05.2024 14:05"]
)
def test_a_line_with_a_date_of_dots_is_day_first(tmp_path, line):
    (tmp_path / "a.txt").write_text(f"Talks go on\n{line}\n\n{STORY.format(1)}\n")
    [document], _, _ = read(tmp_path)
    assert document.published == "2024-05-03"


@pytest.mark.parametrize("by_default", ["", "2024-05-01"])
def test_a_date_that_cannot_be_read_is_named_whatever_day_the_article_is_given(
    tmp_path, by_default
):
    write_dates(tmp_path / "a.jsonl", ["27-MAR-1987 11:48:27.70F A", "2024-02-28"])
    documents, _, noted = read(tmp_path, date=by_default)
    assert [one.published for one in documents] == [by_default, "2024-02-28"]
    assert [one.reason for one in noted] == ["no date that kg reads: '27-MAR-1987 11:48:27.70F A'"]
