"""DOT: actor graph -> a file for Graphviz.

Loses everything but names, types, predicates, status and counts; dashed lines are claimed or possible.
"""

import re
from pathlib import Path
from typing import cast

from kg.graph.schema import ActorGraph, EdgeData

__all__ = ["write_dot"]


def write_dot(graph: ActorGraph, path: Path) -> None:
    """Write `graph` in the DOT language, sorted."""
    lines = ["digraph actors {", "  node [shape=box];"]
    lines += [
        f"  {_quoted(node)} [label={_quoted(graph.nodes[node]['name'])}];"
        for node in sorted(graph)
    ]
    for source, target, key in sorted(graph.edges(keys=True)):
        data = cast(EdgeData, graph.edges[source, target, key])
        label = (
            data["predicate"]
            if len(data["evidence"]) == 1
            else f"{data['predicate']} ×{len(data['evidence'])}"
        )
        style = "solid" if _is_reported(data) else "dashed"
        lines.append(
            f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(label)}, style={style}];"
        )
    path.write_text("\n".join([*lines, "}", ""]), encoding="utf-8", newline="\n")


def _is_reported(data: EdgeData) -> bool:
    status = (data["polarity"], data["modality"], data["attributed_to"])
    return status == ("positive", "actual", None)


def _quoted(text: str) -> str:
    """Return a DOT string: quotes and backslashes escaped, control characters blanked.

    Examples
    --------
    >>> _quoted('say "hi"')
    '"say \\\\"hi\\\\""'
    """
    text = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
