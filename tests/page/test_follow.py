"""Every count that stands beside the filters follows them, or says that it counts the whole collection."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser

LINES = (
    "a accuses b 2024-01-01",
    "a accuses b 2024-01-05",
    "a threatens b 2024-01-09 score=0.6",
    "a accuses c 2024-01-10",
    "c aids d 2024-01-12",
)
OUTLETS = ("Axis", "Meridian", "Meridian", "Axis", "Axis")
AXIS = '#view=graph&publishers=["Axis"]'


@pytest.fixture
def outlets():
    """Five articles of two outlets; one event is reported by both."""
    graph = graph_of(*LINES)
    for doc, outlet in zip(graph.graph["documents"].values(), OUTLETS, strict=True):
        doc["publisher"] = outlet
    return graph


def columns(page, *numbers):
    rows = page.page.locator("#table-panel tbody tr")
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    return {row[0]: tuple(row[number] for number in numbers) for row in cells}


def bars(page):
    return page.run(
        "[...document.querySelectorAll('#histogram title')].map((one) => one.textContent)"
    )


def test_articles_of_actors_follow_the_outlets(open_page, outlets):
    page = open_page(outlets, address="#view=actors")
    assert columns(page, 2, 3)["A"] == ("4", "4")
    page.run("kgPage.openAddress('view=actors&publishers=[\"Axis\"]')")
    assert columns(page, 2, 3) == {"A": ("2", "2"), "C": ("2", "2"), "B": ("1", "1"), "D": ("1", "1")}  # fmt: skip
    page.run("kgPage.openAddress('view=actors&from=2024-01-05&until=2024-01-09')")
    assert columns(page, 2, 3) == {"A": ("2", "2"), "B": ("2", "2")}


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ("publishers=%5B%22Axis%22%5D", ("Subject of 2 statements", "in 2 independent articles, 2024-01-01 to 2024-01-10")),
        ("score=0.7", ("Subject of 3 statements", "in 3 independent articles, 2024-01-01 to 2024-01-10")),
        ("relations=threatens", ("Subject of 1 statement", "in 1 independent article, 2024-01-09 to 2024-01-09")),
        ("articles=d1", ("Subject of 1 statement", "in 1 independent article, 2024-01-05 to 2024-01-05")),
        ("from=2024-01-09", ("Subject of 2 statements", "in 2 independent articles, 2024-01-09 to 2024-01-10")),
    ],
)  # fmt: skip
def test_a_card_counts_what_the_filters_let_through(open_page, outlets, filters, told):
    page = open_page(outlets, address=f"#actor=a&{filters}")
    text = page.page.locator("#detail").inner_text()
    for part in told:
        assert part in text, text


def test_the_panel_is_made_anew_when_a_filter_changes(open_page, outlets):
    page = open_page(outlets, address="#actor=a")
    detail = page.page.locator("#detail")
    assert "in 4 independent articles" in detail.inner_text()
    page.page.locator("#publisher-group summary").click()
    page.page.get_by_label("Meridian").uncheck()
    page.settle()
    assert "in 2 independent articles" in detail.inner_text()
    assert "Reported by Axis" in detail.inner_text()
    page.run("kgPage.selectPair('0-1')")
    assert "1 statement, read in 1 sentence" in detail.inner_text()
    page.page.get_by_label("Meridian").check()
    page.settle()
    assert "3 statements, read in 3 sentences" in detail.inner_text()
    page.page.get_by_label("Axis").uncheck()
    page.page.get_by_label("Meridian").uncheck()
    page.settle()
    assert "No statement of this link passes the filters" in detail.inner_text()
    page.page.get_by_label("Axis").check()
    page.settle()
    assert "1 statement, read in 1 sentence" in detail.inner_text()
    assert page.run("document.activeElement.type") == "checkbox"
    assert page.complaints == []


def test_what_is_open_in_the_panel_stays_open(open_page, outlets):
    page = open_page(outlets, address="#actor=a")
    detail = page.page.locator("#detail")
    detail.locator("summary", has_text="threatens").click()
    detail.locator("blockquote").wait_for()
    page.run("kgPage.state.score = 0.1; kgPage.draw()")
    page.settle()
    assert detail.locator("blockquote").count() == 1


def test_bars_over_time_follow_all_filters_but_the_time(open_page, outlets):
    page = open_page(outlets)
    assert len(bars(page)) == 5
    page.run("kgPage.openAddress('" + AXIS[1:] + "&from=2024-01-05')")
    assert [one[:10] for one in bars(page)] == ["2024-01-01", "2024-01-10", "2024-01-12"]
    page.run("kgPage.openAddress('view=graph&relations=threatens')")
    assert [one[:10] for one in bars(page)] == ["2024-01-09"]
    page.run("kgPage.openAddress('view=graph&articles=d4')")
    assert [one[:10] for one in bars(page)] == ["2024-01-12"]


def test_an_outlet_that_is_not_chosen_says_what_it_would_add(open_page, outlets):
    page = open_page(outlets, address=AXIS)
    page.page.locator("#publisher-group summary").first.wait_for()
    rows = page.page.locator("#publisher-group label")
    counts = dict(zip(rows.locator(".name").all_inner_texts(), rows.locator(".count").all_inner_texts(), strict=True))  # fmt: skip
    assert counts == {"Axis (3 articles)": "3", "Meridian (2 articles)": "2"}


def test_events_count_the_reports_of_the_chosen_outlets(open_page):
    graph = graph_of("a assaults b 2024-01-01 docs=3")
    for doc, outlet in zip(graph.graph["documents"].values(), OUTLETS, strict=False):
        doc["publisher"] = outlet
    page = open_page(graph, address="#view=events")
    assert columns(page, 5, 6, 7) == {"2024-01-01": ("3", "2", "3 sentences")}
    page.run("kgPage.openAddress('view=events&publishers=[\"Axis\"]')")
    assert columns(page, 5, 6, 7) == {"2024-01-01": ("1", "1", "1 sentence")}
    page.page.get_by_role("button", name="1 sentence").click()
    assert page.page.locator("#detail blockquote").count() == 1
    assert "1 independent article; Axis" in page.page.locator("#detail").inner_text()


def test_the_table_of_articles_and_an_article_count_what_passes(open_page, outlets):
    page = open_page(outlets, address=AXIS.replace("graph", "articles"))
    assert "Articles: 3 of 3" in page.page.locator("#table-panel").inner_text()
    page.run("kgPage.openAddress('view=articles&relations=aids')")
    page.page.locator("#table-panel tbody").get_by_role("button", name="d0").click()
    text = page.page.locator("#detail").inner_text()
    assert "Statements (0)" in text
    assert "1 more statement of this article outside what the filters let through" in text


def test_what_counts_the_whole_collection_says_so(open_page, outlets):
    outlets.nodes["a"]["documents"] = 9
    page = open_page(outlets, address="")
    assert "Answers count the whole collection" in page.page.locator("#home-panel").inner_text()
    page.page.get_by_role("button", name="A and B", exact=True).click()
    assert "Answers count the whole collection" in page.page.locator("#detail").inner_text()
    page.run("kgPage.openAddress('" + AXIS[1:] + "')")
    page.page.locator("#search").fill("A")
    hits = page.page.locator("#hits").inner_text()
    assert "2 of 4 sentences pass the filters" in hits
    page.run("kgPage.openAddress('actor=a&articles=d1')")
    told = "in 1 independent article, 2024-01-05 to 2024-01-05; named in 9 of the whole collection"
    assert told in page.page.locator("#detail").inner_text()
    assert page.complaints == []
