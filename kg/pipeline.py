"""The whole program on one page: articles -> actor graph.

::

    articles --read--> Document --annotate--> (Document, Doc) --detect--> Mention --quote--> Quotation
                                                  '--extract (rules), relate (models), status--> Assertion
             = one Extraction per document, kept in the store, with who appears in it (Cast)
    Cast... --resolve--> Resolution; Extraction... and Resolution --assemble--> ActorGraph
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from kg.actors.load import load_known_actors
from kg.actors.lookup import KnownActors
from kg.annotate.documents import Annotated, annotate_documents
from kg.annotate.model import load_model
from kg.assemble.certainty import keep_sure
from kg.assemble.contribution import Contribution, contribute
from kg.assemble.graph import assemble_graph, gather_graph
from kg.assemble.weighing import weigh_assertions
from kg.config import Settings
from kg.detect.mentions import detect_mentions
from kg.events.verdicts import keep_verdicts
from kg.extract.assertions import extract_assertions
from kg.graph.garbage import without_collection
from kg.graph.schema import ActorGraph
from kg.graph.spill import Spill
from kg.learned.models import SHIPPED, Models
from kg.office.fragments import drop_fragments
from kg.office.strangers import part_strangers
from kg.ontology.load import load_ontology
from kg.ontology.reporting import Reporting, load_reporting
from kg.ontology.schema import Ontology
from kg.quote.quotations import extract_quotations
from kg.records import Document, Extraction, Resolution, Span, Ties
from kg.relate.decide import is_sure, relate_actors
from kg.relate.status import judge_status
from kg.resolve.corrections import Corrections
from kg.resolve.mentions import CastSource, resolve_casts, resolve_mentions
from kg.status.complete import complete_assertions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "Knowledge",
    "Reader",
    "Readings",
    "extract_documents",
    "load_knowledge",
    "load_reader",
    "make_graph",
    "make_kept_graph",
    "read_by_rules",
    "read_document",
    "read_relations",
]


_NO_DOCUMENT = Document(id="", text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known before reading: data without a model.

    Attributes
    ----------
    actors, ontology, reporting
        Known actors, relation types, cues of quotations.
    """

    actors: KnownActors
    ontology: Ontology
    reporting: Reporting


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """All that reading a document takes, loaded once per process.

    Attributes
    ----------
    nlp
        The spaCy pipeline.
    knowledge
        What is known beforehand.
    """

    nlp: "Language"
    knowledge: Knowledge


def load_knowledge(settings: Settings) -> Knowledge:
    """Return what is known before reading.

    Raises
    ------
    KgError
        If a file of actors or relation types is malformed.
    """
    return Knowledge(
        actors=load_known_actors(settings.actors),
        ontology=load_ontology(settings.ontology),
        reporting=load_reporting(),
    )


@without_collection()
def load_reader(settings: Settings, knowledge: Knowledge | None = None) -> Reader:
    """Return the reader that `settings` describe, with their `knowledge` where that is loaded already.

    Raises
    ------
    KgError
        If the model is missing, or a file of actors or relation types is malformed.
    """
    return Reader(nlp=load_model(settings.model), knowledge=knowledge or load_knowledge(settings))


def extract_documents(documents: Iterable[Document], reader: Reader) -> Iterator[Extraction]:
    """Yield what each of `documents` says, in their order; nothing of spaCy is left in it."""
    actors = reader.knowledge.actors
    for annotated in annotate_documents(documents, nlp=reader.nlp, actors=actors):
        yield read_document(annotated, reader.knowledge)


class Readings(CastSource, Protocol):
    """What documents were read to, wherever it is kept."""

    def contributions(
        self,
        resolution: Resolution,
        make: Callable[[Extraction, Ties], Contribution],
        made_by: str,
    ) -> Iterator[Contribution]:
        """Yield what each document gives the graph, sorted by its id; `make` makes it, and hangs on `made_by`."""


