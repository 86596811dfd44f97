from itertools import combinations

import networkx as nx
import pytest
from hand_graph import graph_of
from page_graphs import generated_graph

from kg.analyze.actors import rank_actors
from kg.analyze.brokers import find_brokers, find_mediators
from kg.analyze.camps import find_camps, find_communities, find_strained_triangles
from kg.analyze.collapse import collapse, ego_network, fold_countries, time_slice
from kg.analyze.contested import find_contested
from kg.analyze.corroboration import list_corroboration
from kg.analyze.diff import diff_graphs
from kg.analyze.dyads import balance_dyads
from kg.analyze.mediations import list_mediations
from kg.analyze.paths import find_path
from kg.analyze.selection import Selection, select
from kg.analyze.speakers import list_silent, list_speakers
from kg.analyze.timeline import list_events
from kg.graph.node_link import write_graph
from kg.ontology.load import load_ontology

SCORES = {key: relation.score for key, relation in load_ontology().relations.items()}


@pytest.fixture
def talks():
    return graph_of(
        "qatar mediates ruritania 2024-01-02 docs=2",
        "qatar mediates freedonia 2024-01-02",
        "ruritania assaults freedonia 2024-01-03 docs=3",
        "freedonia supports ruritania 2024-02-01",
        "ruritania agrees freedonia 2024-02-05 modality=conditional",
        "freedonia assaults ruritania 2024-01-04 polarity=negative",
        "qatar says ruritania 2024-01-05 addressing=about kind=indirect",
        "qatar says freedonia 2024-01-06 addressing=about",
        "anon says freedonia 2024-01-06 addressing=to",
        "ruritania rejects - 2024-01-07 by=anon",
    )


def test_only_what_happened_counts_by_default(talks):
    statuses = {(data["polarity"], data["modality"]) for *_, data in select(talks, Selection())}
    assert statuses == {("positive", "actual")}


def test_possible_is_the_rest(talks):
    rows = [data["predicate"] for *_, data in select(talks, Selection(status="possible"))]
    assert sorted(rows) == ["agrees", "assaults"]


def test_reported_leaves_claims_out(talks):
    assert "rejects" in {data["predicate"] for *_, data in select(talks, Selection())}
    assert "rejects" not in {
        d["predicate"] for *_, d in select(talks, Selection(status="reported"))
    }


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2024-02", "", 1),
        ("", "2024-01-02", 2),
        ("2024-01-03", "2024-01-03", 1),
        ("2024-03-01", "", 0),
    ],
)
def test_days_bound_what_counts(talks, since, until, expected):
    chosen = select(talks, Selection(since=since, until=until), speech=False)
    assert sum(1 for _ in chosen) == expected


def test_a_pair_is_balanced_by_documents(talks):
    row = balance_dyads(talks)[0]
    attack, support = SCORES["assaults"], SCORES["supports"]
    assert (row["first_actor"], row["second_actor"]) == ("freedonia", "ruritania")
    assert row["statements"] == 4
    assert row["mean_score"] == round((3 * attack + support) / 4, 3)
    assert (row["material_conflict"], row["verbal_cooperation"]) == (3, 1)


def test_a_trend_is_the_change_of_the_mean(talks):
    january, february = (
        row
        for row in balance_dyads(talks, period="month")
        if row["first_actor"] == "freedonia" and row["second_actor"] == "ruritania"
    )
    assert (january["period"], february["period"]) == ("2024-01", "2024-02")
    assert january["trend"] is None
    assert february["trend"] == round(SCORES["supports"] - SCORES["assaults"], 3)


def test_a_mediator_is_listed_with_the_parties(talks):
    (row,) = find_mediators(talks)
    assert (row["name"], row["parties"]) == ("Qatar", ["Freedonia", "Ruritania"])


