"""What several articles report as one event is one record; what can't be one never is."""

import json
from dataclasses import replace

import pytest
from hand_graph import graph_of
from page_graphs import generated_graph

from kg.analyze.events import list_and_count, list_event_records
from kg.analyze.selection import Selection
from kg.events.gather import JOINED, day_of_event, gather_events
from kg.events.likeness import ONCE, compare, weigh_words
from kg.events.reports import group_reports, iter_reports
from kg.graph.node_link import write_graph
from kg.graph.recount import issues_of
from kg.graph.statements import iter_statements
from tests.events.told import ATTACK, OTHER, WORDS, grouped, told


def test_reports_in_like_words_of_near_days_are_one_event():
    graph = told(*ATTACK, texts=(WORDS, WORDS.replace("at dawn ", "")))
    (event,) = gather_events(graph)
    assert (event["documents"], event["status"], event["kind"]) == (2, "happened", "assaults")
    assert (event["start"], event["end"], event["stated"]) == ("2024-02-28", "2024-03-05", False)
    assert (event["first_report"], event["first_reported"]) == ("d0", "2024-03-05")
    assert event["likeness"] >= JOINED
    assert "published 1 days apart" in event["reasons"][0]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Boehner talks with Woods during a round of golf in 2009.", ""),
        ("In March 2013 troops of {} shelled the harbour.", ""),
        ("{} had shelled the harbour on May 3, 2011, before the truce of 2012.", ""),
        ("The 1998 attack of {} burned three ships.", ""),
        ("{} had shelled it in Oct. 2010.", ""),
        ("{} shelled the harbour between 2003 and 2005.", ""),
        # nothing long past, or something nearer beside it
        ("{} shelled the harbour.", "2015-09-28"),
        ("{} shelled the harbour in 2014.", "2015-09-28"),
        ("On Monday {} shelled the harbour for the first time since 2009.", "2015-09-28"),
        ("{} shelled it last week, as in 2009.", "2015-09-28"),
        ("{} shelled it in June, as it had in May 2009.", "2015-09-28"),
        ("{} shelled it for 2,009 days and $2011.", "2015-09-28"),
    ],
)
def test_what_names_a_year_long_past_alone_is_not_dated_by_publication(sentence, day):
    graph = told("arland assaults borland 2015-09-28", texts=(sentence,))
    (event,) = gather_events(graph)
    assert (event["stated"], bool(event["start"]), day_of_event(event)) == (False, bool(day), day)
    assert [row["day"] for row in list_event_records(graph)] == [day]


@pytest.mark.parametrize("day", ["2015-09-28", "2024-03-05"])
def test_what_is_long_past_is_in_no_window_unless_asked_for(day):
    graph = told(f"arland assaults borland {day}", texts=("{} shelled the harbour in 2009.",))
    window = Selection(since="2024-03", until="2024-03")
    assert list_event_records(graph, window) == []
    assert list_and_count(graph, window)[1] == 1
    (row,) = list_event_records(graph, replace(window, undated=True))
    assert row["day"] == ""
    assert list_and_count(graph, replace(window, undated=True))[1] == 0
    assert list_and_count(graph, Selection())[1] == 0


def test_the_command_lists_those_of_the_window_and_tells_what_it_leaves_out(kg, tmp_path):
    texts = ("{} shelled the harbour in 2009.", "{} shelled the harbour.")
    lines = ("arland assaults borland 2024-03-01", "arland assaults borland 2024-06-05")
    write_graph(told(*lines, texts=texts), tmp_path / "graph.json")
    done = kg("analyze", "events", tmp_path, "--since", "2024-06", "--json")
    assert [row["day"] for row in json.loads(done.stdout)] == ["2024-06-05"]
    assert done.stderr.splitlines() == ["1 event of unknown day is left out; --undated lets it in"]
    done = kg("analyze", "events", tmp_path, "--since", "2024-06", "--undated", "--json")
    assert [row["day"] for row in json.loads(done.stdout)] == ["2024-06-05", ""]
    assert done.stderr == ""


def test_a_window_gathers_events_once(kg, tmp_path, monkeypatch):
    graph = told(
        "arland assaults borland 2024-03-05",
        "ceria assaults borland 2024-03-05",
        texts=("{} shelled the harbour.", "{} shelled it in 2009."),
    )
    write_graph(graph, tmp_path / "graph.json")
    asked = []
    monkeypatch.setattr(
        "kg.events.gather.group_reports", lambda *of: asked.append(of) or group_reports(*of)
    )
    done = kg("events", tmp_path, "--since", "2024")
    assert [line.split("\t")[1] for line in done.stdout.splitlines()[1:]] == ["Arland"]
    assert done.stderr.splitlines() == ["1 event of unknown day is left out; --undated lets it in"]
    assert len(asked) == 1


