"""What must hold of any graph we hand out: graph -> list of violations (empty when sound)."""

from collections.abc import Iterator

from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import iter_statements

__all__ = ["find_violations"]

POLARITIES = {"positive", "negative"}
MODALITIES = {"actual", "future", "conditional", "requested", "hedged", "asked"}


def find_violations(graph: ActorGraph) -> list[str]:
    """Return one line for each rule that `graph` breaks, in order of statements.

    Notes
    -----
    The rules: every statement has evidence; evidence lies within its document; subject, object and
    cue lie within the document; polarity and modality are of the closed sets; scores lie in 0–1;
    ``attributed_to`` is a node; mentions lie within their documents.
    """
    found = [line for node in sorted(graph) for line in _check_node(graph, node)]
    for subject, target, data in iter_statements(graph):
        name = f"{subject} {data['predicate']} {target} ({data['id']})"
        found += [f"{name}: {line}" for line in _check_statement(graph, data)]
    return found


def _check_node(graph: ActorGraph, node: str) -> Iterator[str]:
    for mention in graph.nodes[node]["mentions"]:
        document = graph.graph["documents"].get(mention["doc"])
        if document is None:
            yield f"{node}: mention in unknown document {mention['doc']}"
        elif not 0 <= mention["start"] < mention["end"] <= document["length"]:
            yield f"{node}: mention outside {mention['doc']}"


def _check_statement(graph: ActorGraph, data: EdgeData) -> Iterator[str]:
    if not data["evidence"]:
        yield "no evidence"
    if data["polarity"] not in POLARITIES or data["modality"] not in MODALITIES:
        yield f"status {data['polarity']}/{data['modality']} is not a status"
    if not 0 <= data["score"] <= 1:
        yield f"score {data['score']} is not within 0-1"
    for source in data["attribution"]:
        if source not in graph:
            yield f"attributed to {source}, which is no node"
    for evidence in data["evidence"]:
        yield from _check_evidence(graph, evidence)


def _check_evidence(graph: ActorGraph, evidence: EvidenceData) -> Iterator[str]:
    document = graph.graph["documents"].get(evidence["doc"])
    if document is None:
        yield f"evidence in unknown document {evidence['doc']}"
        return
    spans = [[evidence["start"], evidence["end"]], evidence["subject"], evidence["object"]]
    for span in [*spans, evidence["cue"], *evidence["content"], *evidence["status_cues"]]:
        if span and not 0 <= span[0] < span[1] <= document["length"]:
            yield f"span {span} outside {evidence['doc']} of {document['length']} characters"
