"""Every named query: hand-checked answers over a small graph, the same from both engines."""

import pyoxigraph as ox
import pytest
from small_graph import TEXT, document, evidence, small_graph

from kg.errors import QueryError
from kg.graph.node_link import write_graph
from kg.graph.statements import iter_statements
from kg.query.bindings import bind
from kg.query.called import find_actors
from kg.query.datasets import names_graphs
from kg.query.engines import Oxigraph
from kg.query.formats import plain_rows
from kg.query.named import find_query, list_queries
from kg.query.parameters import read_parameters
from kg.query.sources import load_engine

ONE, TWO = "kgd:one.txt", "kgd:two.txt"
CASES = {
    "actors": ({"type": "person"}, [["Dana Reyes"], ["a senior official"]], ["name"]),
    "anonymous-sources": ({}, [["a senior official", ONE]], ["source", "document"]),
    "brokers": ({}, [["Ceria", "Arland", "Borland", 3]], None),
    "claims": (
        {"by": "reyes", "about": "Kingdom of Arland"},
        [["Dana Reyes", "Arland", "Borland", "kgo:Negative"]],
        ["source", "subject", "object", "polarity"],
    ),
    "conflicts": ({"by": "arland"}, [["Arland", "Borland", "kgo:assaults", 1, 1]], None),
    "contested": (
        {},
        [["Arland", "kgo:assaults", "Borland", "", ONE, "Dana Reyes", TWO]],
        None,
    ),
    "demands": (
        {"of": "Borland"},
        [["Borland", "kgo:aids", "Arland"]],
        ["subject", "relation", "object"],
    ),
    "denials": ({}, [["Dana Reyes", TWO]], ["source", "document"]),
    "documents": (
        {"publisher": "DAILY"},
        [[ONE, 5, 2], [TWO, 4, 2]],
        ["document", "assertions", "quotations"],
    ),
    "dyads": (
        {"actor": "Ceria"},
        [["Arland", "Ceria", 2, 0], ["Borland", "Ceria", 1, 0]],
        None,
    ),
    "events-of-week": (
        {"week": "2024-W10"},
        [
            ["2024-03-04", "Arland", "kgo:assaults", "Borland"],
            ["2024-03-06", "Arland", "kgo:consults", "Ceria"],
            ["2024-03-06", "Ceria", "kgo:aids", "Borland"],
        ],
        ["date", "subject", "relation", "object"],
    ),
    "former-roles": ({}, [["Dana Reyes", "envoy", "Ceria"]], None),
    "mediators": (
        {"since": "2024-03"},
        [["Ceria", "kgo:Actual", "2024-03-20"]],
        ["mediator", "modality", "date"],
    ),
    "mentions": ({"actor": "arland"}, [[ONE, 0, "Arland", 1.0, "known"]], None),
    "merges": ({}, [["kgo:Same", 0.9, "kg:arland", "kgr:one.txt:m0-6", "name"]], None),
    "negated": (
        {"actor": "Borland"},
        [["Arland", "kgo:assaults", "Borland"]],
        ["subject", "relation", "object"],
    ),
    "neighbors": (
        {"actor": "Ceria"},
        [["kg:arland", 2], ["kg:borland", 1], ["kg:person.dana-reyes", 1]],
        ["neighbor", "assertions"],
    ),
    "possible": (
        {"modality": "requested"},
        [["kgo:Requested", "Borland"]],
        ["modality", "subject"],
    ),
    "quotations-by": (
        {"actor": "Reyes", "since": "2024-03-10"},
        [["denies", TWO, 0]],
        ["act", "document", "start"],
    ),
    "office-holders": (
        {"words": "Minister", "since": "2024-03-01", "until": "2024-03"},
        [["Dana Reyes", "foreign minister", "Arland", 1, "2024-03-06", "2024-03-06"]],
        None,
    ),
    "quotations-with": ({"text": "ATTACKED"}, [[ONE], [ONE], [TWO], [TWO]], ["document"]),
    "roles-at-date": (
        {"date": "2024-03"},
        [["Dana Reyes", "foreign minister", "Arland", "attested", "2024-03-06", "2024-03-06"]],
        None,
    ),
    "single-source": (
        {"actor": "Borland"},
        [["Arland", "kgo:assaults", "Borland", 1], ["Ceria", "kgo:aids", "Borland", 1]],
        ["subject", "relation", "object", "documents"],
    ),
    "sources": ({}, [["Dana Reyes", 2], ["a senior official", 1]], ["source", "quotations"]),
    "spokespeople": (
        {"organization": "arland"},
        [["Dana Reyes", "foreign minister", "Arland", 2]],
        None,
    ),
    "talked-to": ({"to": "Ceria"}, [["Dana Reyes", "Ceria", 1, 1]], None),
    "ties-between": (
        {"actor": "Ceria", "other": "Borland"},
        [["Ceria", "kgo:aids", "Borland", TEXT]],
        ["subject", "relation", "object", "passage"],
    ),
    "timeline": (
        {"actor": "Borland", "until": "2024-03-05"},
        [["2024-03-04", "kgo:assaults"]],
        ["date", "relation"],
    ),
    "weak-ties": ({"below": "50"}, [[0.4, "Borland"]], ["score", "subject"]),
    "who-said-what-about": (
        {"by": "Dana Reyes", "about": "Arland"},
        [["Dana Reyes", "Arland", "Arland attacked Borland", "denies", "2024-03-20", TWO, 0]],
        None,
    ),
}


