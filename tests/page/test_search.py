"""The search opens what is meant: names before likeness, two actors at once, sentences, and nothing where there is nothing."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser

LINES = (
    "mccain accuses hagel 2024-01-01",
    "hagel says mccain 2024-01-02 addressing=about",
    "xi consults mccain 2024-01-03",
    "xinhua says - 2024-01-04",
    "xinhua says mccain 2024-01-04 addressing=about",
    "anon1 says hagel 2024-01-05 addressing=about",
    "kerry aids norway 2024-01-06",
    "norway accuses hagel 2024-01-07",
)
NAMES = {
    "mccain": ("John McCain", "McCain"),
    "hagel": ("Chuck Hagel", "Hagel"),
    "xi": ("Xi Jinping",),
    "xinhua": ("Xinhua",),
    "anon1": ("spokesman for the pollsters",),
    "kerry": ("John Kerry", "Kerry"),
}
SENTENCES = {
    "d0": "John McCain accused Chuck Hagel of delay.",
    "d6": "A poll found that the marines like John Kerry.",
    "d7": "The Martines of Oslo, a choir, heard it.",
}


@pytest.fixture
def page(open_page):
    graph = graph_of(*LINES)
    for node, (name, *aliases) in NAMES.items():
        graph.nodes[node].update(name=name, aliases=aliases)
    for doc, text in SENTENCES.items():
        graph.graph["documents"][doc]["sentences"] = [(0, len(text), text)]
    page = open_page(graph)
    yield page
    assert page.complaints == []


def found(page, words):
    return page.run(f"kgPage.findActors({words!r}).map((one) => kgPage.NODES[one.node].id)")


def enter(page, words):
    page.page.locator("#search").fill(words)
    page.page.locator("#search").press("Enter")
    page.settle()
    return page.page.locator("#detail h2").inner_text().replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    "words",
    ["McCain Hagel", "McCain, Hagel", "hagel and mccain", "John McCain Chuck Hagel", "Hagel – McCain", "McCain vs. Hagel"],
)  # fmt: skip
def test_two_names_open_what_is_between_them(page, words):
    page.page.locator("#search").fill(words)
    hits = page.page.locator("#hits [role=option]").all_inner_texts()
    assert "what is between them, 2 sentences" in hits[0]
    assert {one.split(" government")[0] for one in hits[1:3]} == {"John McCain", "Chuck Hagel"}
    assert set(enter(page, words).split(" – ")) == {"John McCain", "Chuck Hagel"}
    assert page.run("kgPage.state.pair !== null")


def test_two_without_a_statement_between_them_are_joined_by_a_path(page):
    assert enter(page, "Kerry, McCain").startswith("Path: John Kerry to John McCain")
    assert (
        "Only the path from John Kerry to John McCain" in page.page.locator("#scope").inner_text()
    )


def test_the_words_of_one_name_are_not_two_actors(page):
    for words in ("John McCain", "mccain john", "Xi Jinping"):
        page.page.locator("#search").fill(words)
        assert "between them" not in page.page.locator("#hits").inner_text()


def test_names_of_two_letters_are_found(page):
    assert found(page, "xi") == ["xi", "xinhua"]
    assert enter(page, "Xi") == "Xi Jinping"
    page.page.locator("#search").fill("Xi")
    assert "Sentences with “Xi”" in page.page.locator("#hits").inner_text()


def test_typing_errors_are_of_long_words_and_few(page):
    assert found(page, "Hagle") == ["hagel"]  # neighbors swapped are one error
    assert found(page, "Kery") == []  # four letters
    assert found(page, "Haglee") == []  # two errors in six letters
    assert found(page, "mcain") == ["mccain"]


def test_an_alias_in_full_comes_before_beginnings_and_these_before_words_in_any_order(page):
    assert found(page, "john") == ["mccain", "kerry"]
    assert found(page, "hagel chuck") == ["hagel"]
    assert found(page, "agel") == []  # no part of a word


def test_enter_opens_sentences_where_a_name_is_only_alike(page):
    assert enter(page, "marines") == "Sentences with “marines”"
    assert enter(page, "poll") == "Sentences with “poll”"  # not the spokesman for the pollsters
    assert enter(page, "pollster") == "spokesman for the pollsters"  # no sentence has it
    assert enter(page, "hagle") == "Chuck Hagel"
    assert enter(page, "Hagel") == "Chuck Hagel"


def test_nothing_found_is_said_where_it_was_asked_and_the_old_answer_goes(page):
    assert enter(page, "Hagel") == "Chuck Hagel"
    assert enter(page, "qwertz") == "Nothing found for “qwertz”"
    note = page.page.locator("#search-note")
    assert "Nothing found: no actor is called “qwertz”" in note.inner_text()
    assert note.get_attribute("aria-live") == "polite"
    box, search = note.bounding_box(), page.page.locator("#search").bounding_box()
    assert 0 <= box["y"] - search["y"] - search["height"] < 12
    assert page.run("document.activeElement.id") == "search"
    page.page.locator("#search").press("a")
    assert note.inner_text() == ""


def test_nothing_found_is_said_on_the_home_which_stays(page):
    page.run("kgPage.openAddress('view=home')")
    page.page.locator("#search").fill("<img src=x onerror=alert(1)>")
    page.page.locator("#search").press("Enter")
    assert "Nothing found" in page.page.locator("#search-note").inner_text()
    assert page.page.locator("#home-panel").is_visible()
    assert page.page.locator("#search-note img").count() == 0


def test_it_fits_a_phone(page):
    page.page.set_viewport_size({"width": 390, "height": 844})
    enter(page, "qwertz" * 20)
    assert page.run("document.documentElement.scrollWidth") <= 390


def test_an_office_finds_who_holds_it_with_the_days(open_page):
    graph = graph_of("kerry aids norway 2024-01-06", "albright aids norway 2024-01-07")
    role = {"title": "secretary of state", "organization": "norway", "ended": False}
    graph.nodes["kerry"]["roles"] = [{**role, "first": "2024-01-06", "last": "2024-02-06"}]
    past = {**role, "ended": True, "first": "2024-01-07", "last": "2024-01-07"}
    graph.nodes["albright"]["roles"] = [past]
    page = open_page(graph)
    page.page.locator("#search").fill("norway secretary of state")
    hits = page.page.locator("#hits li").all_inner_texts()
    assert len(hits) == 3
    assert "secretary of state, Norway (told of 2024-01-06 to 2024-02-06)" in "".join(hits)
    assert "Former secretary of state, Norway (told of 2024-01-07)" in "".join(hits)
    page.page.locator("#search").fill("Norway")
    assert page.page.locator("#hits li").count() == 2  # Norway, and sentences
    page.page.locator("#search").press("Enter")
    assert page.page.locator("#detail h2").inner_text() == "Norway"
    assert page.complaints == []
