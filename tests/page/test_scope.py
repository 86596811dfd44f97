"""Everything can be opened from everywhere, and what limits a view is told and can be taken away."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser

UNDRAWN = "kgPage.NODES.findIndex((_, node) => !kgPage.scene.nodes.includes(node))"
TABLES = ("actors", "events", "statements", "quotations", "articles")


@pytest.mark.parametrize("view", TABLES)
def test_an_actor_that_is_not_drawn_opens_from_every_table(open_page, crowd, view):
    page = open_page(crowd, address="#shown=10")
    page.settle()
    page.page.locator(f"#{view}-tab").click()
    name = page.run(f"kgPage.NODES[{UNDRAWN}].l")
    if view == "actors":
        page.page.locator("#table-panel").get_by_role("button", name=name, exact=True).click()
    else:
        page.page.locator("#search").fill(name)
        page.page.locator("#search").press("Enter")
    assert page.page.locator("#detail h2").inner_text() == name
    page.page.locator("#graph-tab").click()
    assert page.run("kgPage.scene.nodes.map((node) => kgPage.NODES[node].l)").count(name) == 1
    assert page.run("kgPage.network().getSelectedNodes()") == [page.run("kgPage.state.actor")]
    assert page.complaints == []


LINES = (
    "us threatens iran 2024-01-02",
    "us says iran 2024-01-03 addressing=about",
    "iran says us 2024-01-03 addressing=about",
)


def test_what_a_question_filters_is_told_on_every_tab_and_can_be_taken_away(open_page):
    page = open_page(graph_of(*LINES), address="")
    page.page.get_by_role("button", name="Us threatens Iran").click()
    page.page.locator("#quotations-tab").click()
    assert "Quotations: 0 of 0" in page.page.locator("#table-panel").inner_text()
    chips = page.page.locator("#scope")
    assert "Relations: " in chips.inner_text()
    assert "Only: What happened" in chips.inner_text()
    assert "actors of" not in chips.inner_text()  # limits the graph alone
    chips.get_by_role("button", name="Take away: all of these").click()
    assert "Quotations: 2 of 2" in page.page.locator("#table-panel").inner_text()
    assert chips.is_hidden()
    page.page.locator("#graph-tab").click()
    assert "2 actors of “Who presses whom, and is it followed?”" in chips.inner_text()
    assert page.complaints == []


def test_the_questions_begin_anew(open_page):
    page = open_page(graph_of(*LINES), address="")
    page.page.get_by_role("button", name="Us threatens Iran").click()
    page.page.locator("#home-tab").click()
    page.page.locator("#quotations-tab").click()
    assert page.page.locator("#scope").is_hidden()
    assert "Quotations: 2 of 2" in page.page.locator("#table-panel").inner_text()


FRAMED = (
    *LINES,
    "kenya accuses norway 2024-01-05",
    "norway aids iran 2024-01-06",
    "us accuses peru 2024-01-07",
)
FRAMES = {
    "a path": ("kgPage.findPath(0, 1)", "Only the path from "),
    "surroundings": ("kgPage.openAddress('actor=kenya&ego=1')", "Only Kenya and actors within 1 step"),
    "chosen actors": ("kgPage.openAddress('view=graph&cast=us+iran')", "Only 2 actors"),
    "a community": ("kgPage.openAddress('view=graph&community=' + kgPage.NODES[0].id)", "Only the community of "),
    "fewer actors": ("kgPage.openAddress('view=graph&shown=2')", "At most 2 actors drawn"),
}  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
def test_whatever_restricts_the_graph_is_a_chip_that_ends_it(open_page, frame):
    page = open_page(graph_of(*FRAMED))
    script, label = FRAMES[frame]
    page.run(script)
    page.settle()
    restricted = page.run("kgPage.scene.nodes.length")
    chip = page.page.locator("#scope").get_by_role("button", name=f"Take away: {label}")
    chip.focus()
    page.page.keyboard.press("Enter")
    page.settle()
    assert page.page.locator("#scope").is_hidden()
    assert page.run("kgPage.scene.nodes.length") == 5 >= restricted
    assert page.complaints == []


@pytest.mark.parametrize("frame", ["a path", "surroundings", "chosen actors", "a community"])
def test_an_actor_from_the_search_begins_a_view_of_its_own(open_page, frame):
    page = open_page(graph_of(*FRAMED))
    page.run(FRAMES[frame][0])
    page.page.locator("#search").fill("peru")
    page.page.locator("#search").press("Enter")
    page.settle()
    assert page.page.locator("#scope").is_hidden()
    assert page.run("kgPage.scene.nodes.length") == 5
    assert page.page.locator("#detail h2").inner_text() == "Peru"
    assert page.run("kgPage.network().getSelectedNodes()") == [page.run("kgPage.state.actor")]
    page.page.go_back()
    page.settle()
    assert FRAMES[frame][1] in page.page.locator("#scope").inner_text()
    assert page.complaints == []


def test_an_actor_joins_chosen_ones_only_when_asked(open_page):
    page = open_page(graph_of(*FRAMED), address="#view=graph&cast=us+iran")
    page.page.locator("#search").fill("peru")
    page.page.locator("#hits [role=option]", has_text="Add Peru").click()
    page.settle()
    assert "Only 3 actors" in page.page.locator("#scope").inner_text()
    assert page.run("kgPage.scene.nodes.length") == 3
    page.page.locator("#actors-tab").click()
    page.page.locator("#table-panel").get_by_role("button", name="Kenya", exact=True).click()
    page.page.locator("#graph-tab").click()
    assert "Only 3 actors, and Kenya" in page.page.locator("#scope").inner_text()


def test_the_panel_says_whose_list_it_is(open_page):
    page = open_page(graph_of(*FRAMED), address="#view=graph&cast=us+iran")
    assert "Actors drawn, by evidence" in page.page.locator("#detail").inner_text()
    page.page.locator("#scope button").click()
    assert "Actors with most evidence" in page.page.locator("#detail").inner_text()


def test_whose_quotations_are_listed_is_a_chip(open_page):
    page = open_page(graph_of(*LINES), address="#view=quotations&by=us")
    chips = page.page.locator("#scope")
    assert "What was said by us" in chips.inner_text()
    page.page.locator("#box-saidOf").fill("Iran")
    page.page.locator("#box-saidOf").press("Enter")
    assert "What was said by us to or about Iran" in chips.inner_text()
    chips.get_by_role("button").click()
    assert "Quotations: 2 of 2" in page.page.locator("#table-panel").inner_text()
    page.page.locator("#graph-tab").click()
    assert chips.is_hidden()


def test_a_chip_names_what_is_left_out_where_that_is_less(open_page, crowd):
    page = open_page(crowd)
    page.page.locator("#filters label", has_text="accuses").click()
    chips = page.page.locator("#scope")
    chips.get_by_text("Relations: all but accuses").click()
    assert not chips.is_visible()
    page.page.get_by_role("button", name="Relations: all or none").click()
    page.page.locator("#filters label", has_text="accuses").click()
    chips.get_by_text("Relations: accuses", exact=True).wait_for()
    assert page.complaints == []
