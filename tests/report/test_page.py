import xml.etree.ElementTree as ET

import pytest
from hand_graph import graph_of
from page_graphs import XSS, generated_graph, hostile_graph

from kg.report.page import render_report_html, render_report_markdown, write_people_report

pytest.importorskip("matplotlib")


def test_the_report_has_plots_for_both_themes_and_links_into_the_evidence():
    page = render_report_html(generated_graph(30, 120))
    assert page.count("<svg") == 6
    assert page.count('class="light"') == page.count('class="dark"') == 3
    assert 'href="graph.html#actor=' in page
    assert 'href="graph.html#link=' in page


def test_the_same_graph_gives_the_same_report():
    graph = generated_graph(30, 120)
    assert render_report_html(graph) == render_report_html(graph)


def test_hostile_text_stays_text():
    page = render_report_html(hostile_graph(), title=XSS[0])
    for payload in XSS:
        if "<script" in payload:
            assert payload not in page
    assert "<script" not in page
    assert "<img" not in page
    for svg in page.split("<svg")[1:]:
        ET.fromstring("<svg" + svg[: svg.index("</svg>") + 6])


def test_a_graph_without_events_makes_a_report_too(tmp_path):
    write_people_report(graph_of("a says b 2024-01-01 addressing=to"), tmp_path / "r.html")
    assert "No article reports a mediation" in (tmp_path / "r.html").read_text("utf-8")


def test_markdown_tells_contradictions_side_by_side():
    graph = graph_of(
        "a assaults b 2024-01-01 by=b", "a assaults b 2024-01-02 by=a polarity=negative"
    )
    text = render_report_markdown(graph)
    assert "A assaults B" in text
    assert "B: a assaults b 2024-01-01 by=b" in text
