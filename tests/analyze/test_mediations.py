"""Who mediated, between whom, when, and what came of it: checked by hand on small graphs."""

from hand_graph import graph_of

from kg.analyze.brokers import find_mediators
from kg.analyze.mediations import REACH, list_mediations
from kg.analyze.selection import Selection


def shift(graph, subject, target, *, doc, start=0, end=5):
    """Let the evidence of a statement stand in another document, at another place."""
    datas = (
        graph.nodes[subject]["unary"]
        if target is None
        else [data for _, other, data in graph.out_edges(subject, data=True) if other == target]
    )
    for data in datas:
        data["evidence"][0].update(doc=doc, start=start, end=end, cue=[start + 1, start + 2])


def test_parties_that_one_passage_names_are_one_mediation():
    graph = graph_of(
        "qatar mediates ruritania 2024-01-02",
        "qatar mediates freedonia 2024-01-02",
        "qatar mediates arland 2024-01-02",
    )
    shift(graph, "qatar", "freedonia", doc="d0")
    other, one = list_mediations(graph)
    assert (one["mediator"], one["parties"], one["documents"]) == (
        "Qatar",
        ["Freedonia", "Ruritania"],
        1,
    )
    assert (one["first"], one["last"], one["parties_named"]) == ("2024-01-02", "2024-01-02", True)
    assert other["parties"] == ["Arland"]


def test_reports_of_one_mediation_are_joined_over_a_month_and_no_longer():
    graph = graph_of(
        "qatar mediates ruritania 2024-01-02",
        "qatar mediates ruritania 2024-01-30",
        "qatar mediates ruritania 2024-02-28",
        "qatar mediates ruritania 2024-06-01",
        "qatar mediates ruritania 2024-01-03 polarity=negative",
        "norway mediates ruritania 2024-01-03",
    )
    rows = list_mediations(graph, Selection(status="all"))
    told = [
        (row["mediator"], row["status"], row["first"], row["last"], row["documents"])
        for row in rows
    ]
    assert told == [
        ("Qatar", "happened", "2024-01-02", "2024-02-28", 3),
        ("Norway", "happened", "2024-01-03", "2024-01-03", 1),
        ("Qatar", "negated", "2024-01-03", "2024-01-03", 1),
        ("Qatar", "happened", "2024-06-01", "2024-06-01", 1),
    ]
    assert [row["status"] for row in list_mediations(graph)] == ["happened"] * 3


def mediation(*lines):
    graph = graph_of(
        "qatar mediates ruritania 2024-01-02", "qatar mediates freedonia 2024-01-02", *lines
    )
    shift(graph, "qatar", "freedonia", doc="d0")
    return list_mediations(graph)[0]


def test_what_came_of_it_is_the_last_that_its_parties_did():
    row = mediation("ruritania consults freedonia 2024-01-03")
    assert (row["outcome"], row["outcome_day"]) == ("", "")
    row = mediation(
        "ruritania agrees freedonia 2024-01-05", "freedonia assaults ruritania 2024-01-04"
    )
    assert (row["outcome"], row["outcome_relation"], row["outcome_day"]) == (
        "agreement",
        "agrees",
        "2024-01-05",
    )
    row = mediation(
        "ruritania agrees freedonia 2024-01-05", "freedonia assaults ruritania 2024-01-20"
    )
    assert (row["outcome"], row["outcome_day"]) == ("fighting", "2024-01-20")
    row = mediation("ruritania rejects freedonia 2024-01-05")
    assert row["outcome"] == "refusal"
    assert row["outcome_sentence"] == "ruritania rejects freedonia 2024-01-05"


def test_what_others_did_or_what_is_late_or_only_announced_is_no_outcome():
    assert REACH == 30
    for line in (
        "ruritania agrees arland 2024-01-05",
        "ruritania agrees qatar 2024-01-05",
        "ruritania agrees freedonia 2024-01-01",
        "ruritania agrees freedonia 2024-02-02",
        "ruritania agrees freedonia 2024-01-05 modality=future",
        "ruritania agrees freedonia 2024-01-05 polarity=negative",
    ):
        assert mediation(line)["outcome"] == "", line
    assert mediation("ruritania agrees freedonia 2024-02-01")["outcome"] == "agreement"


def test_parties_come_from_the_passage_or_the_one_before_if_no_report_names_them():
    graph = graph_of(
        "ruritania agrees freedonia 2024-01-02",
        "qatar mediates - 2024-01-02",
        "norway mediates - 2024-01-02",
        "arland agrees borland 2024-01-02",
    )
    for who in ("qatar", "norway"):
        shift(graph, who, None, doc="d0", start=300, end=360)
    shift(graph, "arland", "borland", doc="d0", start=900, end=960)  # it stands after them
    for row in list_mediations(graph):
        assert (row["parties"], row["parties_named"]) == (["Freedonia", "Ruritania"], False)
        assert row["outcome"] == "agreement"
        assert [row["mediator"], *row["beside"]] in (["Norway", "Qatar"], ["Qatar", "Norway"])
    shift(graph, "arland", "borland", doc="d0", start=200, end=260)  # now two pairs do
    assert [row["parties"] for row in list_mediations(graph)] == [[], []]


def test_copies_are_one_report():
    graph = graph_of("qatar mediates - 2024-01-02", "qatar mediates - 2024-01-05")
    assert len(list_mediations(graph)) == 2
    graph.graph["documents"]["d1"]["duplicate_of"] = "d0"
    (row,) = list_mediations(graph)
    assert (row["documents"], row["last"]) == (1, "2024-01-05")


def test_undated_mediations_stay_apart_from_dated_ones():
    graph = graph_of("qatar mediates ruritania 2024-01-02", "qatar mediates ruritania 2024-01-03")
    graph.graph["documents"]["d1"]["published"] = ""
    rows = list_mediations(graph)
    assert sorted((row["first"], row["documents"]) for row in rows) == [("", 1), ("2024-01-02", 1)]


def test_copies_are_no_documents_and_no_outlets():
    graph = graph_of("qatar mediates ruritania 2024-01-02 docs=2")
    documents = graph.graph["documents"]
    documents["d0"]["publisher"], documents["d0.1"]["publisher"] = "AP", "BBC"
    assert [row["publishers"] for row in list_mediations(graph)] == [2]
    assert [row["documents"] for row in find_mediators(graph)] == [2]
    documents["d0.1"]["duplicate_of"] = "d0"
    assert [row["publishers"] for row in list_mediations(graph)] == [1]
    assert [row["documents"] for row in find_mediators(graph)] == [1]
