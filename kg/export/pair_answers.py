"""What pairs of actors do, as the page's home tells it: statements by pair -> conflicts, alliances, and what is new."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.export.answers import listed, make_answer, make_question, several
from kg.graph.recount import Issue, issues_of
from kg.graph.schema import ActorGraph, EdgeData
from kg.graph.statements import count_sentences, sentence_at

__all__ = ["ask_balance", "ask_lately"]

MOSTLY = 2
"""Times as many sentences tell of one side as of the other where it does most of it."""

Row = dict[str, Any]
Pair = tuple[str, str]


def ask_balance(
    graph: ActorGraph,
    balances: Iterable[Row],
    between: Mapping[Pair, Sequence[EdgeData]],
    side: str,
) -> Row:
    """Return the question for the main conflicts (or alliances, `side` being ``cooperation``).

    First comes what most independent documents tell of, each counted by how sure it is that it does; of these what most
    sentences say; of these what is gravest. Answers tell their ``documents`` and the ``score`` of the surest statement.
    """
    sign = 1 if side == "cooperation" else -1
    issues, found = issues_of(graph), []
    for row in balances:
        pair = (row["first_actor"], row["second_actor"])
        edges = [data for data in between.get(pair, ()) if data["weight"] * sign > 0]
        if row[side] and edges:
            sure = _weigh(graph, edges, issues)
            found.append((*(-one for one in sure[1:]), -abs(row[side]), pair, edges, sure[0]))
    answers = []
    for *_, pair, edges, documents in sorted(found, key=lambda one: one[:4]):
        told = f"{several(documents, 'article')}; {several(count_sentences(graph, edges), 'sentence')}"
        surest = max(data["score"] for data in edges)
        answer = _answer_pair(graph, pair, edges, told)
        answers.append({**answer, "documents": documents, "score": surest})
    return make_question(
        "alliances" if sign > 0 else "conflicts",
        "What are the main alliances?" if sign > 0 else "What are the main conflicts?",
        f"Pairs whose {side} most independent articles tell of, each counted by how sure it is that it does; then by sentences, and by how grave it is.",
        f"No {side} between two that are named.",
        answers,
    )


def _answer_pair(graph: ActorGraph, pair: Pair, edges: Sequence[EdgeData], told: str) -> Row:
    """Return an answer that names two actors and what they do; it opens their link."""
    verbs = sorted({data["predicate"].replace("_", " ") for data in edges})
    return make_answer(
        " and ".join(graph.nodes[node]["name"] for node in pair),
        f"{listed(verbs)}{_by_whom(graph, pair, edges)}; {told}",
        edges,
        cast=list(pair),
        link=" ".join(pair),
    )


def _by_whom(graph: ActorGraph, pair: Pair, edges: Sequence[EdgeData]) -> str:
    """Return whose doing it is where most sentences tell it of one side; of what goes both ways each side does all."""
    one, other = pair
    own = {data["id"] for data in graph.adj[one].get(other, {}).values()}
    forth = [data for data in edges if data["symmetric"] or data["id"] in own]
    back = [data for data in edges if data["symmetric"] or data["id"] not in own]
    ahead, behind = count_sentences(graph, forth), count_sentences(graph, back)
    leader, most, least = (one, ahead, behind) if ahead >= behind else (other, behind, ahead)
    if most < MOSTLY * least or not most:
        return ""
    return f", {'mostly' if least else 'only'} by {graph.nodes[leader]['name']}"


def _weigh(
    graph: ActorGraph, edges: Iterable[EdgeData], issues: Mapping[str, Issue]
) -> tuple[int, float, float]:
    """Return how many independent documents tell of some statements; these, and their sentences, each counted as sure as it is."""
    documents = graph.graph["documents"]
    told: dict[str, float] = {}
    sure: dict[tuple[str, int], float] = {}
    for data in edges:
        for one in data["evidence"]:
            original = issues[one["doc"]].original
            place = (original, sentence_at(documents[one["doc"]], one["start"]))
            sure[place] = max(sure.get(place, 0.0), one["score"])
            told[original] = max(told.get(original, 0.0), one["score"])
    return len(told), round(sum(told.values()), 6), round(sum(sure.values()), 6)


def ask_lately(graph: ActorGraph, between: Mapping[Pair, Sequence[EdgeData]]) -> Row:
    """Return the question for pairs that are first spoken of in the last tenth of the time that most statements are of."""
    days = sorted(data["first"] for edges in between.values() for data in edges if data["first"])
    since = days[int(len(days) * 0.9)] if len(days) > 19 else ""
    first = {
        pair: min((data["first"] for data in edges if data["first"]), default="")
        for pair, edges in between.items()
    }
    fresh = [pair for pair in between if since and first[pair] >= since]
    fresh.sort(key=lambda pair: (-count_sentences(graph, between[pair]), pair))
    answers = [
        _answer_pair(graph, pair, between[pair], f"first on {first[pair]}") for pair in fresh
    ]
    return make_question(
        "lately",
        f"What is new since {since}?" if since else "What changed lately?",
        "Pairs that nothing was read of before.",
        "Nothing new, or too few statements have a day.",
        answers,
    )
