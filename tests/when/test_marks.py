"""An approximate or half-open time, as tables, RDF, timeline and page have it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sample_graph import build, extraction

from kg.analyze.timeline import list_events
from kg.export.page_columns import NO_DAY
from kg.export.page_data import describe_page
from kg.export.tables import list_assertions
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import KGO, TIME
from kg.records import Span, TimeInterval

CASES = (
    (("2019-01-01", "2019-12-31", "around 2019", True), ("2019-01-01", "2019-12-31")),
    (("2019-01-01", "", "since 2019", False), ("2019-01-01", "2024-03-01")),
    (("", "2019-12-31", "until 2019", False), ("2019-12-31", "2019-12-31")),
    (("", "2024-05-31", "until May", True), ("2024-03-01", "2024-05-31")),
)


def graph_of(start, end, text, approximate):
    time = TimeInterval(start=start, end=end, text=text, span=Span(0, 5), approximate=approximate)
    read = extraction()
    met, leaves = read.assertions
    return build(replace(read, assertions=(replace(met, time=time), leaves)))


@pytest.mark.parametrize(("time", "days"), CASES)
def test_data_keep_what_the_text_leaves_open_or_vague(time, days):
    graph = graph_of(*time)
    row = next(row for row in list_assertions(graph) if row["predicate"] == "consults")
    assert tuple(row[f"event_{key}"] for key in ("start", "end", "text", "approximate")) == time
    (edge,) = (d for *_, d in graph.edges(data=True) if d["predicate"] == "consults")
    assert (edge["first"], edge["last"]) == days
    event = next(row for row in list_events(graph) if row["predicate"] == "consults")
    assert (event["day"], event["until"], event["stated"]) == (*days, True)


@pytest.mark.parametrize(("time", "days"), CASES)
def test_rdf_has_no_end_that_is_open_and_marks_what_is_approximate(time, days):
    start, end, text, approximate = time
    quads = list(iter_quads(graph_of(*time)))
    (interval,) = {quad.subject for quad in quads if quad.predicate == KGO.timeText}
    about = {quad.predicate: quad.object.value for quad in quads if quad.subject == interval}
    assert about[KGO.timeText] == text
    assert (TIME.hasBeginning in about, TIME.hasEnd in about) == (bool(start), bool(end))
    assert about.get(KGO.approximate) == ("true" if approximate else None)
    record = next(quad.subject for quad in quads if quad.object == interval)
    (day,) = {q.object.value for q in quads if q.subject == record and q.predicate == KGO.date}
    assert day == days[0]


@pytest.mark.parametrize(("time", "days"), CASES)
def test_the_page_knows_both_days_and_the_mark(time, days):
    start, end, text, approximate = time
    main, texts = describe_page(graph_of(*time))
    (item,) = (one for text in texts for one in text["i"] if one.get("on"))
    keys = ("on", "d", "e", "ap")
    assert tuple(item.get(key, "") for key in keys) == (text, start, end, approximate or "")
    known = [one for one in main["items"]["d"] if one != NO_DAY]
    assert days[0] in {(date(1970, 1, 1) + timedelta(days=one)).isoformat() for one in known}
