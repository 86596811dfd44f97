"""A graph whose evidence is spread over time and outlets, and what that adds up to, counted without kg."""

import random
from math import prod

from page_graphs import generated_graph

__all__ = ["by_hand", "day_by_hand", "spread_graph"]


def spread_graph():
    """Return edges with evidence in many periods: some of it undated, some copies, some with a stated time."""
    random_ = random.Random(8)
    graph = generated_graph(12, 500)
    gather_evidence(graph)
    vary_documents(graph.graph["documents"], random_)
    for *_, data in graph.edges(data=True):
        vary_evidence(data["evidence"], random_)
    for *_, data in graph.edges(data=True):
        data.update(by_hand(graph, data["evidence"]))
    return graph


def gather_evidence(graph):
    merged = {}
    for subject, target, data in list(graph.edges(data=True)):
        key = (subject, target, data["predicate"], data["polarity"], data["modality"], data["attributed_to"])  # fmt: skip
        if key not in merged:
            merged[key] = data
            continue
        merged[key]["evidence"] += data["evidence"]
        graph.remove_edge(subject, target, data["id"])


def vary_documents(documents, random_):
    outlets = ("AP", "BBC", "Reuters", "")
    originals = []
    for doc in documents:
        documents[doc]["publisher"] = random_.choice(outlets)
        if random_.random() < 0.15:
            documents[doc]["published"] = ""
        elif random_.random() < 0.1:
            documents[doc]["published"] = documents[doc]["published"][:7]
        if originals and random_.random() < 0.15:
            documents[doc]["duplicate_of"] = random_.choice(originals)
        else:
            originals.append(doc)


def vary_evidence(evidence, random_):
    for one in evidence:
        one["score"] = round(random_.uniform(0.3, 0.9), 3)
        if random_.random() < 0.25:
            year = random_.randint(2018, 2024)
            one["event_start"] = f"{year}-{random_.randint(1, 12):02}-05"
            one["event_end"] = random_.choice((one["event_start"], f"{year}-12-31", ""))


def day_by_hand(graph, one):
    published = graph.graph["documents"][one["doc"]]["published"]
    published += "-01" if len(published) == 7 else ""
    stated = one["event_start"] or (
        min(one["event_end"], published or one["event_end"]) if one["event_end"] else ""
    )
    return stated or published


def by_hand(graph, evidence):
    best = {}
    documents = graph.graph["documents"]
    for one in evidence:
        doc = documents[one["doc"]]["duplicate_of"] or one["doc"]
        best[doc] = max(best.get(doc, 0), one["score"])
    days = {day_by_hand(graph, one) for one in evidence} - {""}
    return {
        "documents": len(best),
        "score": round(1 - prod(1 - score for score in best.values()), 3),
        "publishers": sorted({documents[one["doc"]]["publisher"] for one in evidence} - {""}),
        "first": min(days, default=""),
    }
