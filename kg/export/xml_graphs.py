"""GraphML and GEXF: actor graph -> files for Gephi, Cytoscape, yEd, igraph.

Both lose: lists (joined to text), all evidence but the first sentence of each edge, statements without a
recipient, mentions, documents and judgements. GEXF keeps time: actors and edges have start and end days.
"""

from pathlib import Path

import networkx as nx

from kg.export.flat import flat_edges, flat_nodes, xml_safe
from kg.graph.schema import ActorGraph

__all__ = ["write_gexf", "write_graphml"]


def write_graphml(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as GraphML, edge keys as ids; NetworkX does it with lxml, in half the time."""
    flat: ActorGraph = nx.MultiDiGraph()
    for node, row in flat_nodes(graph):
        flat.add_node(node, **xml_safe(row))
    for source, target, key, row in flat_edges(graph):
        flat.add_edge(source, target, key=key, **xml_safe(row))
    nx.write_graphml_lxml(flat, path)


def write_gexf(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as GEXF 1.2 with days of first and last appearance, for a timeline."""
    flat: ActorGraph = nx.MultiDiGraph(mode="dynamic", timeformat="date")
    for node, row in flat_nodes(graph):
        flat.add_node(node, label=xml_safe(row)["name"], **_timed(row))
    for source, target, key, row in flat_edges(graph):
        flat.add_edge(source, target, key=key, id=key, label=row["predicate"], **_timed(row))
    lines = list(nx.generate_gexf(flat, version="1.2draft"))
    # NetworkX stamps the file with today's date, which would make equal builds differ.
    text = "\n".join(
        line for line in lines if "lastmodifieddate" not in line and "<creator>" not in line
    )
    text = text.replace("</meta>", "") if "<meta" not in text else text
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _timed(row: dict[str, object]) -> dict[str, object]:
    """Return attributes with GEXF's own names for time and without empty days and reserved names."""
    renamed = {"start": "char_start", "end": "char_end", "weight": "plover_score"}
    safe = {renamed.get(key, key): value for key, value in xml_safe(row).items()}
    for key, name in (("first", "start"), ("last", "end")):
        day = safe.pop(key)
        if day:
            safe[name] = day
    return safe
