"""What a person says of reports comes before what is like; taking the line away undoes it."""

from kg.events.gather import gather_events
from kg.events.verdicts import keep_verdicts
from kg.resolve.corrections import Correction, Corrections
from tests.events.told import ATTACK, OTHER, WORDS, grouped, told


def corrected(graph, *verdicts):
    entries = [Correction(kind=kind, entities=reports) for kind, *reports in verdicts]
    return keep_verdicts(graph, Corrections(entries).of_events())


APART = (ATTACK[0], "arland assaults borland 2024-03-20")


def test_a_person_joins_reports_whatever_their_days_and_words():
    graph = told(*APART, texts=(WORDS, OTHER), event_start=["2024-03-01", "2024-03-18"])
    plain = gather_events(graph.copy())
    # by the event's own id, too, which names its first report
    assert corrected(graph, ("same_event", plain[0]["id"], "d1#r")) == ()
    (event,) = gather_events(graph)
    assert (event["reports"], event["id"]) == (["d0#r", "d1#r"], plain[0]["id"])
    assert (event["start"], event["end"]) == ("2024-03-01", "2024-03-20")
    assert event["reasons"] == ["joined by a correction"]
    assert corrected(graph) == ()
    del graph.graph["verdicts"]  # a build without the line has none
    assert gather_events(graph) == plain


def test_a_person_parts_reports_and_wins_over_likeness_and_what_is_the_same_as_both():
    graph = told(*ATTACK, ATTACK[1], texts=(WORDS,) * 3)
    assert grouped(graph) == [["d0#r", "d1#r", "d2#r"]]
    parted = ("not_same_event", "d0#r", "d1#r")
    assert corrected(graph, parted) == ()
    assert [len(one) for one in grouped(graph)] in ([1, 2], [2, 1])
    corrected(graph, ("same_event", "d0#r", "d2#r"), ("same_event", "d1#r", "d2#r"), parted)
    assert grouped(graph) == [["d0#r", "d2#r"], ["d1#r"]]


def test_a_verdict_on_unknown_reports_or_on_two_relations_is_told():
    graph = told(ATTACK[0], "arland accuses borland 2024-03-06", texts=(WORDS, WORDS))
    notices = corrected(
        graph, ("same_event", "d0#r", "d1#r"), ("not_same_event", "d0#r", "none#r")
    )
    assert notices == (
        "correction found nothing to correct: same_event: d0#r, d1#r",
        "correction found nothing to correct: not_same_event: d0#r, none#r",
    )
    assert len(gather_events(graph)) == 2