def test_a_month_counts_from_its_first_day():
    graph = graph_of("arland assaults borland 2024-03-05")
    graph.graph["documents"]["d0"]["published"] = "2024-03"
    window = Selection(since="2024-03-01", until="2024-03-31")
    assert [row["day"] for row in list_event_records(graph, window)] == ["2024-03-01"]


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (ATTACK, (WORDS, OTHER)),  # other words
        ((ATTACK[0], "borland assaults arland 2024-03-06"), (WORDS, WORDS)),  # the other way round
        ((ATTACK[0], "arland accuses borland 2024-03-06"), (WORDS, WORDS)),  # another kind
        ((ATTACK[0], "arland assaults ceria 2024-03-06"), (WORDS, WORDS)),  # another actor
        ((ATTACK[0], "arland assaults borland 2024-03-20"), (WORDS, WORDS)),  # another time
        ((ATTACK[0], "arland assaults borland 2024-03-06 modality=future"), (WORDS, WORDS)),
    ],
)
def test_what_differs_is_another_event(lines, texts):
    assert len({tuple(one) for one in grouped(told(*lines, texts=texts))}) == len(
        [line for line in lines if "future" not in line]
    )


def test_contradicting_days_are_never_one_event_in_whatever_words():
    days = ["2024-03-01", "2024-03-02"]
    graph = told(*ATTACK, texts=(WORDS, WORDS), event_start=days, event_end=days)
    assert len(gather_events(graph)) == 2
    # a third report, without a day, joins one of them and brings the other not in
    lines = (*ATTACK, "arland assaults borland 2024-03-06")
    graph = told(*lines, texts=(WORDS,) * 3, event_start=[*days, ""], event_end=[*days, ""])
    assert sorted(len(one) for one in grouped(graph)) == [1, 2]


def test_the_same_stated_day_joins_reports_published_long_apart():
    lines = (ATTACK[0], "arland consults borland 2024-03-05", "arland consults borland 2024-09-06")
    days = ["2024-03-01"] * 3
    graph = told(*lines, texts=(WORDS, WORDS, OTHER), event_start=days, event_end=days)
    event = max(gather_events(graph), key=lambda one: one["documents"])
    assert (event["start"], event["end"], event["stated"]) == ("2024-03-01", "2024-03-01", True)
    assert (event["kind"], event["documents"]) == ("consults", 2)
    assert "both state the time: 2024-03-01" in event["reasons"][0]


MEETING = ("arland consults borland 2024-03-05", "arland consults borland 2024-03-06")
PARTED = {
    "a day after publication": {
        "event_start": ["", "2024-03-06"],
        "event_end": ["", "2024-03-06"],
    },
    "other days named": {"texts": (WORDS + " On May 3.", WORDS + " On 4 May.")},
}


@pytest.mark.parametrize("facts", PARTED.values(), ids=PARTED)
def test_what_parts_reports_in_the_same_words(facts):
    facts = {"texts": (WORDS, WORDS), **facts}
    assert len(gather_events(told(*MEETING, texts=(WORDS, WORDS)))) == 1
    assert len(gather_events(told(*MEETING, **facts))) == 2


def test_an_articles_own_no_and_an_act_of_another_kind_part():
    assert len(gather_events(told(MEETING[0], f"{MEETING[1]} polarity=negative"))) == 2
    graph = told(*MEETING, texts=(WORDS, WORDS))
    next(data for *_, data in graph.edges(data=True))["mode"] = "phone"
    assert len(gather_events(graph)) == 2


def test_a_meeting_needs_no_words_but_an_accusation_or_another_place_does():
    meeting = told(*MEETING, texts=(WORDS, OTHER))
    accusation = told(
        *(line.replace("consults", "accuses") for line in MEETING), texts=(WORDS, OTHER)
    )
    elsewhere = told(*MEETING, texts=(WORDS, OTHER), place=["Larnia", "Mosk"])
    alone = told(*(line.replace("borland", "-") for line in MEETING), texts=(WORDS, OTHER))
    undated = told(*MEETING, texts=(WORDS, OTHER))
    undated.graph["documents"]["d1"]["published"] = ""
    scores = [_likeness(one) for one in (meeting, accusation, elsewhere, alone, undated)]
    assert scores[0] >= JOINED > max(scores[1:])


