"""Who stands with whom: actor graph -> communities, and the two camps of the signed network."""

from heapq import heapify, heappop, heappush
from typing import Any

import networkx as nx

from kg.analyze.collapse import collapse
from kg.analyze.selection import Selection
from kg.graph.communities import split_communities
from kg.graph.schema import ActorGraph

__all__ = ["find_camps", "find_communities", "find_strained_triangles", "find_ties", "split_camps"]

_NOTHING = 1e-9


def find_communities(
    graph: ActorGraph, selection: Selection | None = None
) -> list[dict[str, Any]]:
    """Return a row per actor with its community, the largest first, and in each the leading members first.

    Modularity by Leiden (Traag et al. 2019), ties weighed by independent documents, seeded; actors without ties are left out.

    Returns
    -------
    rows
        ``community`` (number), ``label`` (its two leading members), ``name``, ``type``, ``strength`` (documents of the
        actor's ties within), ``size`` (members), ``actor``.
    """
    simple = _joined(graph, selection)
    rows = []
    for number, part in enumerate(split_communities(simple.edges(data="weight")), 1):
        strength = dict(simple.subgraph(part).degree(weight="weight"))
        leading = sorted(part, key=lambda node: (-strength[node], node))
        rows += [
            {
                "community": number,
                "label": _label(graph, leading),
                "name": graph.nodes[node]["name"],
                "type": graph.nodes[node]["type"],
                "strength": strength[node],
                "size": len(part),
                "actor": node,
            }
            for node in leading
        ]
    return rows


def _label(graph: ActorGraph, leading: list[str]) -> str:
    return " and ".join(graph.nodes[node]["name"] for node in leading[:2])


def find_camps(graph: ActorGraph, selection: Selection | None = None) -> list[dict[str, Any]]:
    """Return a row per actor of the signed network with its camp, A or B, the leading members first.

    The two camps are those with least frustration found (Harary 1953; Facchetti, Iacono, Altafini 2011):
    hostile ties inside and friendly ties across camps count against. A greedy descent from a seeded start.

    Returns
    -------
    rows
        ``camp``, ``label`` (its two leading members), ``name``, ``type``, ``strength`` (absolute scores of the actor's ties,
        summed), ``fit`` (the share of these ties, by weight, that agree, 0–1), ``frustration`` (of the whole), ``actor``.
    """
    ties = find_ties(_joined(graph, selection, speech=False))
    side = split_camps(ties)
    weights = [
        (abs(value), value * side[one] * side[other] < 0)
        for one, near in ties.items()
        for other, value in near.items()
        if one < other
    ]
    total = sum(weight for weight, _ in weights)
    against = sum(weight for weight, strained in weights if strained)
    strength = {node: sum(map(abs, near.values())) for node, near in ties.items()}
    leading = sorted(ties, key=lambda node: (-strength[node], node))
    labels = {
        camp: _label(graph, [node for node in leading if side[node] == camp]) for camp in (1, -1)
    }
    rows = [
        {
            "camp": "A" if side[node] > 0 else "B",
            "label": labels[side[node]],
            "name": graph.nodes[node]["name"],
            "type": graph.nodes[node]["type"],
            "strength": round(strength[node], 3),
            "fit": round(_fit(node, ties, side), 3),
            "frustration": round(against / total, 3) if total else 0.0,
            "actor": node,
        }
        for node in leading
    ]
    return sorted(rows, key=lambda row: row["camp"])


def find_ties(simple: "nx.Graph[str]") -> dict[str, dict[str, float]]:
    """Return the signed ties of each actor: mean score times documents, friendly above 0, hostile below."""
    ties: dict[str, dict[str, float]] = {}
    for one, other, data in simple.edges(data=True):
        if data["sign"]:
            value = data["sign"] * data["weight"]
            ties.setdefault(one, {})[other] = value
            ties.setdefault(other, {})[one] = value
    return ties


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


def _joined(
    graph: ActorGraph, selection: Selection | None, *, speech: bool | None = None
) -> "nx.Graph[str]":
    simple = collapse(graph, selection, directed=False, speech=speech)
    simple.remove_nodes_from([node for node in simple if simple.degree(node) == 0])
    return simple


def split_camps(ties: dict[str, dict[str, float]]) -> dict[str, int]:
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
