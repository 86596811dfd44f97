"""Quotations of a graph by speaker, topic, date and kind."""

import pytest
from sample_graph import build, extraction

from kg.errors import QueryError
from kg.graph.statements import iter_statements
from kg.query.quotes import find_quotations


@pytest.fixture(scope="module")
def graph():
    return build(extraction(), extraction("b.txt", published="2024-04-02"))


def test_rows_hold_who_what_when_where(graph):
    first, second = find_quotations(graph)
    assert (first["date"], second["date"]) == ("2024-03-01", "2024-04-02")
    assert first["source"] == "person.dana-reyes"
    assert first["source_name"] == "Dana Reyes"
    assert first["addressees"] == ["norway"]
    assert first["content"] == "Quorland had met Oslo"
    assert (first["kind"], first["act"]) == ("indirect", "says")
    assert first["link"] == "a.txt#char=0,48"


@pytest.mark.parametrize("asked", ["person.dana-reyes", "norway", "government.quorland"])
def test_of_several_sources_the_one_that_is_asked_for_comes_first(asked):
    graph = build(extraction())
    [edge] = [one for *_, one in iter_statements(graph) if one["predicate"] == "says"][:1]
    for other in ("norway", "government.quorland"):
        graph.add_edge(other, "norway", key=f"also-{other}", **{**edge, "id": f"also-{other}"})
    [row] = find_quotations(graph, by=asked)
    assert row["source"] == row["sources"][0] == asked
    assert row["source_name"] == graph.nodes[asked]["name"]
    assert len(row["sources"]) == 3


def test_about_reaches_beyond_the_addressee(graph):
    assert find_quotations(graph)[0]["about"] == ["government.quorland", "norway"]


@pytest.mark.parametrize("name", ["person.dana-reyes", "Dana Reyes", "dana reyes", "Reyes"])
def test_by_takes_id_name_or_words_of_a_name(graph, name):
    assert len(find_quotations(graph, by=name)) == 2


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"about": "Quorland"}, 2),
        ({"about": "Dana Reyes"}, 0),
        ({"by": "Quorland"}, 0),
        ({"since": "2024-03-02"}, 1),
        ({"until": "2024-03-01"}, 1),
        ({"since": "2024-03", "until": "2024-03"}, 1),
        ({"since": "2025"}, 0),
        ({"kind": "indirect"}, 2),
        ({"kind": "direct"}, 0),
        ({"kind": "says"}, 2),
    ],
)
def test_filters(graph, filters, number):
    assert len(find_quotations(graph, **filters)) == number


@pytest.mark.parametrize(
    "filters",
    [{"by": "Nobody"}, {"by": ""}, {"about": "Atlantis"}, {"since": "March"}, {"kind": "sung"}],
)
def test_what_cannot_be_found_is_said_in_one_line(graph, filters):
    with pytest.raises(QueryError, match=r"^[^\n]+$"):
        find_quotations(graph, **filters)
