"""What of a graph is told in RDF: what a query can see -> which groups of triples are made, and what of them.

A star is what one subject of a query must have together, as the IRIs of properties and classes: `OPEN` stands for any property, ``rdf:type`` for any class.
Only subjects that may have all of it matter. A query for the classes of actors that have names sees those of no mention.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from kg.graph.schema import ActorGraph, EdgeData
from kg.rdf.actors import plain_relation
from kg.rdf.infer import above, infer_names, make_picker
from kg.rdf.turtle import Name, Triple, graph_name
from kg.rdf.vocabulary import PREFIXES, RDF, TYPES, shorten

__all__ = [
    "AS_WRITTEN",
    "EVERYTHING",
    "GROUPS",
    "OPEN",
    "Seen",
    "Star",
    "Telling",
    "choose_triples",
    "names_told",
]

Star = frozenset[str]
OPEN = ""

Picker = Callable[[Iterable[Triple]], Iterator[Triple]]


class Group(NamedTuple):
    """What has the triples of a group, the layer of named graphs in which they are, and their properties and classes as written."""

    kind: str
    layer: str
    names: str


GROUPS: Mapping[str, Group] = {
    "actors": Group(
        "actor",
        "plain",
        "kgo:Actor sem:Actor rdfs:label skos:prefLabel skos:altLabel kgo:describedAs owl:sameAs kgo:otherIdentifier kgo:country kgo:sector kgo:gender kgo:anonymous kgo:documents "
        "org:Membership org:member org:organization org:role kgo:edge kgo:ended kgo:attestedDuring org:memberDuring "
        "time:Interval time:hasBeginning time:hasEnd kgo:approximate",
    ),
    "roles": Group("role", "plain", "org:Role skos:prefLabel"),
    "days": Group("day", "plain", "time:Instant time:inXSDDate"),
    "mentions": Group(
        "mention", "doc", "kgo:Mention kgo:start kgo:end kgo:kind kgo:words oa:hasSource"
    ),
    "bearers": Group("mention", "resolution", "kgo:denotes kgo:reason kgo:score"),
    "judgements": Group(
        "judgement", "resolution", "kgo:Judgement kgo:compares kgo:verdict kgo:score kgo:reason"
    ),
    "events": Group(
        "event",
        "events",
        "kgo:Event kgo:eventKind kgo:eventStatus kgo:agent kgo:recipient kgo:date kgo:place kgo:claimedBy kgo:deniedBy kgo:documents kgo:firstReport kgo:score "
        "kgo:likeness sem:Event sem:eventType sem:hasActor sem:hasTimeStamp sem:hasEarliestBeginTimeStamp sem:hasLatestEndTimeStamp",
    ),
    "run": Group(
        "run",
        "resolution",
        "prov:Activity prov:wasAssociatedWith prov:SoftwareAgent rdfs:label rdfs:comment",
    ),
    "bundles": Group(
        "run", "doc", "prov:Bundle prov:wasDerivedFrom prov:wasGeneratedBy prov:used"
    ),
    "documents": Group(
        "document",
        "doc",
        "schema:NewsArticle kgo:Document dcterms:identifier kgo:length kgo:sha256 schema:headline schema:publisher schema:author schema:inLanguage "
        "schema:datePublished dcterms:issued schema:url prov:wasDerivedFrom",
    ),
    "quotations": Group(
        "record",
        "doc",
        "kgo:source prov:wasAttributedTo kgo:addressee kgo:about kgo:polarity kgo:modality kgo:attributedTo "
        "kgo:Quotation schema:Quotation schema:text kgo:kind kgo:act dcterms:isPartOf prov:wasDerivedFrom kgo:date time:hasTime "
        "time:Interval time:hasBeginning time:hasEnd kgo:timeText kgo:approximate",
    ),
    "assertions": Group(
        "record",
        "doc",
        "kgo:Assertion kgo:subject kgo:predicate kgo:object kgo:title kgo:plover kgo:mode kgo:quadClass kgo:place kgo:ended kgo:claimedIn "
        "kgo:polarity kgo:modality kgo:attributedTo prov:wasDerivedFrom kgo:date time:hasTime "
        "time:Interval time:hasBeginning time:hasEnd kgo:timeText kgo:approximate",
    ),
    "reports": Group("record", "doc", "kgo:reports"),
    "readings": Group("record", "doc", "kgo:score kgo:evidence kgo:cue"),
    "rules": Group("record", "doc", "kgo:edge kgo:rule kgo:start kgo:end kgo:cueStart"),
    "passages": Group(
        "passage",
        "doc",
        "oa:SpecificResource oa:hasSelector oa:hasSource oa:TextPositionSelector oa:TextQuoteSelector oa:start oa:end oa:exact oa:prefix oa:suffix",
    ),
}
"""Groups of triples; a test holds this to what is written.

