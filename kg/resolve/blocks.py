"""Blocks: clusters of all documents -> small sets within which alone anything is compared."""

from collections.abc import Sequence

from kg.resolve.cluster import Cluster
from kg.resolve.lexicon import is_generic_name
from kg.resolve.traits import full_names

__all__ = ["actor_blocks", "name_blocks"]


def actor_blocks(clusters: Sequence[Cluster]) -> list[list[int]]:
    """Return the numbers of the clusters of each known actor."""
    blocks: dict[str, list[int]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.actor:
            blocks.setdefault(cluster.actor, []).append(number)
    return [blocks[key] for key in sorted(blocks)]


def name_blocks(clusters: Sequence[Cluster]) -> list[list[int]]:
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
