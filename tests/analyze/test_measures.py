import networkx as nx
import pytest
from hand_graph import graph_of

from kg.analyze.actors import rank_actors
from kg.analyze.brokers import find_brokers, find_mediators
from kg.analyze.camps import find_camps, find_communities, find_strained_triangles
from kg.analyze.collapse import collapse, ego_network, fold_countries, time_slice
from kg.analyze.contested import find_contested
from kg.analyze.corroboration import list_corroboration
from kg.analyze.diff import diff_graphs
from kg.analyze.dyads import balance_dyads
from kg.analyze.paths import find_path
from kg.analyze.selection import Selection, select
from kg.analyze.speakers import list_silent, list_speakers
from kg.analyze.timeline import list_events
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


def test_brokers_have_least_constraint_first():
    star = graph_of(
        *(f"hub consults p{n} 2024-01-01" for n in range(4)), "p0 consults p1 2024-01-01"
    )
    rows = find_brokers(star)
    assert rows[0]["actor"] == "hub"
    assert rows[0]["constraint"] < rows[1]["constraint"]


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


def test_a_denied_claim_contradicts_the_claim():
    graph = graph_of(
        "a assaults b 2024-01-01 by=b",
        "a assaults b 2024-01-02 by=a in=d2#r",
        "a says b 2024-01-02 act=denies addressing=about",
    )
    assert len(find_contested(graph)) == 1


def test_corroboration_counts_documents_and_names_weak_statements(talks):
    rows = list_corroboration(talks)
    assert (rows[0]["predicate"], rows[0]["documents"]) == ("assaults", 3)
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
