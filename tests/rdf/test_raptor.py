"""Raptor, which shares no code with what we write and read RDF by, finds in our files what Oxigraph finds.

Skipped where ``rapper`` isn't installed (Debian: raptor2-utils; ``make browser`` installs it).
"""

import shutil
import subprocess

import networkx as nx
import pyoxigraph as ox
import pytest
from small_graph import small_graph

from kg.export.rdf import write_rdf

pytestmark = pytest.mark.skipif(
    shutil.which("rapper") is None, reason="rapper isn't installed (Debian: raptor2-utils)"
)

NAMES = {
    "arland": 'Arland Holdings Inc. "AH"\\',
    "borland": "Ελλάδα ' ''' \"\"\"",
    "person.dana-reyes": "أحمد बिहार 株式会社 Łódź 😀.",
}


def graph_of_names():
    graph = small_graph()
    names = NAMES | {node: graph.nodes[node]["name"] for node in graph if node not in NAMES}
    for node in graph:
        graph.nodes[node]["name"] = names[node]
        graph.nodes[node]["aliases"] = [f"{names[node]}.", "U.S.", "a\tb\nc", "<i>&amp;"]
    for *_, data in graph.edges(data=True):
        if data["title"]:
            data["title"] = 'acting "head" of St. Παύλος Inc.'
    return nx.relabel_nodes(graph, {"borland": "Borland~Inc."})


@pytest.mark.parametrize("mentions", ["none", "all"])
@pytest.mark.parametrize(
    ("form", "reader", "writer"), [("ttl", "turtle", "ntriples"), ("trig", "trig", "nquads")]
)
def test_raptor_reads_what_oxigraph_reads(form, reader, writer, mentions, tmp_path):
    path = tmp_path / f"graph.{form}"
    write_rdf(graph_of_names(), path, form, mentions=mentions)
    command = ["rapper", "-q", "-i", reader, "-o", writer, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    kinds = {"ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG}
    wanted = set(ox.parse(path=str(path), format=kinds[form]))
    kind = ox.RdfFormat.N_TRIPLES if writer == "ntriples" else ox.RdfFormat.N_QUADS
    assert set(ox.parse(done.stdout, format=kind)) == wanted
    assert len(wanted) > 300
