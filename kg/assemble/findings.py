"""Findings: an extraction and who is who -> evidence for edges, and counts of what found no place."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kg.assemble.edges import EdgeKey, Finding
from kg.assemble.evidence import from_assertion, from_quotation
from kg.graph.schema import EvidenceData
from kg.ontology.schema import Ontology
from kg.records import Assertion, Extraction, Modality, Polarity, Quotation, Ties

__all__ = ["find_events", "find_speech", "find_unattributed"]


def find_events(
    extraction: Extraction, ties: Ties, counts: "Counter[str]", ontology: Ontology
) -> Iterator[Finding]:
    """Yield the findings of the assertions, in text order.

    An assertion whose subject denotes nobody known, or whose subject and object turn out to be one
    actor, is no edge; `counts` says how many. An object that denotes nobody known leaves a statement
    without recipient where the relation can do without, else none.
    """
    mentions = {mention.id: mention for mention in extraction.mentions}
    quotations = {quotation.id: quotation for quotation in extraction.quotations}
    for assertion in extraction.assertions:
        counts["assertions"] += 1
        subject = _entity(ties, assertion.subject)
        target = _entity(ties, assertion.object)
        if subject is None:
            counts["assertions_without_actor"] += 1
        elif subject == target:
            counts["reflexive"] += 1
        elif target is None and assertion.object and _needs_recipient(assertion, ontology):
            counts["assertions_without_recipient"] += 1
        else:
            chain = _find_chain(quotations, assertion.attribution, ties)
            if chain and chain[-1] == subject and _is_done_by_saying(assertion, ontology):
                chain = chain[:-1]
            if claimant := _entity(ties, assertion.claimant):
                chain = [*chain, claimant]
            key = _event_key(assertion, subject, target, chain)
            evidence = from_assertion(extraction, assertion, mentions)
            yield Finding(key=key, evidence=evidence, directed=assertion.directed)


def _is_done_by_saying(assertion: Assertion, ontology: Ontology) -> bool:
    """Tell whether somebody's words are themselves the act, if they are the subject's own: then the article reports it, nobody claims it."""
    relation = ontology.relations.get(assertion.predicate)
    done = assertion.polarity is Polarity.POSITIVE and assertion.modality is Modality.ACTUAL
    return relation is not None and relation.spoken and done


def _needs_recipient(assertion: Assertion, ontology: Ontology) -> bool:
    relation = ontology.relations.get(assertion.predicate)
    return relation is not None and relation.recipient == "required"


def find_speech(extraction: Extraction, ties: Ties, counts: "Counter[str]") -> Iterator[Finding]:
    """Yield the findings of the quotations: to each addressee, else about each actor, else to nobody."""
    mentions = {mention.id: mention for mention in extraction.mentions}
    quotations = {quotation.id: quotation for quotation in extraction.quotations}
    for quotation in extraction.quotations:
        counts["quotations"] += 1
        chain = _find_chain(quotations, quotation.parent, ties)
        found = False
        for source_id in quotation.sources or (quotation.source,):
            source = _entity(ties, source_id)
            if source is None or source_id is None:
                continue
            found = True
            for target, mention, addressing in _targets(quotation, source, ties):
                key = EdgeKey(
                    subject=source,
                    predicate="says",
                    object=target,
                    polarity=quotation.polarity,
                    modality=quotation.modality,
                    attribution=tuple(one for one in chain if one != source),
                    addressing=addressing,
                )
                span = mentions[mention].span if mention else None
                source_span = mentions[source_id].span
                evidence = from_quotation(extraction, quotation, source_span, span)
                yield Finding(key=key, evidence=evidence)
        counts["quotations_without_source"] += not found


def find_unattributed(extraction: Extraction, ties: Ties) -> list[EvidenceData]:
    """Return the quotations whose source denotes nobody known, in text order."""
    mentions = {mention.id: mention for mention in extraction.mentions}
    found = []
    for quotation in extraction.quotations:
        sources = quotation.sources or (quotation.source,)
        if all(_entity(ties, source) is None for source in sources):
            span = mentions[quotation.source].span if quotation.source else None
            found.append(from_quotation(extraction, quotation, span, None))
    return found


def _event_key(
    assertion: Assertion, subject: str, target: str | None, chain: list[str]
) -> EdgeKey:
    return EdgeKey(
        subject=subject,
        predicate=assertion.predicate,
        object=target,
        polarity=str(assertion.polarity),
        modality=str(assertion.modality),
        attribution=tuple(chain),
        title=assertion.title,
        ended=assertion.ended,
        mode=assertion.mode,
        plover=assertion.plover,
    )


def _entity(ties: Ties, mention: str | None) -> str | None:
    return None if mention is None else ties.entity_of.get(mention)


def _targets(
    quotation: Quotation, source: str, ties: Ties
) -> list[tuple[str | None, str | None, str]]:
    """Return entity, mention and ``to`` or ``about`` of each target, one per entity, in text order."""
    for addressing, ids in (("to", quotation.addressees), ("about", quotation.about)):
        targets: dict[str, str] = {}
        for mention in ids:
            entity = _entity(ties, mention)
            if entity is not None and entity != source:
                targets.setdefault(entity, mention)
        if targets:
            return [(entity, mention, addressing) for entity, mention in targets.items()]
    return [(None, None, "")]


def _find_chain(
    quotations: Mapping[str, Quotation], quotation_id: str | None, ties: Ties
) -> list[str]:
    """Return the entity ids that vouch for what stands in a quotation, outermost first.

    Parameters
    ----------
    quotations
        Those of the document by id.
    quotation_id
        The innermost quotation that holds the assertion; None gives an empty chain.
    ties
        Who is who in the document.

    Notes
    -----
    A source that denotes nobody known leaves no link in the chain. Neither does a source named
    twice running: a second sentence of the same speech is no claim about a claim.
    """
    chain: list[str] = []
    seen: set[str] = set()
    while quotation_id is not None and quotation_id not in seen:
        seen.add(quotation_id)
        quotation = quotations[quotation_id]
        entity = ties.entity_of.get(quotation.source or "")
        if entity is not None and (not chain or chain[-1] != entity):
            chain.append(entity)
        quotation_id = quotation.parent
    return chain[::-1]
