"""What the page answers before it is asked: actor graph -> facts, one sentence, and questions with their answers.

Each answer is measured by `kg.analyze`; it holds the ids of the edges behind it and the address, in the words of the
page's own links, of a scene that shows them. Actors without a name of their own answer nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from kg.analyze.brokers import find_brokers
from kg.analyze.collapse import collapse
from kg.analyze.contested import find_contested
from kg.analyze.dyads import balance_dyads
from kg.analyze.influence import ASKING, measure_influence
from kg.analyze.mediations import list_mediations
from kg.analyze.selection import Selection, select
from kg.analyze.speakers import list_speakers
from kg.export.answers import listed, make_answer, make_question, several
from kg.graph.schema import ActorGraph, EdgeData

__all__ = ["ask_questions", "tell_facts"]

PARTNERS = 14
"""Of a broker or a speaker drawn at most."""

Row = dict[str, Any]
Statement = tuple[str, str | None, EdgeData]


def tell_facts(graph: ActorGraph) -> Row:
    """Return how many articles, outlets and actors there are, first and last day, and who is named most."""
    documents = graph.graph["documents"].values()
    days = sorted({one["published"][:10] for one in documents} - {""})
    named = [node for node in graph if _is_named(graph, node)]
    leading = sorted(named, key=lambda node: (-graph.nodes[node]["documents"], node))[:3]
    return {
        "articles": len(documents),
        "undated": sum(not one["published"] for one in documents),
        "publishers": len({one["publisher"] for one in documents} - {""}),
        "from": days[0] if days else "",
        "until": days[-1] if days else "",
        "leading": [graph.nodes[node]["name"] for node in leading],
    }


def ask_questions(graph: ActorGraph) -> list[Row]:
    """Return the questions with their first answers.

    Returns
    -------
    questions
        Each with ``id``, ``title``, ``help``, ``none`` (what is said if nothing answers it), ``count`` (of all
        answers) and ``answers``: ``text``, ``note``, ``edges`` (ids), ``scene`` (an address).
    """
    happened = list(select(graph, Selection(speech=True)))
    between, balances = _by_pair(happened), balance_dyads(graph)
    return [
        _mediators(graph),
        _pressure(graph, happened),
        _speakers(graph, happened),
        _dyads(balances, between, "conflict"),
        _dyads(balances, between, "cooperation"),
        _brokers(graph, between),
        _contested(graph),
        _lately(graph, between),
    ]


def _is_named(graph: ActorGraph, node: str) -> bool:
    return not graph.nodes[node]["anonymous"]


def _by_pair(statements: Iterable[Statement]) -> dict[tuple[str, str], list[EdgeData]]:
    found: dict[tuple[str, str], list[EdgeData]] = {}
    for subject, target, data in statements:
        if target is not None and target != subject:
            found.setdefault((min(subject, target), max(subject, target)), []).append(data)
    return found


def _mediators(graph: ActorGraph) -> Row:
    edges = {data["id"]: data for *_, data in select(graph, Selection())}
    answers = []
    for row in sorted(list_mediations(graph), key=lambda row: not row["parties"]):
        between = f" between {listed(row['parties'])}" if row["parties"] else ""
        days = [row["first"], *([row["last"]] if row["last"] > row["first"] else [])]
        parties = "between whom isn't told" if not row["parties"] else "parties from the context"
        facts = (
            several(row["documents"], "article"),
            " to ".join(filter(None, days)),
            row["outcome"] and f"then {row['outcome']}",
            "" if row["parties_named"] else parties,
        )
        answers.append(
            make_answer(
                f"{row['mediator']} mediates{between}",
                "; ".join(filter(None, facts)),
                [edges[one] for one in row["edge_ids"]],
                cast=[row["mediator_id"], *row["party_ids"]],
                layer="happened",
            )
        )
    return make_question(
        "mediators",
        "Who mediates between whom?",
        "Mediations as articles report them, and what came of each; the mark with three ends joins the mediator with the parties.",
        "No article reports a mediation.",
        answers,
        relations="mediates",
    )


def _pressure(graph: ActorGraph, statements: Sequence[Statement]) -> Row:
    found: dict[tuple[str, str], list[EdgeData]] = {}
    for subject, target, data in statements:
        if target is not None and data["predicate"] in ASKING:
            found.setdefault((subject, target), []).append(data)
    answers = []
    for row in measure_influence(graph):
        pair = (row["source_id"], row["target_id"])
        verbs = sorted({data["predicate"] for data in found[pair]})
        days = f"on {several(row['asked'], 'day')}, followed after {row['followed']}"
        answers.append(
            make_answer(
                f"{row['source']} {listed(verbs)} {row['target']}",
                f"{several(row['documents'], 'article')}; {days if row['asked'] else 'undated'}",
                found[pair],
                cast=list(pair),
                relations=".".join(sorted(ASKING)),
                layer="happened",
            )
        )
    return make_question(
        "pressure",
        "Who presses whom, and is it followed?",
        "Requests, pressure and threats, and whether within 90 days the other cooperates or does what was asked.",
        "No article reports that somebody named presses another.",
        answers,
        relations=".".join(sorted(ASKING)),
        layer="happened",
    )


def _speakers(graph: ActorGraph, statements: Sequence[Statement]) -> Row:
    said: dict[str, list[Statement]] = {}
    for one in statements:
        if one[2]["predicate"] == "says":
            said.setdefault(one[0], []).append(one)
    answers = []
    for row in list_speakers(graph, Selection()):
        own = said[row["actor"]]
        about: dict[str, int] = {}
        for _, target, data in own:
            if target is not None:
                about[target] = about.get(target, 0) + len(data["evidence"])
        ranked = sorted(about, key=lambda node: (-about[node], node))[:PARTNERS]
        whom = f", most of all about {listed([graph.nodes[one]['name'] for one in ranked[:3]])}"
        text = f"{row['name']} speaks{whom if ranked else ''}"
        note = (
            f"{several(row['quotations'], 'quotation')} in {several(row['documents'], 'article')}"
        )
        edges = [data for *_, data in own]
        answers.append(
            make_answer(text, note, edges, cast=[row["actor"], *ranked], layer="speech")
        )
    return make_question(
        "speakers",
        "Who speaks most, and about whom?",
        "Quotations and reported speech.",
        "Nobody named is quoted.",
        answers,
        layer="speech",
    )


def _dyads(
    balances: Iterable[Row], between: dict[tuple[str, str], list[EdgeData]], side: str
) -> Row:
    sign = 1 if side == "cooperation" else -1
    found = []
    for row in balances:
        pair = (row["first_actor"], row["second_actor"])
        edges = [data for data in between.get(pair, ()) if data["weight"] * sign > 0]
        if row[side] and edges:
            sure = max(data["score"] for data in edges)
            found.append((-abs(row[side]) * sure, pair, row, edges))
    answers = []
    for _, pair, row, edges in sorted(found, key=lambda one: one[:2]):
        verbs = sorted({data["predicate"].replace("_", " ") for data in edges})
        text = f"{row['first_name']} and {row['second_name']}"
        note = (
            f"{listed(verbs)}; {several(sum(len(one['evidence']) for one in edges), 'sentence')}"
        )
        answers.append(make_answer(text, note, edges, cast=list(pair), link=" ".join(pair)))
    title = "What are the main alliances?" if sign > 0 else "What are the main conflicts?"
    return make_question(
        "alliances" if sign > 0 else "conflicts",
        title,
        f"Pairs with most {side}, by the scores of PLOVER and how sure the surest statement is.",
        f"No {side} between two that are named.",
        answers,
    )


def _brokers(graph: ActorGraph, between: dict[tuple[str, str], list[EdgeData]]) -> Row:
    ties = collapse(graph, directed=False)
    answers = []
    for row in find_brokers(graph):
        node = row["actor"]
        if not row["pairs"] and row["partners"] < 3:
            continue
        partners = sorted(ties[node], key=lambda one: (-ties.edges[node, one]["weight"], one))
        partners = [one for one in partners if one != node][:PARTNERS]
        edges = [
            data for one in partners for data in between.get((min(node, one), max(node, one)), [])
        ]
        opponents = f"{several(row['pairs'], 'pair')} of opponents" if row["pairs"] else ""
        known = f"{several(row['partners'], 'partner')} (constraint {row['constraint']:.2f})"
        answers.append(
            make_answer(
                f"{row['name']} links {listed([graph.nodes[one]['name'] for one in partners])}",
                "; ".join(filter(None, (opponents, known))),
                edges,
                cast=[node, *partners],
            )
        )
    return make_question(
        "brokers",
        "Who stands between the others?",
        "Who mediates between opponents or is on friendly terms with both; then those whose partners know few of one another (least constraint, Burt 1992).",
        "Nobody stands between opponents or has three partners.",
        answers,
    )


def _contested(graph: ActorGraph) -> Row:
    counted = Selection(status="all")
    edges = {
        data["id"]: (subject, target, data) for subject, target, data in select(graph, counted)
    }
    answers = []
    for row in find_contested(graph, counted):
        subject, target, first = edges[row["first_edge"]]
        answers.append(
            make_answer(
                f"{row['subject']} {row['predicate'].replace('_', ' ')} {row['object']}",
                f"{row['first_source'] or 'articles'} against {row['second_source'] or 'articles'}",
                [first, edges[row["second_edge"]][2]],
                cast=[subject, *([target] if target else [])],
                layer="all",
            )
        )
    return make_question(
        "contested",
        "What is contested?",
        "Statements of one event that one source makes and another denies, both sides.",
        "No two statements contradict one another.",
        answers,
    )


def _lately(graph: ActorGraph, between: dict[tuple[str, str], list[EdgeData]]) -> Row:
    """Answer with the pairs that are first spoken of in the last tenth of the time that most statements are of."""
    days = sorted(data["first"] for edges in between.values() for data in edges if data["first"])
    since = days[int(len(days) * 0.9)] if len(days) > 19 else ""
    fresh = {
        pair: edges
        for pair, edges in between.items()
        if since and min((one["first"] for one in edges if one["first"]), default="") >= since
    }
    ranked = sorted(
        fresh, key=lambda pair: (-sum(len(one["evidence"]) for one in fresh[pair]), pair)
    )
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
