"""The query editor in a browser."""

import pytest
from playwright.sync_api import expect, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def page(server, chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.errors = []
        page.outside = []
        page.on(
            "console",
            lambda one: (
                page.errors.append((one.text, one.location)) if one.type == "error" else None
            ),
        )
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on(
            "request",
            lambda one: page.outside.append(one.url) if not one.url.startswith(server) else None,
        )
        page.goto(server)
        yield page
        browser.close()


def ask(page, query):
    page.fill("#query", query)
    page.click("button")


def test_rows_link_to_pages(page):
    ask(page, "SELECT ?o WHERE { kg:arland kgo:assaults ?o }")
    expect(page.locator("#status")).to_contain_text("1 rows")
    assert page.locator("#result td a").get_attribute("href") == "/actor/borland"


def test_hostile_names_are_text(page):
    ask(page, "SELECT ?n WHERE { kg:borland skos:prefLabel ?n }")
    expect(page.locator("#result td")).to_have_text("Bor<script>alert(1)</script>")
    assert page.locator("#result script").count() == 0


def test_truth_triples_and_errors(page):
    ask(page, "ASK { ?s kgo:assaults ?o }")
    expect(page.locator("#status")).to_have_text("Yes.")
    ask(page, "CONSTRUCT WHERE { ?s kgo:assaults ?o }")
    expect(page.locator("#result pre")).to_contain_text("kg:arland kgo:assaults kg:borland")
    page.errors.clear()
    ask(page, "SELECT")
    expect(page.locator("#status")).to_contain_text("malformed query")
    page.errors.clear()  # the browser logs the status 400


def test_named_queries_and_keys(page):
    page.select_option("#named", "mediators")
    page.press("#query", "Control+Enter")
    expect(page.locator("#result tbody tr")).to_have_count(1)


def test_nothing_comes_from_elsewhere_and_nothing_breaks(page):
    page.reload()
    expect(page.locator("#named option")).not_to_have_count(1)
    assert page.outside == []
    assert page.errors == []
