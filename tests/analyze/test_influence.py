"""Who gets whom to act: every figure worked out by hand."""

import pytest
from hand_graph import graph_of

from kg.analyze.influence import measure_influence
from kg.analyze.selection import Selection


@pytest.fixture
def pressure():
    return graph_of(
        "arland requests borland 2024-01-01",
        "arland pressures borland 2024-02-01",
        "arland requests borland 2024-02-01",  # the same day: one asking
        "borland agrees arland 2024-01-08",
        "borland agrees ceria 2024-02-05",  # not to the one who asked
        "borland assaults arland 2024-02-06",  # no cooperation
        "ceria threatens borland 2024-01-20",
        "ceria says arland 2024-04-09 addressing=about",  # speech doesn't lengthen the span
        "dorland consults ceria 2024-04-09",
    )


def row_of(graph, source, target, **options):
    return next(
        row
        for row in measure_influence(graph, **options)
        if (row["source_id"], row["target_id"]) == (source, target)
    )


def test_askings_are_days_and_followed_within_the_reach(pressure):
    row = row_of(pressure, "arland", "borland", days=10)
    assert (row["asked"], row["followed"], row["share"]) == (2, 1, 0.5)
    assert row["kinds"] == ["pressures 1", "requests 2"]
    assert (row["deed_day"], row["deed"]) == ("2024-01-08", "borland agrees arland 2024-01-08")
    assert row["documents"] == 3


def test_influence_is_the_share_less_what_happens_anyway(pressure):
    # From 1 January to 9 April are 100 days; a deed follows within 10 days on those from 1 to 7 January: 7.
    row = row_of(pressure, "arland", "borland", days=10)
    assert row["otherwise"] == 0.07
    assert row["influence"] == 0.43
    # Ceria asked on 20 January, Borland agreed on 5 February, 16 days later: 26 January to 4 February are 10 days.
    assert row_of(pressure, "ceria", "borland", days=10)["influence"] == -0.1
    # 20 days: 16 January to 4 February.
    row = row_of(pressure, "ceria", "borland", days=20)
    assert (row["followed"], row["share"], row["otherwise"], row["influence"]) == (
        1,
        1.0,
        0.2,
        0.8,
    )


def test_the_same_day_does_not_follow(pressure):
    assert row_of(pressure, "arland", "borland", days=6)["followed"] == 0
    assert row_of(pressure, "arland", "borland", days=7)["followed"] == 1


def test_what_the_sentence_asks_for_is_followed_even_if_done_to_others():
    graph = graph_of(
        "arland requests borland 2024-01-01",
        "borland retreats ceria 2024-01-01 modality=requested",
        "borland retreats ceria 2024-01-05",
        "borland retreats dorland 2024-01-05",
    )
    assert row_of(graph, "arland", "borland")["followed"] == 0
    wanted = next(
        data
        for _, _, data in graph.out_edges("borland", data=True)
        if data["modality"] == "requested"
    )
    wanted["evidence"][0]["doc"] = "d0"
    assert row_of(graph, "arland", "borland")["deed"] == "borland retreats ceria 2024-01-05"


def test_symmetric_cooperation_counts_in_either_direction():
    graph = graph_of("arland requests borland 2024-01-01", "arland consults borland 2024-01-05")
    assert row_of(graph, "arland", "borland")["followed"] == 1
    graph = graph_of("arland requests borland 2024-01-01", "arland supports borland 2024-01-05")
    assert row_of(graph, "arland", "borland")["followed"] == 0


def test_undated_askings_are_counted_apart(pressure):
    for doc in ("d0", "d1", "d2"):
        pressure.graph["documents"][doc]["published"] = ""
    row = row_of(pressure, "arland", "borland")
    assert (row["asked"], row["undated"], row["share"], row["influence"]) == (0, 3, None, None)


def test_a_window_bounds_the_askings_not_what_follows(pressure):
    row = row_of(pressure, "arland", "borland", days=10, selection=Selection(until="2024-01-05"))
    assert (row["asked"], row["followed"], row["deed_day"]) == (1, 1, "2024-01-08")


def test_nobody_asks():
    assert measure_influence(graph_of("arland assaults borland 2024-01-01")) == []


def test_one_old_date_changes_no_baseline(pressure):
    before = row_of(pressure, "arland", "borland", days=10)
    old = next(data for *_, data in pressure.out_edges("dorland", data=True))
    old["evidence"][0].update(event_start="1800-01-01", event_end="1800-12-31")
    assert row_of(pressure, "arland", "borland", days=10) == before


def test_the_baseline_is_of_the_days_of_the_window(pressure):
    # From 1 to 20 January are 20 days; after those from 1 to 7 January a deed follows within 10 days.
    january = Selection(until="2024-01-20")
    assert row_of(pressure, "arland", "borland", days=10, selection=january)["otherwise"] == 0.35
    # From 5 January to 9 April: 96 days, of which 5 to 7 January.
    later = Selection(since="2024-01-05")
    row = row_of(pressure, "arland", "borland", days=10, selection=later)
    assert row["otherwise"] == round(3 / 96, 3)


@pytest.mark.parametrize(
    ("line", "followed"),
    [
        ("borland supports arland 2024-01-05", 0),  # an opinion
        ("borland aids arland 2024-01-05", 1),
        ("borland retreats arland 2024-01-05", 1),
        ("borland consults arland 2024-01-05", 1),
        ("borland aids ceria 2024-01-05", 0),
        ("arland aids borland 2024-01-05", 0),
        ("borland accuses arland 2024-01-05", 0),
    ],
)
def test_what_counts_as_followed(line, followed):
    graph = graph_of("arland requests borland 2024-01-01", line)
    assert row_of(graph, "arland", "borland")["followed"] == followed


def test_support_that_was_asked_for_is_followed():
    graph = graph_of(
        "arland requests borland 2024-01-01",
        "borland supports arland 2024-01-01 modality=requested",
        "borland supports arland 2024-01-05",
    )
    for *_, data in graph.out_edges("borland", data=True):
        if data["modality"] == "requested":
            data["evidence"][0]["doc"] = "d0"
    assert row_of(graph, "arland", "borland")["followed"] == 1