def _likeness(graph) -> float:
    one, other = reports = list(iter_reports(graph, issues_of(graph)))
    score = compare(one, other, weigh_words(reports))
    assert score == compare(other, one, weigh_words(reports))  # whichever is asked first
    return score


def test_a_third_report_brings_two_together_that_nothing_parts():
    # two passages of one article tell of one meeting, as another article's passage is like both
    graph = told(*MEETING, MEETING[0], texts=(WORDS, OTHER, OTHER))
    documents = graph.graph["documents"]
    first = documents["d0"]["sentences"][0]
    documents["d0"]["sentences"] = [first, (200, 260, OTHER.format("Arland"))]
    for *_, data in graph.edges(data=True):
        for one in data["evidence"]:
            if one["doc"] == "d2":
                one.update(doc="d0", id="d0#s", start=200, end=260)
    assert grouped(graph) == [["d0#r", "d0#s", "d1#r"]]


def in_one_document(*lines, texts, published="2024-03-05", **facts):
    """Return a graph of one article that tells something in a sentence each."""
    graph = told(*lines, texts=texts, **facts)
    documents, place = graph.graph["documents"], 0
    sentences = []
    for number, text in enumerate(texts):
        sentences.append((place, place + 200, text.format("Arland")))
        for *_, data in iter_statements(graph):
            for one in data["evidence"]:
                if one["doc"] == f"d{number}":
                    one.update(doc="d0", id=f"d0#{number}", start=place, end=place + 200)
        place += 201
    for number in range(1, len(texts)):
        documents.pop(f"d{number}", None)
    documents["d0"].update(length=place, sentences=sentences, published=published)
    return graph


TOLD_TWICE = {
    "a contact": (
        "consults",
        "Arland's envoy talked to Borland.",
        "He lied about his calls to it.",
    ),
    "a meeting": ("consults", "{} sat down with Borland.", "The summit lasted five hours."),
    "an attack": ("assaults", "{} shelled the harbour.", "Three ships burned, fishermen said."),
    "a charge": ("accuses", "{} blamed Borland for it.", "Its minister called the king a liar."),
    "a refusal": ("rejects", "{} turned the plan down.", "Nobody in the palace would have it."),
    "a deal": ("agrees", "{} signed in Larnia.", "With that paper they ended the dispute."),
}


@pytest.mark.parametrize("kind, first, second", TOLD_TWICE.values(), ids=TOLD_TWICE)  # noqa: PT006
def test_what_one_article_comes_back_to_is_one_event(kind, first, second):
    line = f"arland {kind} borland 2024-03-05"
    graph = in_one_document(line, line, texts=(first, second))
    (event,) = gather_events(graph)
    assert (len(event["reports"]), event["documents"], event["likeness"]) == (2, 1, ONCE)
    assert "told once in one document" in event["reasons"][0]


SEVERAL = {
    "again": {"texts": ("{} shelled the harbour.", "It fired at the ships again.")},
    "a second": {"texts": ("{} sat down with Borland.", "A second round followed.")},
    "another": {"texts": ("{} blamed Borland.", "Another charge concerned the fleet.")},
    "an earlier one": {"texts": ("{} shelled the harbour.", "An earlier raid had failed.")},
    "a year long past": {"texts": ("{} shelled the harbour.", "Its navy did so in 2009.")},
    "other days": {"event_start": ["2024-03-01", "2024-03-02"], "event_end": ["2024-03-01", "2024-03-02"]},
    "other places": {"place": ["Larnia", "Mosk"]},
    "a denial": {"status": " polarity=negative"},
    "nobody it is done to": {"whom": "-"},
}  # fmt: skip


@pytest.mark.parametrize("facts", SEVERAL.values(), ids=SEVERAL)
def test_words_or_times_of_one_article_tell_of_several_events(facts):
    facts = {"texts": ("{} shelled the harbour.", "Three ships burned, fishermen said."), **facts}
    line = f"arland assaults {facts.pop('whom', 'borland')} 2024-03-05"
    graph = in_one_document(line, f"{line}{facts.pop('status', '')}", **facts)
    assert len(gather_events(graph)) == 2


def test_symmetric_relations_join_either_order():
    lines = ("arland consults borland 2024-03-05", "borland consults arland 2024-03-05")
    assert len(gather_events(told(*lines, texts=(WORDS, WORDS)))) == 1


