"""The page of the data model names every field and every property that is written."""

import json
import re

import pytest
from sample_graph import build, extraction
from small_graph import small_graph

from kg.export.formats import FORMATS, export_graph
from kg.ontology.load import load_ontology
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import RDF, TYPES, shorten


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs/data-model.md").read_text("utf-8")


@pytest.fixture(scope="module")
def named(page):
    return set(re.findall(r"\b[a-z]+:\w+", page))


@pytest.mark.parametrize("table", ["entities", "assertions", "quotations", "events", "documents"])
def test_every_field_of_the_tables_is_named(root, page, tmp_path, table):
    section = page.split(f"`{table}.jsonl`")[1].split("\n## ")[0]
    fields = set(
        re.findall(
            r"`(\w+)`",
            "\n".join(row.split("|")[1] for row in section.splitlines() if row.startswith("|")),
        )
    )
    tmp_path.joinpath("tables").mkdir()
    export_graph(small_graph(), tmp_path / "tables", "tables")
    lines = (tmp_path / "tables" / f"{table}.jsonl").read_text("utf-8").splitlines()
    assert fields == set(json.loads(lines[0]))


def test_every_class_and_property_of_the_rdf_is_named(named):
    plain = {f"kgo:{name}" for name in load_ontology().relations}
    kinds = {shorten(one.value) for pair in TYPES.values() for one in pair} | {"prov:Agent"}
    written = set()
    for graph in (small_graph(), build(extraction(), extraction("b.txt"))):
        for quad in iter_quads(graph):
            is_type = quad.predicate == RDF["type"]
            written.add(shorten((quad.object if is_type else quad.predicate).value))
    assert len(written) > 40
    assert written - plain - kinds - {"rdf:type"} <= named
    assert {"kgo:says_to", "kgo:says_about"} <= named


def test_every_export_says_what_it_loses(page):
    section = page.split("## What each export loses")[1]
    rows = [row.split("|") for row in section.splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row[1])} == {*FORMATS}
    assert all(row[3].strip() for row in rows)