def make_graph(
    extractions: Sequence[Extraction],
    knowledge: Knowledge,
    *,
    corrections: Corrections | None = None,
    made_by: dict[str, str] | None = None,
    models: Mapping[str, Models] = MappingProxyType({}),
) -> tuple[ActorGraph, tuple[str, ...]]:
    """Return the graph of `extractions`, who is who first, and what corrections no longer apply.

    Parameters
    ----------
    models
        Learned models by document id, where they aren't those of the package.
    """
    resolution = resolve_mentions(
        extractions, actors=knowledge.actors, corrections=corrections, models=models
    )
    in_order = (
        weigh_assertions(
            one,
            resolution.ties[one.document.id],
            ontology=knowledge.ontology,
            models=models.get(one.document.id, SHIPPED).of("relate"),
        )
        for one in sorted(extractions, key=lambda one: one.document.id)
    )
    graph = assemble_graph(in_order, resolution, ontology=knowledge.ontology, made_by=made_by)
    of_events = keep_verdicts(graph, corrections.of_events() if corrections else ())
    return graph, (*resolution.notices, *of_events)


@without_collection()
def make_kept_graph(
    readings: Readings,
    knowledge: Knowledge,
    *,
    corrections: Corrections | None = None,
    made_by: dict[str, str] | None = None,
    spill: Spill | None = None,
    min_score: float | None = None,
) -> tuple[ActorGraph, tuple[str, ...]]:
    """Return the graph of what is kept, as `make_graph` does, but with one extraction in memory at a time.

    With a `spill` the graph's evidence, mentions and sentences aren't in memory either. Quotations below
    `min_score` are left out, doubtful ones that reach it taken in.
    """
    resolution = resolve_casts(readings, actors=knowledge.actors, corrections=corrections)
    ontology = knowledge.ontology

    def weigh(extraction: Extraction, ties: Ties) -> Contribution:
        sure = keep_sure(extraction, min_score)
        weighed = weigh_assertions(sure, ties, ontology=ontology, least=min_score)
        return contribute(weighed, ties, ontology)

    graph = gather_graph(
        readings.contributions(resolution, weigh, f"{min_score}"),
        resolution,
        ontology=ontology,
        made_by=made_by,
        spill=spill,
    )
    of_events = keep_verdicts(graph, corrections.of_events() if corrections else ())
    return graph, (*resolution.notices, *of_events)


def read_document(annotated: Annotated, knowledge: Knowledge) -> Extraction:
    """Return what one parsed document says."""
    return read_relations(annotated, knowledge, read_by_rules(annotated, knowledge))


def read_by_rules(
    annotated: Annotated, knowledge: Knowledge, models: Models = SHIPPED
) -> Extraction:
    """Return what one parsed document says, its relations by rules alone; offsets are those of the parse."""
    document, doc = annotated.document, annotated.doc
    found, links = detect_mentions(
        doc,
        annotated.quoted,
        annotated.known,
        actors=knowledge.actors,
        models=models.of("mention"),
    )
    speech = extract_quotations(
        doc,
        annotated.quoted,
        found,
        reporting=knowledge.reporting,
        published=document.published,
        models=models.of("quote"),
    )
    return Extraction(
        document=_NO_DOCUMENT,
        sentences=tuple(_sentences(doc)),
        mentions=speech.mentions,
        links=(*links, *speech.links),
        quotations=speech.quotations,
        doubtful=speech.doubtful,
        assertions=extract_assertions(
            doc,
            speech.mentions,
            speech.quotations,
            ontology=knowledge.ontology,
            published=document.published,
        ),
    )


def read_relations(
    annotated: Annotated,
    knowledge: Knowledge,
    read: Extraction,
    models: Models = SHIPPED,
) -> Extraction:
    """Return what `read_by_rules` read, its relations judged by learned models; offsets are those of the text."""
    doc, ontology, judges = annotated.doc, knowledge.ontology, models.of("relate")
    assertions = relate_actors(
        doc, read.mentions, read.assertions, ontology=ontology, models=judges
    )
    complete = complete_assertions(
        doc,
        part_strangers(doc, read.mentions, assertions, frozenset(ontology.offices.elected)),
        read.quotations,
        ontology=ontology,
        published=annotated.document.published,
        judge=partial(judge_status, models=judges),
    )
    sure = drop_fragments([one for one in complete if is_sure(one)])
    unsure = tuple(one for one in complete if not is_sure(one))
    whole = annotated.taken_out.restore(replace(read, assertions=sure, unsure=unsure))
    return replace(whole, document=annotated.document)


def _sentences(doc: "Doc") -> Iterator[Span]:
    """Yield the bounds of the sentences, without blanks at their ends."""
    for sentence in doc.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        end = sentence.start_char + len(text.rstrip())
        if start < end:
            yield Span(start, end)