def test_who_claims_and_who_denies():
    lines = (
        "arland assaults borland 2024-03-05 by=borland",
        "arland assaults borland 2024-03-05 by=ceria",
        "arland assaults borland 2024-03-06 by=arland polarity=negative",
        "arland assaults borland 2024-03-06 by=dorland in=d4#r",
        "dorland says arland 2024-03-06 act=denies addressing=about",
    )
    (event,) = gather_events(told(*lines, texts=(WORDS,) * 4))
    assert event["status"] == "claimed"
    assert event["claimed_by"] == ["borland", "ceria"]
    assert event["denied_by"] == ["arland", "dorland"]
    assert event["documents"] == 2  # denials bear nothing out
    (event,) = gather_events(told(lines[2], texts=(WORDS,)))
    assert event["status"] == "denied"


def test_copies_are_no_sources():
    graph = told(*ATTACK, texts=(WORDS, WORDS))
    documents = graph.graph["documents"]
    documents["d0"]["publisher"], documents["d1"]["publisher"] = "AP", "BBC"
    (event,) = gather_events(graph)
    assert (event["sources"], event["documents"]) == (["AP", "BBC"], 2)
    documents["d1"]["duplicate_of"] = "d0"
    (event,) = gather_events(graph)
    assert (event["sources"], event["documents"]) == (["AP"], 1)


def test_the_order_of_documents_changes_nothing_and_every_report_is_in_one_event():
    for seed in range(4):
        graph = generated_graph(5, 80 + seed)
        events = gather_events(graph)
        reports = [one for event in events for one in event["reports"]]
        wanted = [
            one["id"]
            for *_, data in graph.edges(data=True)
            if data["layer"] == "event" and data["modality"] == "actual"
            for one in data["evidence"]
        ]
        assert sorted(reports) == sorted(wanted)
        assert len({event["id"] for event in events}) == len(events)
        assert gather_events(graph.copy()) == events


def test_filters():
    graph = told(
        *ATTACK,
        "ceria consults arland 2024-05-01",
        "ceria accuses arland 2024-05-02 polarity=negative",
        texts=(WORDS, WORDS),
    )
    days = lambda rows: [row["day"] for row in rows]  # noqa: E731
    assert days(list_event_records(graph)) == ["2024-03-05", "2024-05-01"]
    assert days(list_event_records(graph, Selection(since="2024-05"))) == ["2024-05-01"]
    assert days(list_event_records(graph, Selection(actor="arland"), other="ceria")) == [
        "2024-05-01"
    ]
    assert days(list_event_records(graph, Selection(predicates=("assaults",)))) == ["2024-03-05"]
    assert days(list_event_records(graph, Selection(status="possible"))) == ["2024-05-02"]
    assert len(list_event_records(graph, Selection(status="all"))) == 3


def test_window_and_outlet_cut_the_reports_of_an_event():
    graph = told(*ATTACK, texts=(WORDS, WORDS))
    documents = graph.graph["documents"]
    documents["d0"]["publisher"], documents["d1"]["publisher"] = "AP", "BBC"
    [whole] = list_event_records(graph)
    assert (whole["documents"], whole["first_report"], whole["reports"]) == (2, "d0", 2)
    for cut in ({"since": "2024-03-06"}, {"publisher": "BBC"}):
        [row] = list_event_records(graph, Selection(**cut))
        told_of = ("day", "documents", "sources", "first_report", "reports", "id")
        assert [row[key] for key in told_of] == ["2024-03-06", 1, ["BBC"], "d1", 1, whole["id"]]
        assert row["score"] < whole["score"]
    assert list_event_records(graph, Selection(since="2024-03-07")) == []


def test_a_report_without_a_time_counts_for_the_day_that_others_state():
    lines = ("arland consults borland 2024-03-05", "arland consults borland 2024-03-06")
    days = ["2024-03-01", ""]
    graph = told(*lines, texts=(WORDS, WORDS), event_start=days, event_end=days)
    assert len(list_event_records(graph)) == 1
    [row] = list_event_records(graph, Selection(until="2024-03-01"))
    assert (row["documents"], row["first_report"]) == (2, "d0")
    assert list_event_records(graph, Selection(since="2024-03-02")) == []


def test_copies_claim_nothing_of_their_own():
    lines = (f"{ATTACK[0]} by=anon1", f"{ATTACK[0]} by=anon2")
    graph = told(*lines, texts=(WORDS, WORDS))
    for node in ("anon1", "anon2"):
        graph.nodes[node]["name"] = "officials"
    [event] = gather_events(graph)
    assert event["claimed_by"] == ["anon1", "anon2"]
    [row] = list_event_records(graph)
    assert row["claimed_by"] == ["officials"]
    graph.graph["documents"]["d0"]["duplicate_of"] = "d1"
    [event] = gather_events(graph)
    assert event["claimed_by"] == ["anon2"]  # as the original has it
