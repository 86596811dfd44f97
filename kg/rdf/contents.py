"""What lies in which document: actor graph -> statements, quotations and mentions document by document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.graph.schema import ActorGraph, EdgeData, EvidenceData, MentionData
from kg.graph.statements import iter_statements

__all__ = ["MENTIONS", "Contents", "Mentions", "sort_by_document"]

Mentions = Literal["none", "linked", "all"]
MENTIONS: tuple[Mentions, ...] = ("none", "linked", "all")
"""Which mentions RDF holds: none; those that a statement or quotation hangs on; all. With mentions come rules, edges and offsets of records."""

_ADDED_UP = frozenset(("score", "documents", "publishers", "first", "last", "evidence"))


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in one document: the numbers of records in their lists, which may be too long for memory."""

    statements: list[tuple[str, str | None, EdgeData, int]] = field(default_factory=list)
    mentioned: list[tuple[str, int]] = field(default_factory=list)
    unattributed: list[int] = field(default_factory=list)

    def mentions(self, graph: ActorGraph) -> Iterator[tuple[str, MentionData]]:
        """Yield who is mentioned, and where."""
        for node, number in self.mentioned:
            yield node, graph.nodes[node]["mentions"][number]

    def readings(self, graph: ActorGraph) -> Iterator[tuple[EdgeData | None, EvidenceData]]:
        """Yield where statements and quotations were read, with the statement, if one holds it."""
        for _, _, data, number in self.statements:
            yield data, data["evidence"][number]
        for number in self.unattributed:
            yield None, graph.graph["unattributed"][number]

    def made_of(
        self,
        graph: ActorGraph,
        doc: str,
        reported: Mapping[str, str],
        types: Mapping[str, Iterable[object]],
    ) -> list[object]:
        """Return all that a document's blocks are made of, as plain values: what a statement's evidence adds up to isn't in them."""
        document = graph.graph["documents"][doc]
        readings = [
            (
                subject,
                target,
                [value for key, value in data.items() if key not in _ADDED_UP],
                evidence := data["evidence"][number],
                reported.get(evidence["id"], ""),
            )
            for subject, target, data, number in self.statements
        ]
        loose = [graph.graph["unattributed"][number] for number in self.unattributed]
        facts = {**document, "sentences": list(document["sentences"])}
        mentions = list(self.mentions(graph))
        made_by = sorted(graph.graph["made_by"].items())
        known = sorted((name, list(one)) for name, one in types.items())
        return [facts, made_by, readings, loose, mentions, known]


def sort_by_document(graph: ActorGraph, mentions: Mentions) -> dict[str, Contents]:
    """Return the contents of each document; with the mentions that are wanted."""
    contents: dict[str, Contents] = defaultdict(Contents)
    linked: set[tuple[str, int, int]] = set()
    for subject, target, data in iter_statements(graph):
        for number, evidence in enumerate(data["evidence"]):
            contents[evidence["doc"]].statements.append((subject, target, data, number))
            for span in filter(None, (evidence["subject"], evidence["object"])):
                linked.add((evidence["doc"], span[0], span[1]))
    for node in sorted(graph) if mentions != "none" else ():
        for number, mention in enumerate(graph.nodes[node]["mentions"]):
            place = (mention["doc"], mention["start"], mention["end"])
            if mentions == "all" or place in linked:
                contents[mention["doc"]].mentioned.append((node, number))
    for number, evidence in enumerate(graph.graph["unattributed"]):
        contents[evidence["doc"]].unattributed.append(number)
    return contents
