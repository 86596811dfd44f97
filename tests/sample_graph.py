"""One invented article, read by hand: extractions, who is who, and the graph of them."""

from builders import document, mention

from kg.assemble.graph import assemble_graph
from kg.ontology.load import load_ontology
from kg.records import (
    Assertion,
    Entity,
    Extraction,
    Modality,
    Quotation,
    QuotationKind,
    Resolution,
    Span,
    Ties,
)

TEXT = "Dana Reyes told Oslo that Quorland had met Oslo. Quorland may leave."
NAMES = {"Dana Reyes": "person.dana-reyes", "Oslo": "norway", "Quorland": "government.quorland"}


def extraction(doc_id="a.txt", *, published="2024-03-01", duplicate_of="", text=TEXT):
    reyes = mention(text, "Dana Reyes")
    listener, party = mention(text, "Oslo"), mention(text, "Oslo", nth=1)
    land, land_again = mention(text, "Quorland"), mention(text, "Quorland", nth=1)
    first = Span(0, text.index(".") + 1)
    said = Quotation(
        id="q1",
        source=reyes.id,
        addressees=(listener.id,),
        about=(land.id, party.id),
        span=first,
        content=(Span(text.index("Quorland"), first.end - 1),),
        cue=Span(11, 15),
        kind=QuotationKind.INDIRECT,
        rule="test",
        score=0.9,
    )
    met = Assertion(
        id="a1",
        subject=land.id,
        predicate="consults",
        object=party.id,
        attribution="q1",
        span=first,
        cue=Span(39, 42),
        rule="test",
        score=0.8,
    )
    leaves = Assertion(
        id="a2",
        subject=land_again.id,
        predicate="retreats",
        object=None,
        modality=Modality.HEDGED,
        span=Span(first.end + 1, len(text)),
        cue=Span(len(text) - 6, len(text) - 1),
        rule="test",
        score=0.5,
    )
    return Extraction(
        document=document(text, id=doc_id, published=published, duplicate_of=duplicate_of),
        sentences=(first, Span(first.end + 1, len(text))),
        mentions=(reyes, listener, land, party, land_again),
        quotations=(said,),
        assertions=(met, leaves),
    )


def resolution(*extractions):
    entities = tuple(Entity(id=key, name=name, type="government") for name, key in NAMES.items())
    return Resolution(
        entities=entities,
        ties={
            one.document.id: Ties(entity_of={m.id: NAMES[m.text] for m in one.mentions})
            for one in extractions
        },
    )


def build(*extractions):
    in_order = sorted(extractions, key=lambda one: one.document.id)
    return assemble_graph(in_order, resolution(*extractions), ontology=load_ontology())
