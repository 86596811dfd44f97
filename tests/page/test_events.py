"""The page's events are those of `kg events`, in every window, each with all its reports."""

import pytest
from hand_graph import graph_of
from spread_graph import spread_graph

from kg.analyze.events import list_event_records
from kg.analyze.selection import Selection

pytestmark = pytest.mark.browser

COLUMNS = ("Day", "Subject", "Event", "Object", "Status", "Articles", "Outlets", "Reports")
ROWS = """(() => { kgPage.openTab('events'); const lines = kgPage.EXPORTS.csv().slice(1).split('\\r\\n').slice(1); return lines.map((line) => line.split('","').map((cell) => cell.replace(/^"|"$/g, ''))); })()"""


def listed(graph, **window):
    rows = list_event_records(graph, Selection(status="all", unnamed=True, **window))
    return sorted(
        (row["day"], row["subject"], row["kind"].replace("_", " "), row["object"], str(row["documents"]), str(len(row["sources"])), str(row["reports"]))
        for row in rows
    )  # fmt: skip


def shown(page):
    return sorted((*row[:4], *row[6:9]) for row in page.run(ROWS))


@pytest.mark.parametrize(
    ("since", "until"), [("", ""), ("2021-01-01", "2021-12-31"), ("2023-05-01", "2023-05-31")]
)
def test_events_are_those_of_kg_events(open_page, since, until):
    graph = spread_graph()
    address = f"#view=events&from={since}&until={until}&beside=before.after" if since else "#view=events"  # fmt: skip
    page = open_page(graph, address=address)
    window = {"since": since, "until": until} if since else {}
    assert shown(page) == listed(graph, **window)
    assert page.complaints == []


def test_an_event_has_its_reports_and_who_denies_it(open_page):
    page = open_page(
        graph_of(
            "a assaults b 2024-01-01 docs=2",
            "a assaults b 2024-01-01 by=a polarity=negative",
        ),
        address="#view=events",
    )
    row = page.page.locator("#table-panel tbody tr")
    assert row.count() == 1
    assert "happened, denied by A" in row.inner_text()
    row.get_by_role("button", name="3 sentences").click()
    assert page.page.locator("#detail blockquote").count() == 3
    page.run("kgPage.selectPair('0-1')")
    assert "In order of time (1)" in page.page.locator("#detail").inner_text()
