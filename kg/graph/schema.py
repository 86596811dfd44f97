"""What the actor graph looks like: the attributes of its nodes, edges and of the graph itself.

The graph is complete: every file of a build (tables, RDF, page) is made from it alone. Where it is too large for
memory, its long lists of records are `kg.graph.spill.Spilled`: they read like lists.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, NotRequired, TypeAlias

from pydantic import Field
from typing_extensions import TypedDict

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "ActorGraph",
    "DocumentData",
    "EdgeData",
    "EvidenceData",
    "GraphData",
    "JudgementData",
    "MentionData",
    "NodeData",
    "Offsets",
    "RoleData",
    "VerdictData",
]

ActorGraph: TypeAlias = "nx.MultiDiGraph[str]"
"""Nodes are entity ids, edge keys are edge ids; see `NodeData`, `EdgeData`, `GraphData`."""

Offsets: TypeAlias = Annotated[list[int], Field(min_length=2, max_length=2)]
"""``[start, end]``: characters, half-open, of the document's text."""


class MentionData(TypedDict):
    """One occurrence of the entity, with the reason why it is thought to denote it."""

    doc: str
    start: int
    end: int
    text: str
    kind: str
    score: float
    reason: str


class RoleData(TypedDict):
    """An office that texts say a person holds or held."""

    title: str
    organization: str | None
    ended: bool
    first: str
    last: str
    documents: int


class EvidenceData(TypedDict):
    """Where an edge was read. One per assertion or quotation record.

    `id` is ``<doc>#<record id>``. `subject`, `object`, `cue` are offsets for highlighting; `object` and
    `cue` may be None, `subject` only for a quotation whose source the text doesn't name. `content`, `kind`, `act`, `parent` belong to ``says`` alone (else ``[]`` / ``""``);
    `parent` is the evidence id of the quotation that holds this one. `attributed` is the evidence id of
    the quotation whose content holds an assertion, or "". `event_start` and `event_end` are ISO days, both
    included; one of them is "" where the interval is open (*since March*), both if the time is unknown.
    `event_approximate` is True for *around*, *early*, *recent*; builds of before it have none.
    """

    id: str
    doc: str
    start: int
    end: int
    subject: Offsets | None
    object: Offsets | None
    cue: Offsets | None
    status_cues: list[Offsets]
    rule: str
    score: float
    event_start: str
    event_end: str
    event_text: str
    event_approximate: NotRequired[bool]
    place: str
    content: list[Offsets]
    kind: str
    act: str
    parent: str
    attributed: str


class EdgeData(TypedDict):
    """A relation between two actors with one status, and all its evidence.

    Attributes
    ----------
    id
        Also the edge's key; from content.
    predicate
        Id in the ontology; ``says`` for speech.
    layer
        ``event``, ``speech`` or ``structure`` (``holds_role``, ``part_of``).
    polarity, modality
        Status.
    attributed_to
        Entity id of the nearest source, None where articles vouch for it themselves.
    attribution
        The chain of entity ids, outermost source first (outlet, official, reported source).
    addressing
        For ``says``: ``to`` or ``about``; "" otherwise.
    title, ended
        For ``holds_role``.
    plover, mode, quad
        PLOVER type, mode and quad class (``verbal cooperation`` …), "" where there is none.
    weight
        Conflict–cooperation score of the type, −10 … 10; 0.0 where there is none.
    symmetric
        True where direction means nothing (``consults``).
    score
        0–1: 1 − Π(1 − score) over independent documents' best evidence.
    documents
        Number of independent documents (wire copies count once).
    publishers
        Sorted names of the outlets.
    first, last
        First and last date: of the event if known, else of publication; "" if unknown.
    evidence
        Sorted by document and offset; never empty.
    change
        Only in the union of two builds: ``new``, ``gone`` or ``changed``.
    """

    id: str
    predicate: str
    layer: str
    polarity: str
    modality: str
    attributed_to: str | None
    attribution: list[str]
    addressing: str
    title: str
    ended: bool
    plover: str
    mode: str
    quad: str
    weight: float
    symmetric: bool
    score: float
    documents: int
    publishers: list[str]
    first: str
    last: str
    evidence: Annotated[Sequence[EvidenceData], Field(min_length=1)]
    change: NotRequired[str]


class NodeData(TypedDict):
    """An actor.

    `unary` holds what it did without a known recipient (assertions without object, quotations that
    are to and about nobody known), each shaped like an edge.
    """

    name: str
    type: str
    aliases: list[str]
    descriptions: list[str]
    wikidata: str
    same_as: list[str]
    country: str
    sector: str
    anonymous: bool
    gender: str
    roles: list[RoleData]
    mentions: Sequence[MentionData]
    documents: int
    first: str
    last: str
    unary: list[EdgeData]
    change: NotRequired[str]


class DocumentData(TypedDict):
    """An article of the build; `sentences` are ``[start, end, text]`` of the evidence and one to either side."""

    id: str
    title: str
    publisher: str
    author: str
    published: str
    language: str
    url: str
    sha256: str
    length: int
    duplicate_of: str
    sentences: Sequence[tuple[int, int, str]]


class JudgementData(TypedDict):
    """A merge across documents: made, refused or unsure."""

    left: str
    right: str
    same: bool | None
    score: float
    reasons: list[str]


class VerdictData(TypedDict):
    """What a person says of reports, ids of evidence: they are of one event, or no two of them are."""

    same: bool
    reports: list[str]


class RelationData(TypedDict):
    """What a relation type is called and means, as the build's ontology has it."""

    label: str
    description: str
    plover: str
    quad: str
    cameo: str


class GraphData(TypedDict):
    """``graph.graph``: what holds for the whole.

    `counts` tells what was read and what found no place in the graph: ``assertions``, ``quotations``,
    ``assertions_without_actor`` (the subject denotes nobody known), ``reflexive``,
    ``quotations_without_source``. The last are kept in `unattributed`.
    `verdicts` are what a person corrects of events, if anything.
    """

    format: Literal[1]
    documents: dict[str, DocumentData]
    judgements: list[JudgementData]
    unattributed: Sequence[EvidenceData]
    made_by: dict[str, str]
    counts: dict[str, int]
    relations: NotRequired[dict[str, RelationData]]
    verdicts: NotRequired[list[VerdictData]]
