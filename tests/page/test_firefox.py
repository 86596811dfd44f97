"""The page in Debian's Firefox: the same answers, pictures and figures, and no complaint of its scripts."""

import shutil
from xml.etree import ElementTree

import pytest
from firefox import Firefox
from hand_graph import graph_of
from page_graphs import XSS, generated_graph, hostile_graph
from spread_graph import spread_graph

from kg.analyze.selection import Selection, select
from kg.export.html import render_html

pytestmark = pytest.mark.browser

READY = "new Promise(done => { const wait = () => performance.getEntriesByName('kg-ready').length ? done(1) : setTimeout(wait, 20); wait(); })"
LINES = ("egypt mediates israel 2024-01-01", "us pressures iran 2024-01-02", "israel assaults iran 2024-01-04", "egypt aids us 2024-01-05")  # fmt: skip
ENTER = "\ue007"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("no Firefox: install it with `make browser`")
    running = Firefox(program, tmp_path_factory.mktemp("firefox"))
    yield running
    running.close()


@pytest.fixture
def page(firefox, tmp_path):
    def open_(graph, address="#view=graph", **options):
        file = tmp_path / "graph.html"
        file.write_text(render_html(graph), encoding="utf-8")
        firefox.open(f"{file.as_uri()}{address}", **options)
        firefox.run(READY)
        return firefox

    yield open_
    assert firefox.complaints == []


def settle(page):
    page.run("new Promise((done) => setTimeout(done, 200))")


def text_of(page, selector):
    return page.run(f"document.querySelector({selector!r}).innerText")


def test_a_question_opens_its_scene_and_back_returns(page):
    page = page(graph_of(*LINES), "")
    assert "Who mediates between whom?" in text_of(page, "#home-panel")
    page.run(
        "[...document.querySelectorAll('#home-panel button')].find((one) => one.textContent === 'Egypt mediates between Israel and others').click()"
    )
    settle(page)
    assert sorted(page.run("kgPage.scene.nodes.map((node) => kgPage.NODES[node].id)")) == ["egypt", "israel"]  # fmt: skip
    page.run("history.back()")
    settle(page)
    assert page.run("kgPage.state.tab") == "home"


def test_the_scene_is_drawn_and_nothing_covers_another(page):
    page = page(generated_graph(60, 260))
    settle(page)
    spots = page.run("kgPage.scene.nodes.map(kgPage.spotOf)")
    assert len(spots) > 50
    for at, one in enumerate(spots):
        for other in spots[at + 1 :]:
            far = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
            assert far > one["r"] + other["r"] - 1
    colors = page.run(
        "(() => { const canvas = document.querySelector('#graph canvas'); const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); const found = new Set(); for (let at = 0; at < data.length; at += 400) found.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]); return found.size; })()"
    )
    assert colors > 10


def test_a_click_on_an_actor_opens_its_card(page):
    page = page(graph_of(*LINES))
    settle(page)
    corner = page.run("document.getElementById('graph').getBoundingClientRect()")
    spot = page.run("kgPage.spotOf(kgPage.NODES.findIndex((node) => node.id === 'iran'))")
    page.click(corner["x"] + spot["x"], corner["y"] + spot["y"])
    settle(page)
    assert text_of(page, "#detail h2").strip("⁨⁩") == "Iran"


def test_a_link_opens_the_sentence_with_its_marks(page):
    page = page(graph_of(*LINES))
    page.run("kgPage.selectPair(kgPage.pairs()[0].id)")
    assert page.run("document.querySelectorAll('#detail blockquote mark.cue').length") == 1


def test_search_opens_by_keyboard_what_was_misspelt(page):
    page = page(graph_of("netanyahu accuses hamas 2024-01-01", "egypt aids us 2024-01-02"))
    page.run("document.getElementById('search').focus()")
    page.press(*"netanyaho", ENTER)
    settle(page)
    assert page.run("kgPage.NODES[kgPage.state.actor].id") == "netanyahu"


def test_a_path_is_found_and_has_an_address(page):
    graph = graph_of(*LINES)
    found = page(graph)
    found.run("kgPage.findPath(0, kgPage.NODES.length - 1)")
    settle(found)
    path, address = found.run("[kgPage.state.path, location.hash]")
    assert len(path) > 1
    assert page(graph, address).run("kgPage.state.path") == path


def test_a_window_counts_as_kg_analyze_does(page):
    graph = spread_graph()
    page = page(graph, "#view=graph&from=2021-01-01&until=2021-12-31&beside=before.after")
    selection = Selection(since="2021", until="2021", status="all", speech=True, unnamed=True)
    wanted = {data["id"]: len(data["evidence"]) for *_, data in select(graph, selection)}
    assert dict(page.run("kgPage.passing().map((one) => [kgPage.EDGES[one].id, kgPage.evidenceOf(one).length])")) == wanted  # fmt: skip


def test_tables_are_sorted_and_exported(page):
    page = page(generated_graph(60, 260), "#view=actors")
    page.run("document.querySelector('[data-key=name]').click()")
    names = page.run(
        "[...document.querySelectorAll('#table-panel tbody tr td:first-child')].map((one) => one.innerText)"
    )
    assert len(names) > 50
    assert page.run("kgPage.EXPORTS.csv()").count("\r\n") == len(names)


def test_pictures_are_made_from_every_tab(page):
    page = page(generated_graph(60, 260), "#view=statements")
    assert ElementTree.fromstring(page.run("kgPage.EXPORTS.svg()")).tag.endswith("svg")
    size = page.run("(async () => { const picture = await kgPage.pngPicture(); return picture.size ?? picture.width; })()")  # fmt: skip
    assert size > 500


def test_hostile_text_runs_nowhere(page):
    page = page(hostile_graph())
    for number in range(len(XSS)):
        page.run(f"kgPage.selectActor({number})")
    assert page.run("window.hit ?? null") is None
    assert page.run("document.querySelectorAll('body img, body iframe').length") == 0


def test_a_phone_shows_everything_in_its_width(page):
    page = page(generated_graph(60, 260), "", width=390, height=800)
    for tab in ("home", "graph", "actors", "articles"):
        page.run(f"kgPage.openTab('{tab}')")
        assert page.run("document.documentElement.scrollWidth") <= 390, tab
