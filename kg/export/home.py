"""What the page answers before it is asked: actor graph -> facts, one sentence, and questions with their answers.

Each answer is measured by `kg.analyze`; it holds the ids of the edges behind it and the address, in the words of the
page's own links, of a scene that shows them. Actors without a name of their own answer nothing.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from kg.analyze.dyads import balance_dyads
from kg.analyze.influence import ASKING, measure_influence
from kg.analyze.mediations import list_mediations
from kg.analyze.selection import Selection, select
from kg.analyze.speakers import list_speakers
from kg.events.gather import EventData, gather_events
from kg.export.answers import listed, make_answer, make_question, several
from kg.export.broker_answers import ask_brokers
from kg.export.contested_answers import answer_contested
from kg.export.pair_answers import ask_balance, ask_lately
from kg.graph.schema import ActorGraph, EdgeData

__all__ = ["ask_questions", "tell_facts"]

PARTNERS = 14
"""Of a speaker drawn at most."""

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


def ask_questions(graph: ActorGraph, events: Sequence[EventData] | None = None) -> list[Row]:
    """Return the questions with their first answers.

    Parameters
    ----------
    events
        Those of the graph, if they are known already.

    Returns
    -------
    questions
        Each with ``id``, ``title``, ``help``, ``none`` (what is said if nothing answers it), ``count`` (of all
        answers) and ``answers``: ``text``, ``note``, ``edges`` (ids), ``scene`` (an address).
    """
    happened = list(select(graph, Selection(speech=True)))
    between, balances = _by_pair(happened), balance_dyads(graph)
    edges = {data["id"]: data for *_, data in happened}
    mediations = [
        {**row, "data": [edges[one] for one in row["edge_ids"]]} for row in list_mediations(graph)
    ]
    return [
        _mediators(mediations),
        _pressure(graph, happened),
        _speakers(graph, happened),
        ask_balance(graph, balances, between, "conflict"),
        ask_balance(graph, balances, between, "cooperation"),
        ask_brokers(graph, between, mediations),
        _contested(graph, gather_events(graph) if events is None else events),
        ask_lately(graph, between),
    ]


def _is_named(graph: ActorGraph, node: str) -> bool:
    return not graph.nodes[node]["anonymous"]


def _by_pair(statements: Iterable[Statement]) -> dict[tuple[str, str], list[EdgeData]]:
    found: dict[tuple[str, str], list[EdgeData]] = {}
    for subject, target, data in statements:
        if target is not None and target != subject:
            found.setdefault((min(subject, target), max(subject, target)), []).append(data)
    return found


def _mediators(mediations: Sequence[Row]) -> Row:
    answers = []
    for row in sorted(mediations, key=lambda row: not row["parties"]):
        told = [*row["parties"], *(["others"] if len(row["parties"]) == 1 else [])]
        between = f" between {listed(told)}" if told else ""
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
                row["data"],
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
        when = f"{several(row['asked'], 'day')}, last on " if row["asked"] > 1 else ""
        days = f"asked on {when}{row['last']}, {_followed(row['asked'], row['followed'])}"
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
        "Requests, pressure and threats, and whether the articles tell within 90 days that the other cooperates or does what was asked.",
        "No article reports that somebody named presses another.",
        answers,
        relations=".".join(sorted(ASKING)),
        layer="happened",
    )


def _followed(asked: int, followed: int) -> str:
    if not followed:
        return "nothing read of it within 90 days"
    return "followed within 90 days" + (f" after {followed} of them" if asked > 1 else "")


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


def _contested(graph: ActorGraph, events: Sequence[EventData]) -> Row:
    return make_question(
        "contested",
        "What is contested?",
        "Claims that one source makes and another denies, and claims that are only read where somebody denies them.",
        "Nothing is both claimed and denied.",
        answer_contested(graph, events),
    )