def test_actors_are_ranked_as_networkx_does(talks):
    rows = rank_actors(talks)
    expected = nx.pagerank(collapse(talks), weight="weight")
    assert {row["actor"]: row["pagerank"] for row in rows} == {
        node: round(value, 6) for node, value in expected.items()
    }
    made = {row["actor"]: row["statements_made"] for row in rows}
    assert made == {"qatar": 3, "ruritania": 4, "freedonia": 1}
    assert all(row["actor"] != "anon" for row in rows)
    wide = rank_actors(talks, Selection(speech=True, unnamed=True))
    made = {row["actor"]: row["statements_made"] for row in wide}
    assert made == {"qatar": 5, "ruritania": 4, "freedonia": 1, "anon": 1}


def test_ranks_of_a_window_are_those_of_its_graph_and_offices_are_no_statements():
    graph = graph_of(
        "a supports b 2024-01-02",
        "b supports c 2024-01-02 docs=2",
        "d rejects - 2024-01-02",
        "e holds_role a 2024-01-02",
        *(f"x{number} supports y{number} 2023-01-02" for number in range(40)),
    )
    rows = {row["actor"]: row for row in rank_actors(graph, Selection(since="2024"))}
    window = collapse(time_slice(graph, "2024", "2024"))
    window.remove_node("d")
    ranks = nx.pagerank(window, weight="weight")
    assert {node: row["pagerank"] for node, row in rows.items() if row["degree"]} == {
        node: round(value, 6) for node, value in ranks.items()
    }
    assert (rows["d"]["pagerank"], rows["d"]["degree"], rows["d"]["statements_made"]) == (0, 0, 1)
    counted = ("statements_made", "statements_received", "degree", "documents")
    assert [rows["e"][key] for key in counted] == [0, 0, 1, 1]
    assert [rows["a"][key] for key in counted] == [1, 0, 2, 2]


def test_brokers_have_least_constraint_first():
    star = graph_of(
        *(f"hub consults p{n} 2024-01-01" for n in range(4)), "p0 consults p1 2024-01-01"
    )
    rows = find_brokers(star)
    assert rows[0]["actor"] == "hub"
    assert rows[0]["constraint"] < rows[1]["constraint"]


def test_brokers_stand_between_opponents_first():
    graph = graph_of(
        "a assaults b 2024-01-01",
        "c accuses d 2024-01-01",
        "broker supports a 2024-01-01",
        "broker consults b 2024-01-01",
        "broker supports c 2024-01-01",
        "broker accuses d 2024-01-01",  # no friend of d
        "envoy mediates c 2024-01-01",
        "envoy mediates d 2024-01-01",
        "hub says a 2024-01-01 addressing=about",
        "hub says b 2024-01-01 addressing=about",
        *(f"hub consults p{n} 2024-01-01" for n in range(4)),
    )
    envoy = [data for *_, data in graph.out_edges("envoy", data=True)]
    envoy[1]["evidence"][0]["doc"] = envoy[0]["evidence"][0]["doc"]
    rows = {row["actor"]: row for row in find_brokers(graph)}
    assert {node: row["pairs"] for node, row in rows.items() if row["pairs"]} == {
        "broker": 1,
        "envoy": 1,
    }
    assert [row["actor"] for row in find_brokers(graph)][:3] == ["envoy", "broker", "hub"]
    assert (rows["envoy"]["mediations"], rows["hub"]["partners"]) == (1, 4)


def test_the_opponents_that_a_broker_stands_between_are_named(kg, tmp_path):
    graph = graph_of(
        *(f"broker supports {one} 2024-01-01" for one in "abcdef"),
        "a accuses b 2024-01-01",
        "d assaults c 2024-01-01 docs=3",
        "a accuses e 2024-01-01",
        "b accuses e 2024-01-01",
        "broker mediates e 2024-02-01 in=talks",
        "broker mediates f 2024-02-01",
    )
    first, second = [
        data for *_, data in graph.edges(data=True) if data["predicate"] == "mediates"
    ]
    second["evidence"][0].update(doc=first["evidence"][0]["doc"])
    row = find_brokers(graph)[0]
    assert (row["name"], row["pairs"], row["opponent_ids"]) == ("Broker", 5, ["e", "f"])
    assert row["opponents"] == ["E and F", "C and D", "A and B", "2 more"]
    write_graph(graph, tmp_path / "graph.json")
    head, line, *_ = kg("analyze", "brokers", tmp_path, "--csv").stdout.splitlines()
    assert head.startswith("name,type,pairs,opponents,mediations,")
    assert line.startswith("Broker,government,5,E and F; C and D; A and B; 2 more,1,")


