"""What the page counts in a window of time, or of one outlet, is what `kg analyze` counts."""

import pytest
from spread_graph import spread_graph

from kg.analyze.dyads import balance_dyads
from kg.analyze.selection import Selection, select

pytestmark = pytest.mark.browser

EVERYTHING = {"status": "all", "speech": True, "unnamed": True}
WINDOWS = [("2021-01-01", "2021-12-31"), ("2022-03-10", "2022-11-30"), ("2019-05-01", "2019-05-31"), ("", "2020-06-30"), ("2023-12-01", "")]  # fmt: skip
COUNTED = """kgPage.passing().map((one) => kgPage.EDGES[one]).map((edge) =>
  [edge.id, kgPage.evidenceOf(edge.index).length, edge.n, Math.round(edge.c * 1000), edge.b.map((one) => kgPage.PUBLISHERS[one]).sort()])"""


@pytest.fixture(scope="module")
def spread():
    return spread_graph()


def counted(graph, selection):
    return {
        data["id"]: (
            len(data["evidence"]),
            data["documents"],
            round(data["score"] * 1000),
            tuple(data["publishers"]),
        )
        for *_, data in select(graph, selection)
    }


def shown(page):
    return {key: (*figures, tuple(outlets)) for key, *figures, outlets in page.run(COUNTED)}


def window(since, until, undated):
    beside = ["before", "after", *(["undated"] if undated else [])]
    bounds = [("from", since), ("until", until), ("beside", ".".join(beside))]
    return "#view=graph&" + "&".join(f"{key}={value}" for key, value in bounds if value)


def assert_alike(page, wanted):
    """Scores may differ by a thousandth: Python rounds the half to the even digit."""
    found = shown(page)
    assert found.keys() == wanted.keys()
    for key, figures in found.items():
        assert abs(figures[2] - wanted[key][2]) <= 1
        assert figures[:2] + figures[3:] == wanted[key][:2] + wanted[key][3:], key


@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize(("since", "until"), WINDOWS)
def test_a_window_counts_as_kg_analyze_does(open_page, spread, since, until, undated):
    page = open_page(spread, address=window(since, until, undated))
    wanted = counted(spread, Selection(since=since, until=until, undated=undated, **EVERYTHING))
    assert wanted
    assert_alike(page, wanted)
    weights = sum(figures[0] for figures in wanted.values())
    assert page.run("kgPage.pairs().reduce((sum, pair) => sum + pair.weight, 0)") <= weights
    assert page.complaints == []


def test_an_outlet_counts_as_kg_analyze_does(open_page, spread):
    page = open_page(spread, address='#view=graph&publishers=["BBC"]')
    assert_alike(page, counted(spread, Selection(publisher="BBC", **EVERYTHING)))


def test_a_pair_in_a_window_has_the_statements_of_kg_analyze(open_page, spread):
    since, until = WINDOWS[1]
    page = open_page(spread, address=window(since, until, undated=False) + "&layer=happened")
    claims = open_page(spread, address=window(since, until, undated=False) + "&layer=claimed")
    found = [row for one in (page, claims) for row in page_pairs(one)]
    for row in balance_dyads(spread, Selection(since=since, until=until, unnamed=True)):
        ends = sorted((row["first_actor"], row["second_actor"]))
        assert sum(count for *pair, count in found if sorted(pair) == ends) == row["statements"]


def page_pairs(page):
    """Return ends and documents, summed over statements of events, of each pair."""
    return page.run("""kgPage.pairs().map((pair) => [kgPage.NODES[pair.a].id, kgPage.NODES[pair.b].id,
      pair.edges.map((one) => kgPage.EDGES[one]).filter((edge) => kgPage.RELATIONS[edge.r].quad).reduce((sum, edge) => sum + edge.n, 0)])""")


def test_a_card_in_a_window_shows_its_evidence_and_counts_the_rest(open_page, spread):
    since, until = WINDOWS[0]
    page = open_page(spread, address=window(since, until, undated=False))
    edge = page.run(
        "kgPage.passing().find((one) => { const kept = kgPage.evidenceOf(one).length; return kept > 1 && kept < kgPage.COLUMNS.v[one] && kgPage.EDGES[one].t >= 0; })"
    )
    kept, whole = page.run(f"[kgPage.evidenceOf({edge}).length, kgPage.COLUMNS.v[{edge}]]")
    page.run(f"kgPage.showStatement({edge})")
    assert page.page.locator("#detail blockquote").count() == kept
    assert f"{whole - kept} more sentence" in page.page.locator("#detail").inner_text()
