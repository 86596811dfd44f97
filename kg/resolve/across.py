"""Across documents: name forms -> groups of forms that denote one entity, and the judgements made.

Blocks bound what is compared: one known actor, one full name, one surname, one acronym. Within a block each
cluster is compared with the entities found so far, of which there are few.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from kg.learned.bundle import load_bundle
from kg.records import Judgement
from kg.resolve.cluster import Cluster
from kg.resolve.corrections import Corrections
from kg.resolve.forms import Form, Place
from kg.resolve.lexicon import is_generic_name
from kg.resolve.majority import settle_names, settle_persons
from kg.resolve.pool import MERGE, Pool
from kg.resolve.surnames import join_surnames
from kg.resolve.traits import full_names
from kg.resolve.variants import Commonness, join_acronyms, join_variants

__all__ = ["join_forms"]

_SAME_NAME = 0.85
_COMMON = 0.65
_MOST = 8


def join_forms(
    forms: Sequence[Form],
    corrections: Corrections | None = None,
    mentions: Mapping[str, Place] = MappingProxyType({}),
) -> tuple[list[list[Form]], list[Judgement]]:
    """Return groups of forms, each one entity, in order of their first form, and the judgements.

    Parameters
    ----------
    forms
        In order of document and place.
    corrections
        A person's, which win over every comparison.
    mentions
        ``document#mention`` → place of its cluster, for the mentions that corrections may name.
    """
    clusters = settle_persons(settle_names([form.cluster for form in forms]))
    traits = {number: form.traits for number, form in enumerate(forms) if form.traits is not None}
    pool = Pool(clusters, traits)
    if corrections is not None:
        numbers = {place: number for number, form in enumerate(forms) for place in form.places}
        corrections.tie(pool, {one: numbers[place] for one, place in mentions.items()})
    _keep_stated_apart(pool, forms)
    for block in _actor_blocks(clusters):
        for number in block[1:]:
            pool.join(block[0], number)
    common = Commonness(clusters)
    for block in _name_blocks(clusters):
        _join_block(pool, block, common)
    _join_holders(pool)
    join_acronyms(pool)
    join_variants(pool)
    join_surnames(pool, load_bundle("merge"))
    settled = [
        replace(form, cluster=cluster) for form, cluster in zip(forms, clusters, strict=True)
    ]
    return [[settled[number] for number in group] for group in pool.groups()], pool.judgements


def _actor_blocks(clusters: Sequence[Cluster]) -> list[list[int]]:
    """Return the numbers of the clusters of each known actor."""
    blocks: dict[str, list[int]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.actor:
            blocks.setdefault(cluster.actor, []).append(number)
    return [blocks[key] for key in sorted(blocks)]


def _name_blocks(clusters: Sequence[Cluster]) -> list[list[int]]:
    """Return the numbers of the clusters with one full name, persons and others apart.

    Names that every state's bodies bear (*Foreign Ministry*) make a block only with their country; without
    one they stay in their document.
    """
    blocks: dict[tuple[str, str, str], list[int]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.actor:
            continue
        family = "person" if cluster.type == "person" else "body"
        for name in full_names(cluster):
            country = ""
            if family == "body" and is_generic_name(name):
                country = cluster.country or f"{cluster.doc}#"
            blocks.setdefault((family, name, country), []).append(number)
    return [blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1]


def _keep_stated_apart(pool: Pool, forms: Sequence[Form]) -> None:
    """Forbid that two become one that the annotations of some document tell apart."""
    present: dict[str, set[int]] = {}
    for number, form in enumerate(forms):
        for doc, _ in form.places if form.cluster.stated else ():
            present.setdefault(doc, set()).add(number)
    for numbers in present.values():
        for one, other in combinations(sorted(numbers), 2):
            pool.keep_apart(one, other)


def _join_holders(pool: Pool) -> None:
    """Join descriptions of offices to the persons whom other documents of that time name as holders."""
    persons: dict[str, list[int]] = {}
    for number, cluster in enumerate(pool.clusters):
        if cluster.type == "person":
            for name in full_names(cluster):
                persons.setdefault(name, []).append(number)
    for number, cluster in enumerate(pool.clusters):
        roots = pool.roots(persons.get(cluster.holder, ())) if cluster.holder else []
        if len(roots) == 1:
            pool.judge(roots[0], number, base=0.7, why=f"{cluster.opening}: held then")


def _join_block(pool: Pool, block: Sequence[int], common: Commonness) -> None:
    """Put each cluster of a block to the entity that it fits best."""
    found: list[int] = []
    for number in block:
        others = [one for one in pool.roots(found) if one != pool.root(number)][:_MOST]
        base = _COMMON if common.is_common(pool.clusters[number]) else _SAME_NAME
        ranked = sorted(others, key=lambda one: (-pool.score(one, number, base)[0], one))
        if ranked:
            pool.judge(ranked[0], number, base=base, why="same name")
        found.append(number)
    _join_rivals(pool, found, _COMMON if common.is_common(pool.clusters[block[0]]) else _SAME_NAME)


def _join_rivals(pool: Pool, found: Sequence[int], base: float) -> None:
    """Compare what stayed apart with the entity of most documents, now that all of the block is known."""
    ranked = sorted(pool.roots(found), key=lambda one: (-pool.traits(one).documents, one))
    for number in ranked[1:_MOST]:
        if pool.score(ranked[0], number, base)[0] >= MERGE:
            pool.judge(ranked[0], number, base=base, why="same name")