def test_camps_reached_evenly():
    graph = graph_of(
        "a assaults b 2024-01-01 docs=3",
        "broker supports a 2024-01-01",
        "broker supports b 2024-01-01",
        "friend supports a 2024-01-01 docs=2",
        "friend consults broker 2024-01-01",
    )
    rows = {row["actor"]: row["between_camps"] for row in find_brokers(graph)}
    # Broker stands with A and Friend (5 + 2.5) against B's side (5): 2 * 5 / 12.5.
    assert rows["broker"] == 0.8
    assert rows["friend"] == 0.0


def test_camps_are_called_by_their_leading_members():
    graph = graph_of(
        "a assaults b 2024-01-01", "a supports c 2024-01-01", "d supports b 2024-01-01 docs=3"
    )
    rows = find_camps(graph)
    labels = {row["actor"]: row["label"] for row in rows}
    assert labels["a"] == labels["c"] == "A and C"
    assert labels["b"] == labels["d"] == "B and D"
    assert [row["name"] for row in rows if row["label"] == "B and D"] == ["B", "D"]


@pytest.mark.parametrize("seed", range(5))
def test_measures_are_networkx_s(seed):
    graph = generated_graph(15, 60 + seed)
    simple = collapse(graph, directed=False)
    joined = simple.subgraph(node for node in simple if simple.degree(node))
    between, constraint = nx.betweenness_centrality(joined), nx.constraint(joined, weight="weight")
    size = nx.effective_size(nx.Graph(joined))
    for row in find_brokers(graph):
        node = row["actor"]
        assert row["betweenness"] == pytest.approx(between[node], abs=1e-6)
        assert row["constraint"] == pytest.approx(constraint[node], abs=1e-4)
        assert row["effective_size"] == pytest.approx(size[node], abs=1e-3)
        strained = sum(
            simple.edges[one, other]["sign"] < 0
            for one, other in combinations(sorted(simple[node]), 2)
            if simple.has_edge(one, other)
            and simple.edges[node, one]["sign"] > 0
            and simple.edges[node, other]["sign"] > 0
        )
        own = [one["party_ids"] for one in list_mediations(graph) if one["mediator_id"] == node]
        if not any(len(parties) > 1 for parties in own):
            assert row["pairs"] == strained
    parts = {}
    for row in find_communities(graph):
        parts.setdefault(row["community"], set()).add(row["actor"])
    louvain = nx.community.louvain_communities(joined, weight="weight", seed=1)
    best = nx.community.modularity(joined, louvain, weight="weight")
    found = nx.community.modularity(joined, list(parts.values()), weight="weight")
    assert found >= best - 0.02


def test_types_numbers_of_documents_and_names_choose_actors(talks):
    talks.nodes["freedonia"]["type"] = "armed_group"
    talks.nodes["qatar"]["documents"] = 3
    chosen = lambda **given: {  # noqa: E731
        node
        for *ends, _ in select(talks, Selection(status="all", speech=True, **given))
        for node in ends
        if node
    }
    assert chosen() == {"qatar", "ruritania", "freedonia"}
    assert chosen(unnamed=True) == {"qatar", "ruritania", "freedonia", "anon"}
    assert chosen(types=("government",)) == {"qatar", "ruritania"}
    assert chosen(min_documents=2) == set()
    talks.nodes["ruritania"]["documents"] = 2
    assert chosen(min_documents=2) == {"qatar", "ruritania"}
    assert chosen(min_documents=2, actor="freedonia") == {"qatar", "ruritania", "freedonia"}


def test_two_camps_are_found():
    graph = graph_of(
        "a supports b 2024-01-01",
        "c supports d 2024-01-01",
        "a assaults c 2024-01-01",
        "b assaults d 2024-01-01",
    )
    camp = {row["actor"]: row["camp"] for row in find_camps(graph)}
    assert camp["a"] == camp["b"] != camp["c"] == camp["d"]
    assert {row["frustration"] for row in find_camps(graph)} == {0.0}


