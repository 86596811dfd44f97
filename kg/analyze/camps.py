"""Who stands with whom: actor graph -> communities, and the two camps of the signed network."""

from heapq import heapify, heappop, heappush
from typing import Any

import networkx as nx

from kg.analyze.collapse import collapse
from kg.analyze.selection import Selection
from kg.graph.schema import ActorGraph

__all__ = ["find_camps", "find_communities", "find_strained_triangles"]

_NOTHING = 1e-9


def find_communities(
    graph: ActorGraph, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return a row per actor with the number of its community, the largest community first.

    Louvain (Blondel et al. 2008) on all statements, seeded; actors without statements are left out.
    """
    simple = _joined(graph, selection, speech=True)
    found = nx.community.louvain_communities(simple, weight="weight", seed=1)
    parts = sorted((sorted(part) for part in found), key=lambda part: (-len(part), part))
    return [
        {"community": number, "actor": node, "name": graph.nodes[node]["name"], "size": len(part)}
        for number, part in enumerate(parts, 1)
        for node in part
    ]


def find_camps(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per actor of the signed network with its camp, A or B, and how well it fits there.

    The two camps are those with least frustration found (Harary 1953; Facchetti, Iacono, Altafini 2011):
    hostile ties inside and friendly ties across camps count against. A greedy descent from a seeded start;
    ``fit`` is the share of an actor's ties, by weight, that agree, 0–1; ``frustration`` is that of the whole.
    """
    simple = _joined(graph, selection, speech=False)
    signed = {
        (one, other): data["sign"] * data["weight"]
        for one, other, data in simple.edges(data=True)
        if data["sign"]
    }
    ties: dict[str, dict[str, float]] = {}
    for (one, other), value in signed.items():
        ties.setdefault(one, {})[other] = value
        ties.setdefault(other, {})[one] = value
    side = _descend(ties)
    against = sum(
        abs(value) for (one, other), value in signed.items() if value * side[one] * side[other] < 0
    )
    total = sum(map(abs, signed.values()))
    rows = [
        {
            "camp": "A" if side[node] > 0 else "B",
            "actor": node,
            "name": graph.nodes[node]["name"],
            "fit": round(_fit(node, ties, side), 3),
            "frustration": round(against / total, 3) if total else 0.0,
        }
        for node in ties
    ]
    return sorted(rows, key=lambda row: (row["camp"], -row["fit"], row["actor"]))


def find_strained_triangles(
    graph: ActorGraph, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return the triangles that structural balance calls strained, the strongest first.

    Strained is a triangle whose signs multiply to less than zero: a friend of both sides of a conflict, or three
    foes (Cartwright and Harary 1956). ``strength`` is the smallest absolute score of its sides.
    """
    simple = _joined(graph, selection, speech=False)
    rows = []
    for node in sorted(simple):
        later = sorted(other for other in simple[node] if other > node)
        near = set(later)
        for one in later:
            for other in sorted(near & simple[one].keys()):
                if other < one:
                    continue
                pairs = ((node, one), (node, other), (one, other))
                signs = [simple.edges[pair]["sign"] for pair in pairs]
                product = signs[0] * signs[1] * signs[2]
                if product < 0:
                    names = [graph.nodes[actor]["name"] for actor in (node, one, other)]
                    rows.append(
                        {
                            "actors": names,
                            "signs": signs,
                            "strength": round(min(map(abs, signs)), 3),
                        }
                    )
    return sorted(rows, key=lambda row: (-row["strength"], row["actors"]))


def _joined(graph: ActorGraph, selection: Selection | None, *, speech: bool) -> "nx.Graph[str]":
    simple = collapse(graph, selection, directed=False, speech=speech)
    simple.remove_nodes_from([node for node in simple if simple.degree(node) == 0])
    return simple


def _descend(ties: dict[str, dict[str, float]]) -> dict[str, int]:
    """Return a side, 1 or -1, of each actor: flip who gains most until nobody gains."""
    side = dict.fromkeys(sorted(ties), 1)
    gains = {node: -sum(ties[node].values()) for node in side}
    # Entries whose gain has changed since are stale and skipped.
    queue = [(-gain, node) for node, gain in gains.items() if gain > _NOTHING]
    heapify(queue)
    while queue:
        gain, node = heappop(queue)
        if -gain != gains[node]:
            continue
        side[node] = -side[node]
        gains[node] = -gains[node]
        for other, value in ties[node].items():
            gains[other] -= 2 * value * side[node] * side[other]
            if gains[other] > _NOTHING:
                heappush(queue, (-gains[other], other))
    return side


def _fit(node: str, ties: dict[str, dict[str, float]], side: dict[str, int]) -> float:
    agree = sum(
        abs(value) for other, value in ties[node].items() if value * side[node] * side[other] > 0
    )
    return agree / sum(map(abs, ties[node].values()))