All triples of a subject are in groups of one kind, so that whoever may have a star is of a kind whose groups have all of it.
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """Which groups are told, and what yields of the triples of each those that are wanted.

    Examples
    --------
    >>> telling = Telling({"roles": iter})
    >>> list(telling.tell("roles", [("a", "b", "c")])), list(telling.tell("days", [("a", "b", "c")]))
    ([('a', 'b', 'c')], [])
    """

    pickers: Mapping[str, Picker]

    def wants(self, group: str) -> bool:
        """Tell whether anything of a group is wanted."""
        return group in self.pickers

    def tell(self, group: str, triples: Iterable[Triple]) -> Iterable[Triple]:
        """Return what is wanted of the triples of a group; if nothing is, they aren't made."""
        return self.pickers[group](triples) if group in self.pickers else ()


AS_WRITTEN = Telling(dict.fromkeys(GROUPS, iter))
"""All triples, and none that follow from the vocabulary."""


class Seen(NamedTuple):
    """What a query can see: stars, and IRIs of named graphs; None stands for all."""

    stars: frozenset[Star] | None = None
    graphs: frozenset[str] | None = None

    def has_graph(self, name: Name) -> bool:
        """Tell whether a named graph, as Turtle writes it, is among them."""
        return self.graphs is None or name in map(graph_name, self.graphs)

    def has_layer(self, layer: str) -> bool:
        """Tell whether a graph of a layer is among them."""
        start = f"{PREFIXES['kgg']}{layer}"
        return self.graphs is None or any(one.startswith(start) for one in self.graphs)


EVERYTHING = Seen()


def choose_triples(graph: ActorGraph, seen: Seen) -> Telling:
    """Return what tells the triples that a query may match, and what follows from them."""
    groups = [name for name, group in GROUPS.items() if seen.has_layer(group.layer)]
    if seen.stars is None:
        return Telling(dict.fromkeys(groups, infer_names))
    told = names_told(graph)
    kinds: dict[str, set[str]] = {}
    for group, names in told.items():
        kinds.setdefault(GROUPS[group].kind, set()).update(names)
    pickers: dict[str, Picker] = {}
    for group in groups:
        having = kinds[GROUPS[group].kind]
        matching = (star for star in seen.stars if star - {OPEN} <= having)
        wanted = frozenset().union(*matching)
        if OPEN in wanted:
            pickers[group] = infer_names
        elif wanted & told[group]:
            pickers[group] = make_picker(wanted)
    return Telling(pickers)


def names_told(graph: ActorGraph) -> dict[str, frozenset[str]]:
    """Return the IRIs of the properties and classes of each group, what follows from them included."""
    told = {name: set(_expand_all(group.names)) for name, group in GROUPS.items()}
    edges = (cast("EdgeData", data) for _, _, data in graph.edges(data=True))
    relations = {f"kgo:{plain_relation(data)}" for data in edges}
    kinds = {shorten(one.value) for pair in TYPES.values() for one in pair}
    told["actors"].update(_expand_all(" ".join([*relations, *kinds, "prov:Agent"])))
    for name, group in GROUPS.items():
        if any(one.partition(":")[2][:1].isupper() for one in group.names.split()):
            told[name].add(RDF["type"].value)
    return {group: frozenset(names) for group, names in told.items()}


@cache
def _expand_all(names: str) -> frozenset[str]:
    """Return the IRIs of names with prefixes and of all that they are special cases of."""
    found: set[str] = set()
    for name in names.split():
        for one in (name, *above(name)):
            prefix, _, local = one.partition(":")
            found.add(PREFIXES[prefix] + local)
    return frozenset(found)
