"""Who stands between the others, as the page's home tells it: actor graph -> answers, each with the first pair of opponents."""

from collections.abc import Sequence
from typing import Any

from kg.analyze.brokers import find_brokers
from kg.analyze.collapse import collapse
from kg.export.answers import listed, make_answer, make_question, rank_edges, several
from kg.graph.schema import ActorGraph, EdgeData

__all__ = ["ask_brokers"]

PARTNERS = 14
"""Of a broker drawn at most."""

FIRST = 4
"""Edges of each kind that an answer begins with: that somebody mediates, is on friendly terms with either, and that they are on hostile ones."""

FEW = 0.5
"""Burt's constraint (1992) below which few of somebody's partners deal with one another."""

Row = dict[str, Any]
Between = dict[tuple[str, str], list[EdgeData]]
"""What is told of two actors, by their ids in order."""


def ask_brokers(graph: ActorGraph, between: Between, mediations: Sequence[Row]) -> Row:
    """Return the question who stands between the others, with its answers.

    Parameters
    ----------
    mediations
        Those of the graph: rows of `list_mediations`, each with ``data``, the edges that tell it.
    """
    ties = collapse(graph, directed=False)
    answers = []
    for row in find_brokers(graph, position=False):
        node, pair = row["actor"], row["opponent_ids"]
        if not pair and row["partners"] < 3:
            continue
        near = sorted(ties[node], key=lambda one: (-ties.edges[node, one]["weight"], one))
        partners = [one for one in near if one != node][:PARTNERS]
        told = [graph.nodes[one]["name"] for one in pair or partners]
        answers.append(
            make_answer(
                f"{row['name']} {'stands between' if pair else 'links'} {listed(told)}",
                _note(row),
                [data for one in partners for data in _of_two(between, node, one)],
                leading=_tell_pair(node, pair, between, mediations) if pair else (),
                cast=list(dict.fromkeys([node, *pair, *partners])),
            )
        )
    return make_question(
        "brokers",
        "Who stands between the others?",
        "Who mediates between opponents or is on friendly terms with both; then those whose partners deal least with one another.",
        "Nobody stands between opponents or has three partners.",
        answers,
    )


def _note(row: Row) -> str:
    """Return how many pairs there are, by name if there is more than one, and how the partners deal with one another."""
    named = f": {'; '.join(row['opponents'])}" if row["pairs"] > 1 else ""
    opponents = f"{several(row['pairs'], 'pair')} of opponents{named}" if row["pairs"] else ""
    apart = "few" if row["constraint"] < FEW else "some"
    known = f"{several(row['partners'], 'partner')}, {apart} of whom deal with one another"
    return "; ".join(filter(None, (opponents, known)))


def _of_two(between: Between, one: str, other: str) -> list[EdgeData]:
    return between.get((min(one, other), max(one, other)), [])


def _tell_pair(
    node: str, pair: Sequence[str], between: Between, mediations: Sequence[Row]
) -> list[EdgeData]:
    """Return what tells that somebody stands between two opponents."""
    one, other = pair
    kinds = [
        [
            data
            for row in mediations
            if row["mediator_id"] == node and {*pair} <= {*row["party_ids"]}
            for data in row["data"]
        ],
        *([data for data in _of_two(between, node, end) if _is_deed(data, 1)] for end in pair),
        [data for data in _of_two(between, one, other) if _is_deed(data, -1)],
    ]
    return [data for kind in kinds for data in rank_edges(kind)[:FIRST]]


def _is_deed(data: EdgeData, sign: int) -> bool:
    """Tell whether a statement is no speech, and friendly (1) or hostile (-1)."""
    return data["layer"] != "speech" and data["weight"] * sign > 0
