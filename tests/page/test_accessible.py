"""Every view of the page as axe sees it, light and dark, wide and on a phone."""

import pytest

pytestmark = pytest.mark.browser

ANSWER = "kgPage.QUESTIONS.find((one) => one.answers.length)"
VIEWS = {
    **{
        tab: f"kgPage.openTab('{tab}')"
        for tab in ("home", "graph", "actors", "events", "statements", "quotations", "articles")
    },
    "an article": "document.querySelector('#table-panel td button.link').click()",
    "an actor": "kgPage.openAddress('actor=a0')",
    "surroundings": "kgPage.openAddress('actor=a0&ego=1')",
    "a link": "kgPage.selectPair(kgPage.pairs()[0].id)",
    "a path": "kgPage.findPath(0, 20)",
    "communities": "kgPage.openAddress('view=graph&color=community')",
    "a window": "kgPage.openAddress('view=graph&from=2022-01-01&until=2022-12-31')",
    "an answer": f"kgPage.openAddress({ANSWER}.answers[0].scene + '&ask=' + {ANSWER}.id + '.0')",
    "the desk": "document.getElementById('desk-button').click()",
    "the help": "document.getElementById('help-button').click()",
    "the search": "(() => { const box = document.getElementById('search'); box.value = 'a1'; box.focus(); box.dispatchEvent(new Event('input')); })()",
}


_SPARE = {"resultTypes": ["violations"]}
"""Other results are told by one node each, which takes half the time."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing(open_page, crowd, scheme, width):  # 11
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(crowd, width=width, scheme=scheme, address="")
    found = {}
    for view, script in VIEWS.items():
        page.run(script)
        page.settle()
        response = axe.run(page.page, options=_SPARE).response
        assert len(response["passes"]) > 15, view
        found[view] = [(one["id"], one["impact"]) for one in response["violations"]]
    assert not any(found.values()), found
    assert page.complaints == []
