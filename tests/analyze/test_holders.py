"""Who is said to hold an office, counted as the named query counts."""

from hand_graph import graph_of

from kg.analyze.holders import list_and_count, list_holders
from kg.analyze.selection import Selection
from kg.graph.node_link import write_graph
from kg.query.sparql import run_named


def offices():
    graph = graph_of(
        "ann holds_role arland 2024-01-02 docs=3",
        "bob holds_role arland 2024-01-03 docs=2",
        "bob holds_role - 2024-02-03",
        "eve holds_role arland 2024-02-03",
        "ann holds_role borland 2024-02-04 polarity=negative",
        "ann supports borland 2024-02-05",
    )
    statements = [data for *_, data in graph.edges(data=True)]
    statements += [data for node in graph for data in graph.nodes[node]["unary"]]
    for data in statements:
        if data["predicate"] == "holds_role":
            data["title"] = "foreign minister" if data["documents"] == 2 else "President"
        data["ended"] = data["evidence"][0]["doc"] == "d3"
    documents = graph.graph["documents"]
    documents["d0.1"].update(published="2024-03-04")
    documents["d0.2"].update(duplicate_of="d0", published="")
    # what is told of an earlier time is told in the window
    statements[0]["evidence"][0].update(event_start="2019-01-01")
    return graph


def told(rows):
    keys = ("title", "body", "holder", "documents", "first", "last")
    return [tuple(row[key] for key in keys) for row in rows]


def test_who_is_most_often_said_to_hold_an_office():
    assert told(list_holders(offices())) == [
        ("President", "Arland", "Ann", 2, "2024-01-02", "2024-03-04"),
        ("foreign minister", "Arland", "Bob", 2, "2024-01-03", "2024-01-03"),
        ("President", "", "Bob", 1, "2024-02-03", "2024-02-03"),
    ]
    assert [row[2] for row in told(list_holders(offices(), words="MINISTER"))] == ["Bob"]
    arland = Selection(actor="arland", unnamed=True, until="2024-02")
    assert [(row[2], row[3]) for row in told(list_holders(offices(), arland))] == [
        ("Bob", 2),
        ("Ann", 1),
    ]
    assert list_and_count(offices(), arland)[1] == 1


def test_who_occurs_in_enough_documents_of_the_window_counts():
    graph = graph_of(
        "ann holds_role arland 2024-01-02",
        "ann supports arland 2024-02-02",
        "bob holds_role arland 2024-02-03 docs=2",
    )
    for *_, data in graph.edges(data=True):
        data["title"] = "president" if data["predicate"] == "holds_role" else ""
    for node in graph:
        graph.nodes[node]["documents"] = 2
    for since, holders in (
        ("", ["Bob", "Ann"]),
        ("2024-01", ["Bob", "Ann"]),
        ("2024-02-03", ["Bob"]),
    ):
        chosen = Selection(since=since, min_documents=2)
        assert [row["holder"] for row in list_holders(graph, chosen)] == holders
    chosen = Selection(until="2024-01", min_documents=2)
    assert list_holders(graph, chosen) == []


def test_what_is_left_out_is_counted_by_document():
    graph = graph_of("ann holds_role arland 2024-01-02 docs=3")
    documents = graph.graph["documents"]
    for doc in documents.values():
        doc["published"] = ""
    documents["d0.2"]["duplicate_of"] = "d0.1"
    [(*_, data)] = graph.edges(data=True)
    data["title"] = "president"
    data["evidence"].append({**data["evidence"][0], "id": "d0#s", "start": 7, "end": 9})
    assert list_and_count(graph, Selection(since="2024"))[1] == 2
    assert list_and_count(graph, Selection(since="2024", undated=True))[1] == 0


def test_the_named_query_agrees(tmp_path):
    write_graph(offices(), tmp_path / "graph.json")
    for window in ({}, {"since": "2024-01-03"}, {"until": "2024-02"}):
        rows = run_named([str(tmp_path)], "office-holders", parameters=window).rows
        asked = [[value.value if value else "" for value in row] for row in rows]
        own = told(list_holders(offices(), Selection(unnamed=True, **window)))
        assert asked == [
            [holder, title, body, str(documents), first, last]
            for title, body, holder, documents, first, last in own
        ]


def test_the_command(kg, tmp_path):
    write_graph(offices(), tmp_path / "graph.json")
    done = kg("analyze", "holders", tmp_path, "--words", "president", "--since", "2024-02-01")
    assert [line.split("\t")[2] for line in done.stdout.splitlines()[1:]] == ["Ann", "Bob"]
    assert done.stderr.splitlines() == [
        "1 document of unknown day is left out; --undated lets it in"
    ]
