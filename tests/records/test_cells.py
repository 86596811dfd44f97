"""Every CSV that kg writes follows one rule: no cell is a formula, in whatever locale it is opened."""

import csv
import io
import re
import time

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_graph import small_graph

from kg.cli.options import Format, print_rows
from kg.export.csv_pair import write_csv_pair
from kg.graph.node_link import write_graph
from kg.query.answers import Answer
from kg.query.formats import format_answer
from kg.query.sources import load_store
from kg.records.cells import safe_cell
from kg.serve.jobs import Job, answer

HOSTILE = [
    "=1+1",
    "+1+1",
    "-1+cmd",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    '"=1+1"',
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "﹦1+1",
    "a;=1+1",
    'a;"=1+1"',
    "a\t=1+1",
    "a|@SUM(1)",
    "a\n=1+1",
    "a\r\n－1+1",
    "a; \u00a0＝HYPERLINK(1)",
    "-1+1;=2",
    "1e5;=1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "a;\u2060@SUM(1)",
    "\u00ad+1+1",
    "\x00=1+1",
    "\x85=1+1",
    "\u202e=1+1",
    "\u3000＝1+1",
    " " * 200 + "=1+1",
]
BLANK = "[\"'\\s\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫]"


def formulas(text):
    """Return what would be evaluated, whichever of the usual characters parts cells."""
    parts = re.split(r"[;\t|\r\n]", text)
    return [part for part in parts if re.match(rf"{BLANK}*{SIGN}", part) and part[:1] != "'"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_lose_their_power(text):
    assert formulas(text)
    assert formulas(safe_cell(text)) == []
    assert safe_cell(text).replace("'", "") == text.replace("'", "")


@given(st.text(st.sampled_from("=+-@;\t|\r\n \"'a1＝－")))
def test_any_cell_loses_its_power(text):
    if not re.fullmatch(r"[+-]?[\d.,eE]+", text):
        assert formulas(safe_cell(text)) == []


@pytest.mark.parametrize(
    "text", ["", "a", "-5", "+3,5", "-1.2e-5", "a - b", "x = y", "A; B", "12%"]
)
def test_the_rest_stays_as_it_is(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize(
    "text", ["\n" * 300_000, " ;" * 300_000, ";" * 300_000 + " " * 300_000, '"' * 500_000]
)
def test_no_cell_takes_long(text):
    start = time.process_time()
    safe_cell(text)
    assert time.process_time() - start < 5


def cells(text):
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_csv_is_written_so(text, tmp_path, capfd):
    graph = small_graph()
    graph.nodes["borland"]["name"] = text
    graph.nodes["borland"]["aliases"] = [text, "b"]
    write_graph(graph, tmp_path / "graph.json")
    query = "SELECT ?n { kg:borland skos:prefLabel ?n }"
    store = load_store([tmp_path])
    write_csv_pair(graph, tmp_path)
    print_rows([{"name": text, "aliases": [text, "b"]}], Format.CSV)
    rows = Answer(kind="select", variables=("n",), rows=((ox.Literal(text),),))
    written = [
        capfd.readouterr().out,
        format_answer(rows, "csv"),
        answer(store, Job(query=query, row_type="text/csv")).body.decode(),
        *((tmp_path / name).read_text() for name in ("nodes.csv", "edges.csv")),
    ]
    for whole in written:
        assert [cell for cell in cells(whole) if formulas(cell)] == []


def test_the_page_has_the_same_rule(root):
    script = (root / "kg" / "export" / "page" / "exports.js").read_text(encoding="utf-8")
    source = (root / "kg" / "records" / "cells.py").read_text(encoding="utf-8")
    signs = re.search(r'_SIGNS = "(.+)"', source)[1].replace("\\\\", "\\")
    assert f"[{signs}]" in script
    unseen = re.search(r'_UNSEEN = r"(.+)"', source)[1]
    assert f"""["'{unseen}]*""" in script
    for piece in (r"[;\t|\r\n]", r"(?=[\t\r\n])"):
        assert piece in script
        assert piece in source
