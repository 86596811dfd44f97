"""JSON for other tools: actor graph -> Cytoscape.js elements, FollowTheMoney entities.

Cytoscape JSON keeps every attribute, evidence too. FollowTheMoney keeps actors, offices and memberships as its own
schemata, and any other relation between two actors as ``UnknownLink`` with predicate and status; evidence
becomes a proof text; what has no recipient is lost, and so are offices and memberships that aren't so, or aren't so yet, as those schemata have no status.
A term is what a text states as one, never the days of publication.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import find_sentence
from kg.graph.terms import stated_term
from kg.records import digest_text

__all__ = ["write_cytoscape", "write_followthemoney"]

_SCHEMATA = {
    "person": "Person",
    "government": "PublicBody",
    "agency": "PublicBody",
    "military": "PublicBody",
    "igo": "PublicBody",
    "place": "Address",
}
_LINKS = {
    "holds_role": ("Employment", "employee", "employer"),
    "part_of": ("Membership", "member", "organization"),
}
_COMPANIES = ("Organization", "PublicBody", "Company")


def write_cytoscape(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as Cytoscape.js JSON, sorted."""
    nodes = [{"data": {"id": node, **graph.nodes[node]}} for node in sorted(graph)]
    edges = [
        {
            "data": {
                **graph.edges[source, target, key],
                "id": key,
                "source": source,
                "target": target,
            }
        }
        for source, target, key in sorted(graph.edges(keys=True))
    ]
    data = {
        "data": {},
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    path.write_text(
        json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )


def write_followthemoney(graph: ActorGraph, path: Path) -> None:
    """Write `graph` as FollowTheMoney entities, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entity in _entities(graph):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entities(graph: ActorGraph) -> Iterator[dict[str, Any]]:
    for node in sorted(graph):
        actor = graph.nodes[node]
        properties = {
            "name": [actor["name"]],
            "alias": actor["aliases"],
            "weakAlias": actor["descriptions"],
            "wikidataId": [actor["wikidata"]] if actor["wikidata"] else [],
        }
        schema = _SCHEMATA.get(actor["type"], "Organization")
        if schema == "Address":
            properties = {"full": [actor["name"]]}
        yield {"id": _ftm_id(node), "schema": schema, "properties": properties}
    for source, target, key in sorted(graph.edges(keys=True)):
        data = cast(EdgeData, graph.edges[source, target, key])
        if data["predicate"] in _LINKS and not _is_so(data):
            continue
        yield _link(graph, source, target, data)


def _is_so(data: EdgeData) -> bool:
    return data["polarity"] == "positive" and data["modality"] == "actual"


def _link(graph: ActorGraph, source: str, target: str, data: EdgeData) -> dict[str, Any]:
    employer = _SCHEMATA.get(graph.nodes[target]["type"], "Organization") in _COMPANIES
    employed = graph.nodes[source]["type"] == "person" and employer
    own = employed and data["attributed_to"] is None
    link = _LINKS.get(data["predicate"]) if own else None
    schema, first, second = link or ("UnknownLink", "subject", "object")
    status = f"{data['predicate']} ({data['polarity']}, {data['modality']})"
    claimed = f", claimed by {data['attributed_to']}" if data["attributed_to"] else ""
    role = data["title"] if link else f"{data['title']} {status}{claimed}".strip()
    properties = {
        first: [_ftm_id(source)],
        second: [_ftm_id(target)],
        "role": [role] if role else [],
        "status": ["former"] if data["ended"] else [],
        "summary": [find_sentence(graph, data["evidence"][0])],
        **_dates(data),
    }
    documents = [graph.graph["documents"][one["doc"]] for one in data["evidence"]]
    properties["sourceUrl"] = sorted({one["url"] for one in documents} - {""})
    properties["publisher"] = data["publishers"]
    return {"id": data["id"], "schema": schema, "properties": properties}


def _dates(data: EdgeData) -> dict[str, list[str]]:
    """Return the term of an office, or the days of what was done, as far as texts state them."""
    if data["predicate"] not in _LINKS:
        return {"date": sorted({one["event_start"] for one in data["evidence"]} - {""})}
    start, end = stated_term(data)
    return {"startDate": [start] if start else [], "endDate": [end] if end else []}


def _ftm_id(node: str) -> str:
    """Return the id of an actor as FollowTheMoney takes it: letters and digits, within them dots and hyphens.

    What else an id holds is told by a digest, so that no two ids become one.
    """
    if re.fullmatch(r"[0-9a-zA-Z](?:[0-9a-zA-Z.-]*[0-9a-zA-Z])?", node):
        return node
    plain = re.sub(r"[^0-9a-zA-Z.]+", "-", node).strip("-.") or "actor"
    return f"{plain}-{digest_text(node)[:8]}"
