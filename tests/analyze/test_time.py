"""Time by evidence: whatever asks for a window of days gets the same evidence, counted anew."""

import re
from collections import Counter
from itertools import islice, pairwise

import pytest
from hand_graph import graph_of
from spread_graph import by_hand, day_by_hand, spread_graph

from kg.analyze.actors import rank_actors
from kg.analyze.agenda import list_agenda
from kg.analyze.brokers import find_mediators
from kg.analyze.collapse import collapse, time_slice
from kg.analyze.corroboration import list_corroboration
from kg.analyze.dyads import balance_dyads
from kg.analyze.events import list_event_records
from kg.analyze.excerpt import Excerpt, make_excerpt
from kg.analyze.selection import Selection, count_undated, select
from kg.analyze.speakers import list_speakers
from kg.analyze.timeline import list_events
from kg.export.formats import export_graph
from kg.export.page_data import describe_page
from kg.graph.invariants import find_violations
from kg.graph.node_link import read_graph, write_graph
from kg.graph.statements import iter_statements
from kg.query.sparql import run_named

WINDOWS = [("2021", "2021"), ("2022-03-10", "2022-11"), ("", "2020-06-30"), ("2024-12-01", ""), ("2019", "2019"), ("", "")]  # fmt: skip


@pytest.fixture(scope="module")
def spread():
    return spread_graph()


def within(day, since, until):
    return bool(day) and since <= day and day <= (until or "9999") + "~"


def expected(graph, since, until):
    """Return the evidence of each edge that lies in a window, by ids."""
    found = {}
    for *_, data in iter_statements(graph):
        kept = [
            one
            for one in data["evidence"]
            if not (since or until) or within(day_by_hand(graph, one), since, until)
        ]
        if kept:
            found[data["id"]] = kept
    return found


EVERYTHING = {"status": "all", "speech": True, "unnamed": True}


@pytest.mark.parametrize(("since", "until"), WINDOWS)
def test_what_is_left_of_a_statement_is_counted_anew(spread, since, until):
    wanted = expected(spread, since, until)
    found = {
        data["id"]: data
        for *_, data in select(spread, Selection(since=since, until=until, **EVERYTHING))
    }
    assert found.keys() == wanted.keys()
    for edge, data in found.items():
        assert data["evidence"] == wanted[edge]
        told = {key: data[key] for key in ("documents", "score", "publishers", "first")}
        assert told == by_hand(spread, wanted[edge])


def rows_of_evidence(graph, evidence_of):
    """Return a row per piece of evidence of events, as a timeline has it."""
    rows = Counter()
    names = {node: graph.nodes[node]["name"] for node in graph}
    for subject, target, data in iter_statements(graph):
        if data["layer"] == "event":
            for one in evidence_of.get(data["id"], ()):
                key = (day_by_hand(graph, one), names[subject], data["predicate"], names[target], data["polarity"], data["modality"], one["doc"])  # fmt: skip
                rows[key] += 1
    return rows


@pytest.mark.parametrize(("since", "until"), WINDOWS)
def test_analyze_query_page_and_graph_json_agree(spread, since, until, tmp_path):
    wanted = rows_of_evidence(spread, expected(spread, since, until))
    keys = ("day", "subject", "predicate", "object", "polarity", "modality", "doc")
    timeline = list_events(spread, Selection(since=since, until=until, **EVERYTHING))
    assert Counter(tuple(row[key] for key in keys) for row in timeline) == wanted
    # graph.json, written of the window and read again: all of it lies in the window, and is sound
    part = make_excerpt(spread, Excerpt(since=since, until=until))
    write_graph(part, tmp_path / "graph.json")
    again = read_graph(tmp_path / "graph.json")
    assert find_violations(again) == []
    whole = list_events(again, Selection(**EVERYTHING))
    assert Counter(tuple(row[key] for key in keys) for row in whole) == wanted
    # the page of that graph
    main, _ = describe_page(again)
    events = {relation["n"] for relation in main["relations"] if relation["layer"] == "event"}
    edges, docs = main["edges"], iter(main["items"]["o"])
    pieces = [
        (main["docs"][doc]["id"], main["nodes"][subject]["l"], main["nodes"][target]["l"])
        for subject, target, relation, count in zip(*(edges[key] for key in "strv"), strict=True)
        for doc in islice(docs, count)
        if relation in events
    ]
    assert Counter(pieces) == Counter(
        {(key[6], key[1], key[3]): count for key, count in wanted.items()}
    )


@pytest.mark.parametrize(("since", "until"), WINDOWS[:4])
def test_kg_query_finds_the_same_rows(spread, since, until, tmp_path):
    write_graph(spread, tmp_path / "graph.json")
    wanted = rows_of_evidence(spread, expected(spread, since, until))
    for actor in ("a0", "a3"):
        name = spread.nodes[actor]["name"]
        given = {key: value for key, value in (("since", since), ("until", until)) if value}
        rows = run_named([str(tmp_path)], "timeline", parameters={"actor": actor, **given})
        told = {row_of(dict(zip(rows.variables, row, strict=True))) for row in rows.rows}
        assert told == {key for key in wanted if name in (key[1], key[3])}