@pytest.fixture(scope="module")
def engines(tmp_path_factory):
    folder = tmp_path_factory.mktemp("build")
    write_graph(small_graph(), folder / "graph.json")
    return {name: load_engine(folder, engine=name) for name in ("oxigraph", "rdflib")}


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_named_query_gives_the_hand_checked_answer(name, engine, engines):
    given, expected, columns = CASES[name]
    query = find_query(name)
    values = read_parameters(query, given, engines[engine])
    rows = plain_rows(engines[engine].ask(bind(query.text, values)))
    picked = [[row[column] for column in columns or row] for row in rows]
    assert picked == expected


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_engines_agree_on_every_query_without_parameters(name, engines):
    text = find_query(name).text
    first, second = (engines[engine].ask(text) for engine in ("oxigraph", "rdflib"))
    assert first.variables == second.variables
    assert first.rows == second.rows


def test_no_named_query_needs_the_store_of_named_graphs(engines):
    assert [one.name for one in list_queries() if names_graphs(one.text)] == []

    def refuse():
        raise AssertionError("a second store of half a gigabyte")

    store = engines["oxigraph"].store
    assert find_actors(Oxigraph(store, refuse), "kingdom of arland") == [
        ox.NamedNode("urn:kg:actor:arland")
    ]


def test_every_query_has_title_and_the_parameters_it_leaves_open():
    queries = list_queries()
    assert len(queries) >= 20
    for query in queries:
        assert query.title[0].isupper()
        for parameter in query.parameters:
            names = ("since", "until") if parameter.kind in ("week", "days") else (parameter.name,)
            assert all(f"VALUES ?{one} {{ UNDEF }}" in query.text for one in names)


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2024-03", 1),
        ("2024", 1),
        ("2024-03-06", 1),
        ("2024-03-05", 0),
        ("2024-04", 0),
        ("2023", 0),
    ],
)
def test_offices_at_a_date_have_both_bounds(engines, date, found):
    query = find_query("roles-at-date")
    values = read_parameters(query, {"date": date}, engines["oxigraph"])
    rows = engines["oxigraph"].ask(bind(query.text, values)).rows
    assert len(rows) == found


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_who_held_an_office_is_told_by_its_stated_term_though_it_is_over(engine, tmp_path):
    graph = small_graph()
    office = next(
        data for _, _, data in iter_statements(graph) if data["title"] == "foreign minister"
    )
    office["ended"] = True
    office["evidence"][0].update(event_start="2013-01-01", event_end="2017-12-31")
    write_graph(graph, tmp_path / "graph.json")
    asked = load_engine(tmp_path, engine=engine)
    query = find_query("roles-at-date")
    for day, basis in (("2015-01-01", ["stated"]), ("2024-03-06", []), ("2018", [])):
        values = read_parameters(query, {"date": day}, asked)
        rows = plain_rows(asked.ask(bind(query.text, values)))
        assert [row["basis"] for row in rows] == basis


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_an_article_without_a_date_leaves_the_first_and_last_day_of_others(engine, tmp_path):
    graph = small_graph()
    office = next(data for _, _, data in iter_statements(graph) if data["title"])
    for number, published in enumerate(("", "2024-05", "2023-01-02T03:04:05Z", "")):
        doc = f"more-{number}.txt"
        graph.graph["documents"][doc] = document(doc, published)
        office["evidence"].append(evidence(100 + number, doc))
    write_graph(graph, tmp_path / "graph.json")
    asked = load_engine(tmp_path, engine=engine)
    [row] = plain_rows(asked.ask(bind(find_query("office-holders").text, {})))
    assert list(row.values())[3:] == [5, "2023-01-02", "2024-03-06"]
    for one in graph.graph["documents"].values():
        one["published"] = ""
    write_graph(graph, tmp_path / "undated.json")
    asked = load_engine(tmp_path / "undated.json", engine=engine)
    [row] = plain_rows(asked.ask(bind(find_query("office-holders").text, {})))
    assert list(row.values())[3:] == [5, "", ""]


def test_mistyped_names_get_suggestions(engines):
    with pytest.raises(QueryError, match=r"nobody .* 'Arlnad': did you mean Arland"):
        find_actors(engines["oxigraph"], "Arlnad")
    with pytest.raises(QueryError, match="did you mean mediators"):
        find_query("mediator")


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("timeline", {}, "needs --actor"),
        ("timeline", {"by": "Arland"}, "no parameter --by"),
        ("timeline", {"actor": "Arland", "since": "2024-13"}, "is no date"),
        ("events-of-week", {"week": "2024-W60"}, "is no week"),
        ("weak-ties", {"below": "1 } DROP"}, "is no whole number"),
        ("timeline", {"actor": "Arland", "since": "2024-03", "until": "2024-02"}, "no day is in"),
        ("claims", {"relation": "acuses"}, "no relation 'acuses'; did you mean 'accuses'"),
        ("possible", {"modality": "maybe"}, "no status 'maybe'"),
    ],
)
def test_wrong_parameters_are_told_in_one_line(name, given, message, engines):
    with pytest.raises(QueryError, match=message) as caught:
        read_parameters(find_query(name), given, engines["oxigraph"])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "hostile", ['" } DROP ALL #', "' ?x } SELECT", "\\", "a\nb", "\ud800", "<urn:x>"]
)
def test_text_parameters_stay_text(hostile, engines):
    engine = engines["oxigraph"]
    query = find_query("quotations-with")
    text = bind(query.text, read_parameters(query, {"text": hostile}, engine))
    assert isinstance(engine, Oxigraph)
    assert engine.ask(text).rows == ()
