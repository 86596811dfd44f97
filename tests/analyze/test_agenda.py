"""Who is spoken about by whom: shares worked out by hand."""

from hand_graph import graph_of

from kg.analyze.agenda import list_agenda
from kg.analyze.selection import Selection
from kg.analyze.speakers import list_silent, list_speakers

LINES = (
    "dana says arland 2024-01-02 addressing=about",
    "dana says arland 2024-01-03 addressing=about",
    "dana says borland 2024-01-04 addressing=about",
    "dana says borland 2024-02-04 addressing=about",
    "dana says borland 2024-02-05 addressing=to",
    "dana accuses borland 2024-02-05",
    "evan says arland 2024-01-05 addressing=about",
    "anon says arland 2024-01-05 addressing=about",
)


def told(rows):
    return [
        (row["period"], row["speaker"], row["about"], row["quotations"], row["share"])
        for row in rows
    ]


def test_shares_of_a_speaker_s_quotations():
    assert told(list_agenda(graph_of(*LINES))) == [
        ("", "Dana", "Arland", 2, 0.5),
        ("", "Dana", "Borland", 2, 0.5),
        ("", "Evan", "Arland", 1, 1.0),
    ]


def test_by_period_with_the_undated_last():
    graph = graph_of(*LINES)
    graph.graph["documents"]["d6"]["published"] = ""
    assert told(list_agenda(graph, period="month")) == [
        ("2024-01", "Dana", "Arland", 2, 0.667),
        ("2024-01", "Dana", "Borland", 1, 0.333),
        ("2024-02", "Dana", "Borland", 1, 1.0),
        ("undated", "Evan", "Arland", 1, 1.0),
    ]


def test_one_quotation_about_several_counts_once_in_the_whole():
    graph = graph_of(*LINES[:3])
    edges = {target: data for _, target, data in graph.out_edges("dana", data=True)}
    edges["borland"]["evidence"][0]["id"] = "d0#r"
    edges["borland"]["evidence"][0]["doc"] = "d0"
    assert told(list_agenda(graph)) == [
        ("", "Dana", "Arland", 2, 1.0),
        ("", "Dana", "Borland", 1, 0.5),
    ]


def test_unnamed_speakers_by_choice_and_one_actor_alone():
    graph = graph_of(*LINES)
    assert "Anon" in {row["speaker"] for row in list_agenda(graph, Selection(unnamed=True))}
    rows = list_agenda(graph, Selection(actor="evan"))
    assert told(rows) == [("", "Evan", "Arland", 1, 1.0)]


def test_shares_are_of_all_quotations_whoever_is_asked_for():
    rows = told(list_agenda(graph_of(*LINES), Selection(actor="arland")))
    assert rows == [("", "Dana", "Arland", 2, 0.5), ("", "Evan", "Arland", 1, 1.0)]
    rows = told(list_agenda(graph_of(*LINES), Selection(actor="dana", min_documents=2)))
    assert rows == []


def test_what_copies_repeat_is_one_quotation():
    graph = graph_of(
        "dana says arland 2024-01-02 addressing=about docs=3",
        "dana says borland 2024-01-04 addressing=about",
    )
    documents = graph.graph["documents"]
    documents["d0.1"]["duplicate_of"] = "d0"
    documents["d0.2"]["duplicate_of"] = "d0"
    documents["d0.2"]["sentences"] = [(0, 9, "Otherwise")]
    rows = told(list_agenda(graph))
    assert rows == [("", "Dana", "Arland", 2, 0.667), ("", "Dana", "Borland", 1, 0.333)]
    [row] = list_speakers(graph)
    assert (row["quotations"], row["documents"]) == (3, 2)
    assert [row["spoken_about"] for row in list_silent(graph)] == [2, 1]
