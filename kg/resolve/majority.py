"""Settle across documents what a bare name is: clusters -> clusters, some of them persons now.

Within one document the model may take a lone surname for an organization's name; over many it rarely does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.names.normalize import normalize_name
from kg.resolve.cluster import Cluster

__all__ = ["settle_persons"]

_MANY = 10
_TIMES = 5


def settle_persons(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the clusters, those called by a word that nearly all documents use of a person as persons.

    Parameters
    ----------
    clusters
        Of all documents; known actors stay what they are.
    """
    counts: Counter[tuple[str, bool]] = Counter()
    for cluster in clusters:
        if not cluster.actor:
            person = cluster.type == "person"
            counts.update((word, person) for word in _lone_words(cluster))
    return [
        replace(cluster, type="person") if _is_person(cluster, counts) else cluster
        for cluster in clusters
    ]


def _lone_words(cluster: Cluster) -> set[str]:
    return {word for name in cluster.names if " " not in (word := normalize_name(name)) and word}


def _is_person(cluster: Cluster, counts: "Counter[tuple[str, bool]]") -> bool:
    """Tell whether a cluster that is called by one word alone denotes a person elsewhere."""
    words = {normalize_name(name) for name in cluster.names}
    settled = cluster.actor or cluster.stated or cluster.type in ("person", "government")
    if settled or len(words) != 1:
        return False
    word = words.pop()
    persons = counts[word, True]
    return persons >= _MANY and persons >= _TIMES * counts[word, False]
