"""The whole program on one page: articles -> actor graph.

::

    articles --read--> Document --annotate--> (Document, Doc) --detect--> Mention
                                                  '--extract--> Quotation, Assertion
             = one Extraction per document, kept in the store
    Extraction... --resolve--> Resolution --assemble--> ActorGraph
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from kg.actors.load import load_known_actors
from kg.actors.lookup import KnownActors
from kg.annotate.documents import Annotated, annotate_documents
from kg.annotate.model import load_model
from kg.assemble.graph import assemble_graph
from kg.config import Settings
from kg.detect.mentions import detect_mentions
from kg.extract.assertions import extract_assertions
from kg.extract.quotations import extract_quotations
from kg.graph.schema import ActorGraph
from kg.ontology.load import load_ontology
from kg.ontology.reporting import Reporting, load_reporting
from kg.ontology.schema import Ontology
from kg.records import Document, Extraction, Span
from kg.resolve.mentions import resolve_mentions
from kg.version import __version__

__all__ = ["Reader", "extract_documents", "load_reader", "make_graph"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """All that reading a document takes, loaded once per process.

    Attributes
    ----------
    nlp
        The spaCy pipeline.
    actors, ontology, reporting
        Known actors, relation types, cues of quotations.
    """

    nlp: Language
    actors: KnownActors
    ontology: Ontology
    reporting: Reporting

    @property
    def made_by(self) -> dict[str, str]:
        """Names and versions of what reads."""
        meta = self.nlp.meta
        return {"kg": __version__, "model": f"{meta['lang']}_{meta['name']} {meta['version']}"}


def load_reader(settings: Settings) -> Reader:
    """Return the reader that `settings` describe.

    Raises
    ------
    KgError
        If the model is missing, or a file of actors or relation types is malformed.
    """
    return Reader(
        nlp=load_model(settings.model),
        actors=load_known_actors(settings.actors),
        ontology=load_ontology(settings.ontology),
        reporting=load_reporting(),
    )


def extract_documents(documents: Iterable[Document], reader: Reader) -> Iterator[Extraction]:
    """Yield what each of `documents` says, in their order; nothing of spaCy is left in it."""
    for annotated in annotate_documents(documents, nlp=reader.nlp, actors=reader.actors):
        yield _extract(annotated, reader)


def make_graph(
    extractions: Sequence[Extraction], reader: Reader, settings: Settings
) -> ActorGraph:
    """Return the graph of `extractions`: who is who first, then the edges with their evidence."""
    resolution = resolve_mentions(extractions, actors=reader.actors)
    return assemble_graph(
        extractions, resolution, ontology=reader.ontology, made_by=reader.made_by
    )


def _extract(annotated: Annotated, reader: Reader) -> Extraction:
    document, doc = annotated.document, annotated.doc
    mentions, links = detect_mentions(doc, annotated.quoted, annotated.known, actors=reader.actors)
    quotations, sources = extract_quotations(
        doc, annotated.quoted, mentions, reporting=reader.reporting
    )
    mentions = tuple(sorted((*mentions, *sources), key=lambda one: (one.span, one.id)))
    assertions = extract_assertions(
        doc, mentions, quotations, ontology=reader.ontology, published=document.published
    )
    return Extraction(
        document=document,
        sentences=tuple(_sentences(doc)),
        mentions=mentions,
        links=links,
        quotations=quotations,
        assertions=assertions,
    )


def _sentences(doc: Doc) -> Iterator[Span]:
    """Yield the bounds of the sentences, without blanks at their ends."""
    for sentence in doc.sents:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        end = sentence.start_char + len(text.rstrip())
        if start < end:
            yield Span(start, end)
