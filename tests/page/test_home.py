"""The home asks and answers: each answer is two clicks away at most, with its scene and its evidence."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser

LINES = (
    "egypt mediates israel 2024-01-01",
    "us pressures iran 2024-01-02",
    "us says iran 2024-01-03 addressing=about",
    "israel assaults iran 2024-01-04",
    "egypt aids us 2024-01-05",
    "egypt consults qatar 2024-01-05",
    "israel accuses iran 2024-01-04 by=israel",
    "israel accuses iran 2024-01-05 by=iran polarity=negative",
)


@pytest.fixture
def home(open_page):
    graph = graph_of(*LINES)
    documents = graph.graph["documents"]
    for name in ("d0", "d1"):  # the same sentence tells both parties
        documents[name]["publisher"] = "Meridian"
    return open_page(graph, address="", title="Talks in Doha")


def test_it_says_what_there_is(home):
    text = home.page.locator("#home-panel").inner_text()
    for part in (
        "Talks in Doha",
        "8 articles",
        "1 outlet",
        "2024-01-01 to 2024-01-05",
        "5 actors",
    ):
        assert part in text
    assert "the main conflict is between" in text
    assert home.complaints == []


QUESTIONS = ("mediators", "pressure", "speakers", "conflicts", "alliances", "brokers", "contested")


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_is_answered_in_two_clicks_and_back_returns(home, name):
    question = home.run(f"kgPage.QUESTIONS.find((one) => one.id === '{name}')")
    home.page.get_by_role("button", name=question["answers"][0]["text"], exact=True).first.click()
    home.settle()
    assert home.page.locator("#detail h2").inner_text() == question["title"]
    assert home.page.locator("#detail blockquote").count() > 0
    drawn = home.run("kgPage.scene.nodes.map((node) => kgPage.NODES[node].id)")
    assert drawn
    assert home.run("kgPage.shownLabels.length") == len(drawn)
    home.page.go_back()
    home.settle()
    assert home.page.locator("#home-panel").is_visible()
    home.page.go_forward()
    home.settle()
    assert home.run("kgPage.scene.nodes.map((node) => kgPage.NODES[node].id)") == drawn
    assert home.complaints == []


def test_an_answer_can_be_sent_as_an_address(home, open_page):
    home.page.get_by_role("button", name="Us pressures Iran").click()
    home.settle()
    again = open_page(graph_of(*LINES), address=home.run("location.hash"))
    assert again.page.locator("#detail h2").inner_text() == "Who presses whom, and is it followed?"
    assert again.run("kgPage.scene.nodes.map((node) => kgPage.NODES[node].id)") == ["us", "iran"]
    assert again.run("kgPage.passing().length") == 1


def test_back_and_forward_walk_through_actors_and_tabs(home):
    home.page.locator("#graph-tab").click()
    home.run("kgPage.selectActor(0)")
    home.run("kgPage.selectActor(1)")
    home.page.locator("#actors-tab").click()
    home.page.go_back()
    assert home.run("[kgPage.state.tab, kgPage.state.actor]") == ["graph", 1]
    home.page.go_back()
    assert home.run("kgPage.state.actor") == 0
    home.page.go_forward()
    assert home.run("kgPage.state.actor") == 1
    assert home.page.locator("#detail h2").inner_text() == home.run("kgPage.NODES[1].l")


def test_the_lead_names_what_several_articles_tell_of(open_page):
    lines = ("a assaults b 2024-01-01 docs=2", "c aids d 2024-01-02")
    lead = open_page(graph_of(*lines), address="").page.locator("#home-panel .lead").inner_text()
    assert "the main conflict is between A and B (2 articles)" in lead
    assert "alliance" not in lead
    lines = ("a assaults b 2024-01-01 score=0.6", "c aids d 2024-01-02")
    lead = open_page(graph_of(*lines), address="").page.locator("#home-panel .lead").inner_text()
    assert "the surest alliance is between C and D (1 article)" in lead
    assert "conflict" not in lead


def test_all_answers_can_be_seen_on_demand(open_page):
    home = open_page(graph_of(*(f"a{n} assaults b{n} 2024-01-01" for n in range(12))), address="")
    card = home.page.get_by_role("region", name="What are the main conflicts?")
    assert card.get_by_role("listitem").count() == 3
    card.get_by_role("button", name="More answers").click()
    assert card.get_by_role("listitem").count() == 12
    assert card.get_by_role("button", name="More answers").is_hidden()


def test_who_was_pressed_is_told_with_the_last_day(open_page):
    page = open_page(
        graph_of("us pressures iran 2024-01-01", "us pressures iran 2024-03-09"), address="#"
    )
    card = page.page.get_by_role("region", name="Who presses whom, and is it followed?")
    assert "asked on 2 days, last on 2024-03-09" in card.inner_text()
