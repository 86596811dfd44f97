import csv
import json
from datetime import date

import pytest
from hand_graph import graph_of
from sample_graph import TEXT, build, extraction
from small_graph import small_graph

from kg.export.formats import export_graph
from kg.export.people import BY_MONTH, TABLES, columns_of, list_columns, rows_for_people
from kg.export.tables import list_assertions, list_entities, list_quotations, write_tables
from kg.graph.node_link import read_graph, write_graph


def test_an_assertion_is_a_row_per_piece_of_evidence():
    rows = list_assertions(build(extraction(), extraction("b.txt")))
    assert [(row["doc"], row["predicate"]) for row in rows] == [
        ("a.txt", "consults"),
        ("a.txt", "retreats"),
        ("b.txt", "consults"),
        ("b.txt", "retreats"),
    ]
    assert rows[1]["object"] is None


def test_a_quotation_is_one_row_however_many_edges_it_has():
    (row,) = list_quotations(build(extraction()))
    assert (row["source"], row["addressee"]) == ("person.dana-reyes", "norway")
    assert TEXT[row["content_start"] : row["content_end"]] == "Quorland had met Oslo"
    assert TEXT[row["cue_start"] : row["cue_end"]] == "told"


def test_mentions_stand_where_they_say():
    for row in list_entities(build(extraction())):
        assert row["mentions"]
        assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in row["mentions"])


def test_tables_are_json_lines(tmp_path):
    write_tables(build(extraction()), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        *("entities.jsonl", "assertions.jsonl", "quotations.jsonl", "events.jsonl"),
        "documents.jsonl",
    }
    for path in tmp_path.iterdir():
        assert all(
            isinstance(json.loads(line), dict) for line in path.read_text("utf-8").splitlines()
        )


def test_a_graph_is_the_same_after_writing_and_reading(tmp_path):
    graph = build(extraction(), extraction("b.txt"))
    write_graph(graph, tmp_path / "graph.json")
    again = read_graph(tmp_path)
    write_graph(again, tmp_path / "again.json")
    assert (tmp_path / "graph.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert list_assertions(again) == json.loads(json.dumps(list_assertions(graph)))


def test_every_column_for_people_is_named_and_typed():
    graph = small_graph()
    for table, rows in TABLES.items():
        columns = columns_of(table)
        (raw, *_) = rows(graph)
        assert set(raw) <= set(columns), table
        for row in rows_for_people(graph, table):
            assert list(row) == list(columns)
            for name, kind in columns.items():
                expected = {"date": date, "whole": int, "truth": bool, "texts": list}.get(kind)
                assert row[name] is None or expected is None or isinstance(row[name], expected)
    told = {(row["table"], row["column"]) for row in list_columns()}
    by_month = {(table, "month") for table in BY_MONTH}
    assert told == {(table, name) for table in TABLES for name in columns_of(table)} | by_month
    assert all(row["meaning"].endswith((".", "…")) for row in list_columns())


def test_rows_for_people_have_names_sentence_outlet_and_day():
    (first, *_) = rows_for_people(small_graph(), "assertions")
    assert (first["subject_name"], first["object_name"]) == ("Arland", "Borland")
    assert first["published"] == date(2024, 3, 6)
    assert first["publisher"]
    assert "Arland attacked Borland" in first["sentence"]
    said = list(rows_for_people(small_graph(), "quotations"))
    assert "Dana Reyes" in {row["source_name"] for row in said}
    assert any(row["words"] for row in said)


def test_parquet_and_csv_hold_the_same_dates_and_lists(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    graph = small_graph()
    for form in ("parquet", "csv"):
        export_graph(graph, tmp_path / form, form)
    events = parquet.read_table(tmp_path / "parquet/events.parquet")
    assert str(events.schema.field("start").type) == "date32[day]"
    assert str(events.schema.field("sources").type).startswith("list<")
    with (tmp_path / "csv/events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    whole = events.to_pylist()
    assert [row["id"] for row in rows] == [row["id"] for row in whole]
    assert [json.loads(row["reports"]) for row in rows] == [row["reports"] for row in whole]
    assert [row["start"] for row in rows] == [str(row["start"] or "") for row in whole]
    assert (tmp_path / "csv/dictionary.csv").read_bytes() == (
        tmp_path / "parquet/dictionary.csv"
    ).read_bytes()


def test_sources_have_names_and_events_the_sentence_of_their_first_report():
    graph = graph_of(
        "arland assaults borland 2024-03-06 by=ceria",
        "arland assaults borland 2024-03-05",
        "arland assaults borland 2024-03-07 polarity=negative by=dorland",
        "arland accuses borland 2024-03-07 by=arland",
        "ceria rejects borland 2024-03-08 polarity=negative",
    )
    graph.nodes["ceria"]["name"] = "Republic of Ceria"
    for number, document in enumerate(graph.graph["documents"].values()):
        document["sentences"] = [(0, 40, f"Report {number} of one raid.")]
    events = list(rows_for_people(graph, "events"))
    for row in events:
        names = [graph.nodes[one]["name"] if one else "" for one in row["denied_by"]]
        assert row["denied_by_names"] == names
        assert row["claimed_by_names"] == [graph.nodes[one]["name"] for one in row["claimed_by"]]
        assert row["sentence"] == f"Report {row['first_report'][1:]} of one raid."
    told = {name for row in events for name in (*row["claimed_by_names"], *row["denied_by_names"])}
    assert {"Republic of Ceria", "Dorland", "Arland", ""} == told
    claims = [row for row in rows_for_people(graph, "assertions") if row["attribution"]]
    assert {tuple(row["attribution_names"]) for row in claims} == {
        ("Republic of Ceria",),
        ("Dorland",),
        ("Arland",),
    }


def test_days_of_roles_are_dates_in_parquet(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    graph = small_graph()
    roles = [
        {"title": "minister", "organization": None, "ended": False, "first": first, "last": last, "documents": 1}
        for first, last in (("2024-03-05", "2024-03-06"), ("", "2024-03-06"), ("2024-03-06T08:00:00Z", ""))
    ]  # fmt: skip
    graph.nodes[min(graph)]["roles"] = roles
    export_graph(graph, tmp_path, "parquet")
    rows = parquet.read_table(tmp_path / "entities.parquet").to_pylist()
    found = [(one["first"], one["last"]) for row in rows for one in row["roles"]]
    fifth, sixth = date(2024, 3, 5), date(2024, 3, 6)
    assert set(found) >= {(fifth, sixth), (None, sixth), (sixth, None)}