def row_of(row):
    """Return a row of the query as the timeline has it."""
    words = {name: value.value if value is not None else "" for name, value in row.items()}
    short = {name: re.split("[:/#]", words[name])[-1] for name in words}
    return (
        *(words["date"], words["subject"], short["relation"], words["object"]),
        *(short["polarity"].lower(), short["modality"].lower(), short["document"]),
    )


def test_windows_of_all_periods_add_up_to_the_whole(spread):
    total = sum(len(data["evidence"]) for *_, data in iter_statements(spread))
    years = [
        sum(len(data["evidence"]) for *_, data in select(spread, Selection(since=str(year), until=str(year), **EVERYTHING)))
        for year in range(2017, 2026)
    ]  # fmt: skip
    selection = Selection(since="2017", **EVERYTHING)
    undated = count_undated(spread, selection, ("event", "speech", "structure"))
    assert undated > 20
    assert min(years[1:-1]) > 10
    assert sum(years) + undated == total
    let_in = Selection(since="2017", undated=True, **EVERYTHING)
    assert sum(len(data["evidence"]) for *_, data in select(spread, let_in)) == total
    assert count_undated(spread, let_in, ("event", "speech", "structure")) == 0


def test_periods_of_pairs_count_evidence(spread):
    rows = balance_dyads(spread, period="year")
    wanted = Counter()
    for subject, target, data in select(spread, Selection(), speech=False):
        if data["quad"]:
            docs = {
                (day_by_hand(spread, one)[:4] or "undated", spread.graph["documents"][one["doc"]]["duplicate_of"] or one["doc"])
                for one in data["evidence"]
            }  # fmt: skip
            for when, _ in docs:
                wanted[*sorted((subject, target)), when] += 1
    told = {
        (row["first_actor"], row["second_actor"], row["period"]): row["statements"] for row in rows
    }
    assert told == wanted
    for pair in {(row["first_actor"], row["second_actor"]) for row in rows}:
        own = [row for row in rows if (row["first_actor"], row["second_actor"]) == pair]
        periods = [row["period"] for row in own]
        assert periods == sorted(periods)  # "undated" comes after all years
        assert own[0]["trend"] is None
        for before, row in pairwise(own):
            change = round(row["mean_score"] - before["mean_score"], 3)
            assert row["trend"] == (None if row["period"] == "undated" else change)


@pytest.mark.parametrize(("since", "until"), WINDOWS[:4])
def test_every_measure_of_a_window_is_that_of_the_slice(spread, since, until):
    part = time_slice(spread, since, until)
    inside = Selection(since=since, until=until)
    for measure in (rank_actors, balance_dyads, list_corroboration, list_agenda):
        # The slice keeps when what begins in the window ends after it.
        one, other = measure(spread, inside), measure(part, Selection(until=until))
        assert sorted(map(str, one)) == sorted(map(str, other))
    mine = collapse(spread, inside).edges(data=True)
    assert sorted(map(str, mine)) == sorted(map(str, collapse(part).edges(data=True)))


def test_outlets_cut_evidence_too(spread):
    for *_, data in select(spread, Selection(publisher="AP", **EVERYTHING)):
        assert data["publishers"] == ["AP"]
        assert {spread.graph["documents"][one["doc"]]["publisher"] for one in data["evidence"]} == {"AP"}  # fmt: skip


def test_actors_of_a_slice_are_counted_anew(tmp_path):
    graph = graph_of(
        "a supports b 2024-01-05", "a supports b 2024-03-05", "a holds_role b 2024-01-06"
    )
    for node in ("a", "b"):
        graph.nodes[node]["mentions"] = [
            {"doc": f"d{n}", "start": 0, "end": 1, "text": "a", "kind": "name", "score": 1.0, "reason": ""}
            for n in range(3)
        ]  # fmt: skip
        graph.nodes[node]["documents"] = 3
    part = time_slice(graph, "2024-03", "2024-03")
    facts = part.nodes["a"]
    assert (facts["documents"], facts["first"], facts["last"]) == (1, "2024-03-05", "2024-03-05")
    assert (facts["roles"], [one["doc"] for one in facts["mentions"]]) == ([], ["d1"])
    assert list(part.graph["documents"]) == ["d1"]
    assert graph.nodes["a"]["documents"] == 3
    assert len(graph.nodes["a"]["mentions"]) == 3
    (role,) = time_slice(graph, "2024-01", "2024-01").nodes["a"]["roles"]
    assert (role["first"], role["documents"]) == ("2024-01-06", 1)
    export_graph(part, tmp_path / "slice.ttl", "ttl")
    assert "d0" not in (tmp_path / "slice.ttl").read_text("utf-8")


