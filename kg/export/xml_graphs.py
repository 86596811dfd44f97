"""GraphML and GEXF: actor graph -> files for Gephi, Cytoscape, yEd, igraph.

Both lose: lists (joined to text), all evidence but the first sentence of each edge, statements without a
recipient, mentions, documents and judgements. GEXF keeps time: actors and edges have start and end days. Written line by
line: a library's tree of elements takes five times as long and all of the memory (GraphML 1.0 primer; GEXF 1.2 primer).
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

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
_FIELDS = {"node": NODE_FIELDS, "edge": EDGE_FIELDS}


class _Form(NamedTuple):
    """What a format has before, between and after nodes and edges, and the templates of these."""

    head: str
    node: str
    between: str
    edge: str
    tail: str


def write_graphml(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as GraphML, edge keys as ids."""
    _write(graph, path, _graphml())


def write_gexf(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as GEXF 1.2 with days of first and last appearance, for a timeline."""
    _write(graph, path, _gexf())


def _write(graph: ActorGraph, path: Path, form: _Form) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(form.head)
        file.writelines(form.node % shown for shown in _shown_nodes(graph))
        file.write(form.between)
        file.writelines(form.edge % shown for shown in _shown_edges(graph))
        file.write(form.tail)


def _graphml() -> _Form:
    keys = chain.from_iterable(
        (
            f'<key id="{kind[0]}_{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES[field]}"/>\n'
            for name, field in fields.items()
        )
        for kind, fields in _FIELDS.items()
    )
    node, edge = (
        "".join(f'<data key="{kind[0]}_{name}">%({name})s</data>\n' for name in fields)
        for kind, fields in _FIELDS.items()
    )
    return _Form(
        head=f'''<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="{_GRAPHML}" {_SCHEMA}"{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd">
{"".join(keys)}<graph edgedefault="directed">
''',
        node=f'<node id="%(id)s">\n{node}</node>\n',
        between="",
        edge=f'<edge id="%(id)s" source="%(source)s" target="%(target)s">\n{edge}</edge>\n',
        tail="</graph>\n</graphml>\n",
    )


def _gexf() -> _Form:
    described, values = [], []
    for kind, fields in _FIELDS.items():
        numbers = [(name, number) for number, name in enumerate(fields) if name not in _TIMES]
        attributes = "".join(
            f'<attribute id="{number}" title="{_RENAMED.get(name, name)}" type="{_TYPES[fields[name]]}"/>\n'
            for name, number in numbers
        )
        described.append(f'<attributes class="{kind}" mode="static">\n{attributes}</attributes>\n')
        each = (f'<attvalue for="{n}" value="%({name})s"/>\n' for name, n in numbers)
        values.append(f"<attvalues>\n{''.join(each)}</attvalues>\n")
    ends = 'source="%(source)s" target="%(target)s" label="%(predicate)s"%(times)s'
    return _Form(
        head=f'''<?xml version="1.0" encoding="utf-8"?>
<gexf xmlns="{_GEXF}" {_SCHEMA}"{_GEXF} {_GEXF}/gexf.xsd" version="1.2">
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
{"".join(described)}<nodes>
''',
        node=f'<node id="%(id)s" label="%(name)s"%(times)s>\n{values[0]}</node>\n',
        between="</nodes>\n<edges>\n",
        edge=f'<edge id="%(id)s" {ends}>\n{values[1]}</edge>\n',
        tail="</edges>\n</graph>\n</gexf>\n",
    )


def _shown_nodes(graph: ActorGraph) -> Iterator[dict[str, str]]:
    for node, row in flat_nodes(graph):
        yield _shown({"id": node, **row})


def _shown_edges(graph: ActorGraph) -> Iterator[dict[str, str]]:
    for source, target, key, row in flat_edges(graph):
        yield _shown({"id": key, "source": source, "target": target, **row})


def _shown(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of a row as XML shows them, and its days as attributes."""
    shown = {name: _show(value) for name, value in row.items()}
    times = (f' {word}="{shown[name]}"' for name, word in _TIMES.items() if row[name])
    return {**shown, "times": "".join(times)}


def _show(value: object) -> str:
    if isinstance(value, str):
        return _escape(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


@lru_cache(maxsize=4096)
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
