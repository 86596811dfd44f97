"""Tables show all their columns on common screens, however long the words in them."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser

LINES = (
    "thegovernmentoftherepublic accuses theministryofforeignaffairs 2024-01-01",
    "theministryofforeignaffairs says thegovernmentoftherepublic 2024-01-02 addressing=about",
    "thegovernmentoftherepublic aids theministryofforeignaffairs 2024-01-03 polarity=negative modality=future by=theunionofallworkers",
)
TITLE = "Government of the republic accuses the ministry of foreign affairs of having left the talks in Portmere before they began, its spokesman says"
TABLES = ("actors", "events", "statements", "quotations", "articles")


@pytest.fixture
def wordy():
    graph = graph_of(*LINES)
    for doc in graph.graph["documents"].values():
        doc.update(title=TITLE, publisher="The Meridian Intelligencer of Portmere")
    graph.graph["documents"]["d0"]["publisher"] = "www.portmereintelligencer.example.org"
    for *_, data in graph.edges(data=True):
        data["evidence"][0]["place"] = "Portmere"
    return graph


@pytest.mark.parametrize("width", [1440, 1280])
def test_no_table_cuts_off_its_last_columns(open_page, wordy, width):
    page = open_page(wordy, width=width)
    for table in TABLES:
        page.page.locator(f"#{table}-tab").click()
        panel = page.page.locator("#table-panel")
        assert panel.locator("tbody tr").count() > 0, table
        inside, needed = panel.evaluate("(one) => [one.clientWidth, one.scrollWidth]")
        assert needed <= inside, table
        for cell in panel.locator("thead th").all():
            box, words = cell.evaluate("(one) => [one.clientWidth, one.scrollWidth]")
            assert words <= box, (table, cell.inner_text())


@pytest.mark.parametrize("width", [1000, 390])
def test_a_narrow_table_scrolls_to_its_last_column_and_says_so(open_page, wordy, width):
    page = open_page(wordy, width=width)
    page.page.locator("#events-tab").click()
    panel = page.page.locator("#table-panel")
    inside, needed = panel.evaluate("(one) => [one.clientWidth, one.scrollWidth]")
    assert needed > inside
    hint = panel.locator(".sideways")
    assert hint.is_visible()
    panel.evaluate("(one) => { one.scrollLeft = one.scrollWidth; }")
    last, box = panel.locator("thead th").last.bounding_box(), panel.bounding_box()
    assert last["x"] + last["width"] <= box["x"] + box["width"] + 1
    page.page.locator("#actors-tab").click()
    page.page.set_viewport_size({"width": 1440, "height": 900})
    page.page.locator("#events-tab").click()
    assert not hint.is_visible()


BROKEN = """(panel) => { const found = []; for (const cell of panel.querySelectorAll('tbody td')) { const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT); while (walk.nextNode()) for (const word of walk.currentNode.data.matchAll(/\\p{L}+/gu)) { const range = document.createRange(); range.setStart(walk.currentNode, word.index); range.setEnd(walk.currentNode, word.index + word[0].length); if (range.getClientRects().length > 1) found.push(word[0]); } } return found; }"""


@pytest.mark.parametrize("width", [1400, 1280, 390])
def test_no_table_breaks_a_common_word(open_page, width):
    lines = (
        "fda pressures un 2024-01-01 docs=2",
        "un cooperates us 2024-01-02 by=fda",
        "us says fda 2024-01-03 addressing=about",
    )
    graph = graph_of(*lines)
    names = {
        "fda": "Food and Drug Administration",
        "un": "World Organization",
        "us": "National Headquarters",
    }
    for node, name in names.items():
        graph.nodes[node]["name"] = name
    for doc in graph.graph["documents"].values():
        doc.update(title=TITLE, publisher="Associated Correspondents")
    page = open_page(graph, width=width)
    for table in TABLES:
        page.page.locator(f"#{table}-tab").click()
        assert page.page.locator("#table-panel").evaluate(BROKEN) == [], table


@pytest.mark.parametrize("width", [1440, 1000])
def test_the_filters_need_no_scrolling_sideways(open_page, wordy, width):
    page = open_page(wordy, width=width)
    page.page.locator("#filters summary").click()
    inside, needed = page.page.locator("#filters").evaluate(
        "(one) => [one.clientWidth, one.scrollWidth]"
    )
    assert needed <= inside