LEFT_OUT = graph_of(
    "a mediates b 2024-01-05",
    "a mediates b 2024-03-05",
    "b supports c 2024-03-05",
    "b rejects - 2024-03-05",
    "c requests b 2024-03-05",
    "a says b 2024-03-05 addressing=about",
    "a says b 2024-03-05 addressing=to",
)


@pytest.mark.parametrize(
    ("measure", "line"),
    [
        ("mediations", "1 piece of evidence of unknown day is left out; --undated lets it in"),
        ("mediators", "1 piece of evidence of unknown day is left out; --undated lets it in"),
        ("influence", "1 piece of evidence of unknown day is left out; --undated lets it in"),
        ("agenda", "1 piece of evidence of unknown day is left out; --undated lets it in"),
        ("dyads", "3 pieces of evidence of unknown day are left out; --undated lets them in"),
        ("timeline", "4 pieces of evidence of unknown day are left out; --undated lets them in"),
        ("events", "3 events of unknown day are left out; --undated lets them in"),
    ],
)
def test_a_measure_counts_what_is_undated_of_its_own_alone(kg, tmp_path, measure, line):
    graph = LEFT_OUT.copy()
    for doc, data in graph.graph["documents"].items():
        data["published"] = "2024-01-05" if doc == "d0" else ""
    write_graph(graph, tmp_path / "graph.json")
    assert kg("analyze", measure, tmp_path, "--since", "2024").stderr.splitlines()[-1:] == [line]
    if measure == "events":
        assert kg("events", tmp_path, "--until", "2024").stderr.splitlines() == [line]
        done = kg("events", tmp_path, "--until", "2024", "--actor", "c", "--kind", "supports")
        assert done.stderr.splitlines()[-1].startswith("1 event of unknown day is left out")
        for quiet in ([], ["--since", "2024", "--undated"]):
            assert kg("events", tmp_path, *quiet).stderr == ""


def test_documents_of_actors_are_counted_in_the_window():
    graph = graph_of(
        "a supports b 2023-01-05 docs=3",
        "a supports b 2024-03-05",
        "a supports c 2024-03-05 docs=2",
    )
    for node, documents in (("a", 6), ("b", 4), ("c", 2)):
        graph.nodes[node]["documents"] = documents
    window = {"since": "2024", "min_documents": 2}
    chosen = [ends[:2] for ends in select(graph, Selection(**window))]
    assert chosen == [("a", "c")]
    assert [row["object"] for row in list_event_records(graph, Selection(**window))] == ["C"]
    assert sorted(make_excerpt(graph, Excerpt(**window))) == ["a", "c"]
    assert sorted(collapse(graph, Selection(**window))) == ["a", "c"]
    graph.nodes["b"]["mentions"] = [{"doc": "d2", "start": 0, "end": 1}]
    assert len(list(select(graph, Selection(**window)))) == 2


def test_the_last_day_of_a_row_lies_in_the_window():
    graph = graph_of("a mediates b 2024-03-05", "a says b 2024-03-05 addressing=about")
    for *_, data in graph.edges(data=True):
        data["evidence"][0].update(event_start="2024-01-01", event_end="2024-12-31")
        data.update(first="2024-01-01", last="2024-12-31")
    window = Selection(until="2024-02")
    for measure in (rank_actors, find_mediators, list_corroboration, list_speakers):
        for row in measure(graph, window):
            assert (row["first"], row["last"]) == ("2024-01-01", "2024-02-29"), measure


def test_kg_query_balances_pairs_as_analyze_does(spread, tmp_path):
    graph = spread.copy()
    claimed = next(
        data
        for *_, data in graph.edges(data=True)
        if data["quad"] and (data["polarity"], data["modality"]) == ("positive", "actual")
    )
    claimed["attributed_to"], claimed["attribution"] = "a1", ["a1"]
    graph.nodes["a2"]["anonymous"] = True
    write_graph(graph, tmp_path / "graph.json")
    found = run_named([str(tmp_path)], "dyads")
    told = [tuple(value.value for value in row) for row in found.rows]
    wanted = [
        (
            *(row["first_name"], row["second_name"]),
            str(row["verbal_cooperation"] + row["material_cooperation"]),
            str(row["verbal_conflict"] + row["material_conflict"]),
        )
        for row in balance_dyads(graph)
    ]
    assert len(told) > 20
    assert sorted(told) == sorted(wanted)


def test_kg_query_has_no_offices_among_events(tmp_path):
    graph = graph_of("a holds_role b 2024-01-05", "a part_of b 2024-01-05", "a aids b 2024-01-05")
    write_graph(graph, tmp_path / "graph.json")
    [row] = run_named([str(tmp_path)], "timeline", parameters={"actor": "a"}).rows
    assert row[2].value.endswith("aids")