def test_a_friend_of_both_foes_is_strained():
    graph = graph_of(
        "a supports b 2024-01-01", "a supports c 2024-01-01", "b assaults c 2024-01-01"
    )
    (row,) = find_strained_triangles(graph)
    assert row["actors"] == ["A", "B", "C"]
    balanced = graph_of(
        "a assaults b 2024-01-01", "a supports c 2024-01-01", "b assaults c 2024-01-01"
    )
    assert find_strained_triangles(balanced) == []


def test_communities_cover_each_joined_actor_once(talks):
    rows = find_communities(talks)
    assert sorted(row["actor"] for row in rows) == ["freedonia", "qatar", "ruritania"]
    assert len(find_communities(talks, Selection(speech=True, unnamed=True))) == 4
    (label,) = {row["label"] for row in rows}
    assert label == "Ruritania and Freedonia"  # 3 + 1 + 2 documents, then 3 + 1 + 1
    assert [row["strength"] for row in rows] == [6, 5, 3]


def test_speakers_and_the_silent(talks):
    rows = {row["actor"]: row for row in list_speakers(talks)}
    assert rows["qatar"]["quotations"] == 2
    assert rows["qatar"]["direct_share"] == 0.5
    assert rows["qatar"]["about"] == ["Freedonia", "Ruritania"]
    assert rows["anon"]["to"] == ["Freedonia"]
    assert [row["actor"] for row in list_silent(talks)] == ["freedonia", "ruritania"]


def test_contradictions_stand_side_by_side():
    graph = graph_of(
        "a assaults b 2024-01-01 by=b",
        "a assaults b 2024-01-02 by=a polarity=negative",
        "a assaults b 2024-01-03 modality=hedged",
    )
    (row,) = find_contested(graph)
    assert {row["first_source"], row["second_source"]} == {"A", "B"}
    assert {row["first_polarity"], row["second_polarity"]} == {"positive", "negative"}


def test_what_is_contested_is_one_row_and_most_sources_come_first():
    graph = graph_of(
        "a assaults b 2024-01-01",
        "a assaults b 2024-01-01 polarity=negative",
        "c assaults b 2024-01-01 docs=2",
        "c assaults b 2024-01-01 by=d",
        "c assaults b 2024-01-02 polarity=negative by=c",
        "c assaults b 2024-01-02 polarity=negative by=e",
    )
    rows = find_contested(graph)
    assert [(row["subject"], row["sources"], len(row["edge_ids"])) for row in rows] == [
        ("C", 5, 4),
        ("A", 2, 2),
    ]
    assert [row["first_polarity"] for row in rows] == ["positive", "positive"]


def test_one_sentence_contests_nothing():
    graph = graph_of("a assaults b 2024-01-01", "a assaults b 2024-01-01 polarity=negative")
    denial = next(data for *_, data in graph.edges(data=True) if data["polarity"] == "negative")
    denial["evidence"][0]["doc"] = "d0"
    assert find_contested(graph) == []
    denial["evidence"][0].update(start=6, end=9)
    assert len(find_contested(graph)) == 1


def test_a_copy_of_one_sentence_contests_nothing():
    graph = graph_of(
        "a assaults b 2024-01-01 docs=2", "a assaults b 2024-01-01 polarity=negative docs=2"
    )
    denial = next(data for *_, data in graph.edges(data=True) if data["polarity"] == "negative")
    for one, doc in zip(denial["evidence"], ("d0", "d0.1"), strict=True):
        one["doc"] = doc
    documents = graph.graph["documents"]
    assert len(find_contested(graph)) == 1  # two articles
    documents["d0.1"]["duplicate_of"] = "d0"
    assert find_contested(graph) == []
    # other offsets, other line breaks
    text = documents["d0"]["sentences"][0][2]
    documents["d0.1"]["sentences"] = [(50, 51 + len(text), text.replace(" ", "\n "))]
    for *_, data in graph.edges(data=True):
        data["evidence"][1].update(start=50, end=55)
    assert find_contested(graph) == []
    # the copy says something else
    documents["d0.1"]["sentences"] = [(50, 99, "It never happened.")]
    assert len(find_contested(graph)) == 1


