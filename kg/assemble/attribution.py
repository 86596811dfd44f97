"""Who claims it: a quotation in an extraction -> the chain of entities from the outermost source in."""

from collections.abc import Mapping

from kg.records import Quotation, Ties

__all__ = ["find_chain"]


def find_chain(
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
