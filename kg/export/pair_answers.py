"""What pairs of actors do, as the page's home tells it: statements by pair -> conflicts, alliances, and what is new."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.export.answers import listed, make_answer, make_question, several
from kg.graph.recount import Issue, issues_of
from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import count_sentences, sentence_at

__all__ = ["ask_balance", "ask_lately"]

Row = dict[str, Any]
Pair = tuple[str, str]


def ask_balance(
    graph: ActorGraph,
    balances: Iterable[Row],
    between: Mapping[Pair, Sequence[EdgeData]],
    side: str,
) -> Row:
    """Return the question for the main conflicts (or alliances, `side` being ``cooperation``).

    First comes what most independent documents tell of; of these what most sentences say, each counted by how sure it
    is; of these what is gravest. Answers tell their ``documents`` and the ``score`` of the surest statement.
    """
    sign = 1 if side == "cooperation" else -1
    issues, found = issues_of(graph), []
    for row in balances:
        pair = (row["first_actor"], row["second_actor"])
        edges = [data for data in between.get(pair, ()) if data["weight"] * sign > 0]
        if row[side] and edges:
            documents, sure = _weigh(graph, edges, issues)
            found.append((-documents, -round(sure, 6), -abs(row[side]), pair, row, edges))
    answers = []
    for documents, _, _, pair, row, edges in sorted(found, key=lambda one: one[:4]):
        verbs = sorted({data["predicate"].replace("_", " ") for data in edges})
        facts = (
            listed(verbs),
            several(-documents, "article"),
            several(count_sentences(graph, edges), "sentence"),
        )
        answer = make_answer(
            f"{row['first_name']} and {row['second_name']}",
            "; ".join(facts),
            edges,
            cast=list(pair),
            link=" ".join(pair),
        )
        surest = max(data["score"] for data in edges)
        answers.append({**answer, "documents": -documents, "score": surest})
    return make_question(
        "alliances" if sign > 0 else "conflicts",
        "What are the main alliances?" if sign > 0 else "What are the main conflicts?",
        f"Pairs whose {side} most independent articles tell of; then by sentences, by how sure these are, and by how grave it is.",
        f"No {side} between two that are named.",
        answers,
    )


def _weigh(
    graph: ActorGraph, edges: Iterable[EdgeData], issues: Mapping[str, Issue]
) -> tuple[int, float]:
    """Return how many independent documents tell of some statements, and their sentences, each as sure as it is."""
    documents = graph.graph["documents"]
    sure: dict[tuple[str, int], float] = {}
    for data in edges:
        for one in data["evidence"]:
            original = issues[one["doc"]].original
            place = (original, sentence_at(documents[one["doc"]], one["start"]))
            sure[place] = max(sure.get(place, 0.0), one["score"])
    return len({original for original, _ in sure}), sum(sure.values())


def ask_lately(graph: ActorGraph, between: Mapping[Pair, Sequence[EdgeData]]) -> Row:
    """Return the question for pairs that are first spoken of in the last tenth of the time that most statements are of."""
    days = sorted(data["first"] for edges in between.values() for data in edges if data["first"])
    since = days[int(len(days) * 0.9)] if len(days) > 19 else ""
    fresh = {
        pair: edges
        for pair, edges in between.items()
        if since and min((one["first"] for one in edges if one["first"]), default="") >= since
    }
    ranked = sorted(fresh, key=lambda pair: (-count_sentences(graph, fresh[pair]), pair))
    answers = []
    for pair in ranked:
        edges = fresh[pair]
        verbs = sorted({data["predicate"].replace("_", " ") for data in edges})
        text = f"{graph.nodes[pair[0]]['name']} and {graph.nodes[pair[1]]['name']}"
        note = f"{listed(verbs)}; first on {min(one['first'] for one in edges if one['first'])}"
        answers.append(make_answer(text, note, edges, cast=list(pair), link=" ".join(pair)))
    return make_question(
        "lately",
        f"What is new since {since}?" if since else "What changed lately?",
        "Pairs that nothing was read of before.",
        "Nothing new, or too few statements have a day.",
        answers,
    )