@pytest.mark.parametrize(
    ("lines", "pairs"),
    [
        (("a assaults b 2007-01-01", "a assaults b 2015-01-01 polarity=negative"), 0),
        (("a assaults b 2024-01-01", "a assaults b 2024-01-08 polarity=negative"), 1),
        (("a assaults b 2024-01-01", "a assaults b 2024-01-09 polarity=negative"), 0),
        (("a holds_role b 2024-01-01", "a holds_role b 2024-01-01 polarity=negative"), 0),
        (("a rejects - 2024-01-01", "a rejects - 2024-01-01 polarity=negative"), 0),
        (("a assaults b 2024-01-01", "a assaults b 2024-01-01 polarity=negative modality=future"), 0),
    ],
)  # fmt: skip
def test_only_what_may_be_one_event_is_contested(lines, pairs):
    assert len(find_contested(graph_of(*lines))) == pairs


def test_a_stated_time_decides_what_is_contested():
    graph = graph_of("a assaults b 2024-01-01", "a assaults b 2024-01-02 polarity=negative")
    first = next(data for *_, data in graph.edges(data=True) if data["polarity"] == "positive")
    first["evidence"][0].update(event_start="2019-05-01", event_end="2019-05-31")
    assert find_contested(graph) == []
    for doc in graph.graph["documents"].values():
        doc["published"] = ""
    assert find_contested(graph) == []  # nobody knows


def test_outlets_of_copies_are_no_corroboration():
    graph = graph_of("a assaults b 2024-01-01 docs=3", "a holds_role b 2024-01-01 docs=2")
    documents = graph.graph["documents"]
    for doc, outlet in (("d0", "AP"), ("d0.1", "BBC"), ("d0.2", "Reuters")):
        documents[doc]["publisher"] = outlet
    (row,) = list_corroboration(graph)
    assert row["publishers"] == 3
    documents["d0.1"]["duplicate_of"] = "d0"
    (row,) = list_corroboration(graph)
    assert row["publishers"] == 2


def test_reports_bear_one_act_out_if_they_are_of_one_month():
    days = ("2024-01-01", "2024-01-20", "2024-02-01", "2024-02-05", "", "")
    graph = graph_of("a assaults b 2024-01-01 docs=6", "a supports b 2024-01-01 docs=6")
    documents = graph.graph["documents"]
    for number, day in enumerate(days[1:], 1):
        for line in ("d0", "d1"):
            documents[f"{line}.{number}"]["published"] = day
    rows = list_corroboration(graph)
    told = [(row["predicate"], row["documents"], row["first"], row["last"]) for row in rows]
    assert told == [
        ("supports", 6, "2024-01-01", "2024-01-01"),  # as the statement has it
        ("assaults", 3, "2024-01-01", "2024-02-01"),
        ("assaults", 2, "", ""),
        ("assaults", 1, "2024-02-05", "2024-02-05"),
    ]


def test_pairs_show_balance_and_main_kinds(talks):
    row = balance_dyads(talks)[0]
    assert (row["balance"], row["kinds"], row["stated"]) == (-0.5, ["assaults 3", "supports 1"], 0)


def test_a_denied_claim_contradicts_the_claim():
    graph = graph_of(
        "a assaults b 2024-01-01 by=b",
        "a assaults b 2024-01-02 by=a in=d2#r",
        "a says b 2024-01-02 act=denies addressing=about",
    )
    assert len(find_contested(graph)) == 1


def test_corroboration_counts_documents_and_names_weak_statements(talks):
    rows = list_corroboration(talks, alone=True)
    assert (rows[0]["predicate"], rows[0]["documents"]) == ("assaults", 3)
    assert [row for row in list_corroboration(talks) if not row["object"]] == []
    assert [row["predicate"] for row in rows if row["weak"]] == ["rejects"]


