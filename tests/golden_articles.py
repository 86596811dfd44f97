"""What a careful reader finds in two sample articles, and how a build compares with it."""

import tomllib
from pathlib import Path

from kg.graph.find_actor import find_actor
from kg.graph.schema import ActorGraph
from kg.graph.statements import iter_statements

__all__ = ["POSSIBLE", "articles", "facts_found", "quotations_found"]

POSSIBLE = {"conditional", "requested", "hedged", "asked"}


def articles(root: Path) -> list[dict]:
    """Return the articles of ``seeds/expected.toml``."""
    with (root / "seeds/expected.toml").open("rb") as file:
        return tomllib.load(file)["article"]


def statements_of(graph: ActorGraph, doc: str) -> set[tuple]:
    """Return subject, predicate, object, polarity, modality (folded), source of what a document says."""
    found = set()
    for subject, target, data in iter_statements(graph):
        if any(one["doc"] == doc for one in data["evidence"]):
            modality = "possible" if data["modality"] in POSSIBLE else data["modality"]
            facts = (
                subject,
                data["predicate"],
                target,
                data["polarity"],
                modality,
                data["attributed_to"],
            )
            found.add(facts)
            if data["symmetric"] and target:
                found.add((target, facts[1], subject, *facts[3:]))
    return found


def facts_found(graph: ActorGraph, article: dict) -> tuple[list[dict], list[dict]]:
    """Return the required facts of an article that the graph has, and those that it lacks."""
    found = statements_of(graph, article["file"])
    have, lack = [], []
    for fact in article["fact"]:
        if not fact.get("optional"):
            (have if key_of(graph, fact) in found else lack).append(fact)
    return have, lack


def key_of(graph: ActorGraph, fact: dict) -> tuple:
    """Return what `statements_of` has of a fact that is found."""
    modality = "possible" if fact["modality"] in POSSIBLE else fact["modality"]
    actors = [_actor(graph, fact[role]) for role in ("subject", "object", "attributed_to")]
    return actors[0], fact["predicate"], actors[1], fact["polarity"], modality, actors[2]


def _actor(graph: ActorGraph, name: str) -> str | None:
    return find_actor(graph, name) if name else None


def quotations_found(graph: ActorGraph, article: dict, text: str) -> tuple[list[dict], list[dict]]:
    """Return the required quotations that the graph has with their speaker, and those that it lacks."""
    found = {
        (subject, " ".join(text[slice(*part)].split()))
        for subject, _, data in iter_statements(graph)
        if data["predicate"] == "says"
        for one in data["evidence"]
        if one["doc"] == article["file"]
        for part in one["content"]
    }
    have, lack = [], []
    for quotation in article["quotation"]:
        if not quotation.get("optional"):
            words = " ".join(quotation["content"].split())
            speaker = _actor(graph, quotation["speaker"])
            hit = any(one == speaker and words in content for one, content in found)
            (have if hit else lack).append(quotation)
    return have, lack
