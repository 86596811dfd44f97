"""Annotate: documents -> parsed documents with paired quotation marks and settled names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from kg.actors.lookup import KnownActors
from kg.annotate.entities import settle_entities
from kg.annotate.known_names import KnownMatch, find_known
from kg.annotate.lemmas import mend_lemmas
from kg.annotate.paragraphs import split_paragraphs
from kg.annotate.quotemarks import pair_quotation_marks
from kg.annotate.reading_copy import make_reading_copy
from kg.annotate.sentence_starts import set_sentence_starts
from kg.annotate.taken_out import TakenOut, take_out_hyphens
from kg.records import Document, QuotedSpan

__all__ = ["Annotated", "annotate_documents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A document as the reading stages need it; lives until its extraction is made.

    Attributes
    ----------
    document
        The article.
    doc
        Its parse; ``token.idx`` is an offset of ``document.text``, apart from characters taken out.
    quoted
        Stretches between quotation marks.
    known
        Words that may denote known actors.
    taken_out
        Gives what was found the offsets of ``document.text`` where hyphens were taken out of the text that was parsed.
    """

    document: Document
    doc: Doc
    quoted: tuple[QuotedSpan, ...]
    known: tuple[KnownMatch, ...]
    taken_out: TakenOut


def annotate_documents(
    documents: Iterable[Document], *, nlp: Language, actors: KnownActors, batch_size: int = 64
) -> Iterator[Annotated]:
    """Yield each document annotated, in the order given; lazily, a batch at a time.

    Parameters
    ----------
    batch_size
        Documents that the pipeline takes at once.
    """
    prepared = (_prepare(document, nlp) for document in documents)
    # More threads would wait for each other on these small matrices, and worker processes share
    # the cores already.
    with threadpool_limits(limits=1, user_api="blas"):
        for doc, (document, quoted, taken_out) in nlp.pipe(
            prepared, as_tuples=True, batch_size=batch_size
        ):
            mend_lemmas(doc)
            known = find_known(doc, actors)
            settle_entities(doc, known)
            yield Annotated(
                document=document, doc=doc, quoted=quoted, known=known, taken_out=taken_out
            )


def _prepare(
    document: Document, nlp: Language
) -> tuple[Doc, tuple[Document, tuple[QuotedSpan, ...], TakenOut]]:
    text, taken_out = take_out_hyphens(make_reading_copy(document))
    paragraphs = split_paragraphs(text)
    quoted = pair_quotation_marks(text, paragraphs)
    nlp.max_length = max(nlp.max_length, len(text) + 1)
    doc = nlp.make_doc(text)
    set_sentence_starts(doc, paragraphs, quoted)
    return doc, (document, quoted, taken_out)
