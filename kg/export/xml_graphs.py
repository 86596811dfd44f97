"""GraphML and GEXF: actor graph -> files for Gephi, Cytoscape, yEd, igraph.

Both lose: lists (joined to text), all evidence but the first sentence of each edge, statements without a
recipient, mentions, documents and judgements. GEXF keeps time: actors and edges have start and end days. Written line by
line: a library's tree of elements takes five times as long and all of the memory (GraphML 1.0 primer; GEXF 1.2 primer).
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.export.flat import EDGE_FIELDS, NODE_FIELDS, flat_edges, flat_nodes, xml_safe
from kg.graph.schema import ActorGraph

__all__ = ["write_gexf", "write_graphml"]

_SPECIAL = re.compile('[&<>"\t\n\r]')
_ESCAPED = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
_TIMES = {"first": "start", "last": "end"}
_RENAMED = {"start": "char_start", "end": "char_end", "weight": "plover_score"}
"""Names that GEXF keeps for itself."""

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"
_SCHEMA = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation='


def write_graphml(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as GraphML, edge keys as ids."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n')
        file.write(
            f'<graphml xmlns="{_GRAPHML}" {_SCHEMA}"{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd">\n'
        )
        for kind, types in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
            for name, field in types.items():
                described = f'attr.name="{name}" attr.type="{_TYPES[field]}"'
                file.write(f'<key id="{kind[0]}_{name}" for="{kind}" {described}/>\n')
        file.write('<graph edgedefault="directed">\n')
        for node, row in flat_nodes(graph):
            data = _graphml_data("n", row)
            file.write(f'<node id="{_escape(node)}">\n{data}\n</node>\n')
        for source, target, key, row in flat_edges(graph):
            ends = f'source="{_escape(source)}" target="{_escape(target)}"'
            data = _graphml_data("e", row)
            file.write(f'<edge id="{_escape(key)}" {ends}>\n{data}\n</edge>\n')
        file.write("</graph>\n</graphml>\n")


def _graphml_data(kind: str, row: Mapping[str, Any]) -> str:
    return "\n".join(
        f'<data key="{kind}_{name}">{_show(value)}</data>' for name, value in row.items()
    )


def write_gexf(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as GEXF 1.2 with days of first and last appearance, for a timeline."""
    nodes, edges = _numbered(NODE_FIELDS), _numbered(EDGE_FIELDS)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n')
        file.write(
            f'<gexf xmlns="{_GEXF}" {_SCHEMA}"{_GEXF} {_GEXF}/gexf.xsd" version="1.2">\n'
            '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
        )
        for kind, numbers, fields in (("node", nodes, NODE_FIELDS), ("edge", edges, EDGE_FIELDS)):
            file.write(f'<attributes class="{kind}" mode="static">\n')
            for name, number in numbers.items():
                described = f'title="{_RENAMED.get(name, name)}" type="{_TYPES[fields[name]]}"'
                file.write(f'<attribute id="{number}" {described}/>\n')
            file.write("</attributes>\n")
        file.write("<nodes>\n")
        for node, row in flat_nodes(graph):
            head = f'<node id="{_escape(node)}" label="{_show(row["name"])}"{_times(row)}>'
            file.write(f"{head}\n{_gexf_values(nodes, row)}\n</node>\n")
        file.write("</nodes>\n<edges>\n")
        for source, target, key, row in flat_edges(graph):
            ends = f'source="{_escape(source)}" target="{_escape(target)}"'
            name = f'label="{_show(row["predicate"])}"'
            head = f'<edge id="{_escape(key)}" {ends} {name}{_times(row)}>'
            file.write(f"{head}\n{_gexf_values(edges, row)}\n</edge>\n")
        file.write("</edges>\n</graph>\n</gexf>\n")


def _numbered(fields: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(fields) if name not in _TIMES}


def _gexf_values(numbers: Mapping[str, int], row: Mapping[str, Any]) -> str:
    values = "\n".join(
        f'<attvalue for="{number}" value="{_show(row[name])}"/>'
        for name, number in numbers.items()
    )
    return f"<attvalues>\n{values}\n</attvalues>"


def _times(row: Mapping[str, Any]) -> str:
    return "".join(f' {word}="{_show(row[name])}"' for name, word in _TIMES.items() if row[name])


def _show(value: object) -> str:
    if isinstance(value, str):
        return _escape(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _escape(value: str) -> str:
    """Return text as it stands in XML, as content or between double quotes.

    Examples
    --------
    >>> _escape('a < "b" \\x00')
    'a &lt; &quot;b&quot; '
    """
    value = xml_safe(value)
    if _SPECIAL.search(value):
        return _SPECIAL.sub(lambda found: _ESCAPED[found[0]], value)
    return value