def test_a_path_has_a_statement_on_each_step(talks):
    steps = find_path(talks, "anon", "qatar")
    assert [(row["subject"], row["object"]) for row in steps] == [
        ("Anon", "Freedonia"),
        ("Qatar", "Freedonia"),
    ]
    assert (
        find_path(graph_of("a supports b 2024-01-01", "c supports d 2024-01-01"), "a", "d") == []
    )


def test_a_path_keeps_to_the_window_and_the_actors_that_may_lie_between(kg, tmp_path):
    graph = graph_of(
        "a supports x 2024-01-05",
        "x supports b 2024-01-05",
        "a supports y 2024-02-05",
        "y supports z 2024-02-05",
        "z supports b 2024-02-05",
    )
    for node in ("a", "b", "x"):
        graph.nodes[node]["type"] = "person"
    between = lambda **given: [  # noqa: E731
        row["object"] for row in find_path(graph, "a", "b", Selection(unnamed=True, **given))
    ]
    assert between() == ["X", "B"]
    assert between(since="2024-02") == between(types=("government",)) == ["Y", "Z", "B"]
    assert between(until="2023") == []
    write_graph(graph, tmp_path / "graph.json")
    for options in (("--since", "2024-02"), ("--type", "government")):
        rows = kg("analyze", "paths", tmp_path, "a", "b", *options).stdout.splitlines()[1:]
        assert [row.split("\t")[3] for row in rows] == ["Y", "Z", "B"]


def test_several_who_are_called_alike_are_told_once():
    graph = graph_of(*(f"a says anon{one} 2024-01-01 addressing=about" for one in (1, 2)))
    for node in ("anon1", "anon2"):
        graph.nodes[node]["name"] = "reporters"
    [row] = list_speakers(graph)
    assert row["about"] == ["reporters"]
    assert [row["type"] for row in list_silent(graph)] == ["government"] * 2


def test_events_come_by_day(talks):
    days = [row["day"] for row in list_events(talks)]
    assert days == sorted(days)
    both = list_events(talks, Selection(actor="qatar"), other="freedonia")
    assert [row["predicate"] for row in both] == ["mediates"]


def test_collapsing_sums_documents(talks):
    simple = collapse(talks)
    assert simple.edges["ruritania", "freedonia"]["weight"] == 3
    assert simple.edges["ruritania", "freedonia"]["sign"] == SCORES["assaults"]
    assert collapse(talks, directed=False).edges["ruritania", "freedonia"]["weight"] == 4


def test_egos_and_slices_are_parts(talks):
    assert "anon" not in ego_network(talks, "qatar")
    february = time_slice(talks, "2024-02-01", "2024-02-28")
    assert sorted(data["predicate"] for *_, data in february.edges(data=True)) == [
        "agrees",
        "supports",
    ]


def test_bodies_fold_into_their_government():
    graph = graph_of(
        "army assaults b 2024-01-01", "a consults b 2024-01-01", "army supports a 2024-01-01"
    )
    graph.nodes["army"].update(type="military", country="AAA")
    graph.nodes["a"]["country"] = "AAA"
    folded = fold_countries(graph)
    assert sorted(folded) == ["a", "b"]
    assert folded.number_of_edges() == 2


def test_nothing_changed_gives_no_rows(talks):
    assert diff_graphs(talks, talks) == []


def test_a_changed_status_is_one_row():
    old = graph_of("a consults b 2024-01-01 modality=future")
    new = graph_of("a consults b 2024-01-01")
    for *_, data in new.edges(data=True):
        data["id"] = "other"
    (row,) = diff_graphs(old, new)
    assert (row["change"], row["before"], row["after"]) == (
        "status",
        "positive, future",
        "positive, actual",
    )


def test_new_and_gone_are_told():
    old, new = graph_of("a consults b 2024-01-01"), graph_of("a consults c 2024-01-01")
    for *_, data in new.edges(data=True):
        data["id"] = "other"
    assert sorted(row["change"] for row in diff_graphs(old, new)) == [
        "gone",
        "gone actor",
        "new",
        "new actor",
    ]
