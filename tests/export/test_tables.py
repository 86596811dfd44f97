import json

from sample_graph import TEXT, build, extraction

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
