"""A page that is open in real Chromium."""

import pytest
from page_graphs import generated_graph

from kg.export.html import render_html

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-3d-apis",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser(chromium):
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


class Page:
    """A page that is open, with all that it asked for and complained of."""

    def __init__(
        self,
        browser,
        graph,
        folder,
        *,
        width=1400,
        scheme="light",
        address="#view=graph",
        **options,
    ):
        self.graph = graph
        file = folder / "graph.html"
        file.write_text(render_html(graph, **options), encoding="utf-8")
        self.page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.goto(f"{file.as_uri()}{address}")
        self.run(
            "new Promise((done, fail) => { setTimeout(() => fail('never ready'), 90000); const wait = () => performance.getEntriesByName('kg-ready').length ? done(1) : setTimeout(wait, 20); wait(); })"
        )

    def run(self, script):
        return self.page.evaluate(script)

    def settle(self):
        self.page.wait_for_timeout(150)
        return self.page.locator("#status").inner_text()


@pytest.fixture
def open_page(browser, tmp_path):
    pages = []

    def open_(graph, **options):
        pages.append(Page(browser, graph, tmp_path, **options))
        return pages[-1]

    yield open_
    for one in pages:
        one.page.close()


@pytest.fixture(scope="module")
def crowd():
    return generated_graph(60, 260)
