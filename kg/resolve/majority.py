"""Settle across documents what a name is: clusters -> clusters, without words glued to names, some of them persons now.

Within one document the model may take a lone surname for an organization's name, and the words beside a name for a part of it
(*Trump White House*, *Bill Clinton Obama*); over many it rarely does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.names.normalize import normalize_name
from kg.resolve.cluster import Cluster
from kg.resolve.name_likeness import name_words

__all__ = ["settle_names", "settle_persons"]

_MANY = 10
_TIMES = 5
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})


def settle_names(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the clusters without names that one document alone has and that begin with what many call somebody.

    What begins with a full name is that, where nothing else is left (*Ada Reyes Ada*).
    """
    documents: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    for cluster in clusters:
        if not cluster.actor and cluster.type == "person":
            forms = {" ".join(name_words(name)) for name in cluster.names}
            documents.update(forms)
            surnames.update({form.split()[-1] for form in forms if " " in form})
    return [
        cluster if cluster.actor else _without_glued(cluster, documents, surnames)
        for cluster in clusters
    ]


def _without_glued(
    cluster: Cluster, documents: "Counter[str]", surnames: "Counter[str]"
) -> Cluster:
    called = Counter(normalize_name(name) for name in cluster.names)
    names: list[str] = []
    cut: list[str] = []
    for name in cluster.names:
        words = name.split()
        length = _known_start(words, called, documents, surnames) if len(words) > 1 else 0
        if _is_pair(name, surnames):
            cut.append(name)
        elif length:
            cut.append(" ".join(words[:length]))
        else:
            names.append(name)
    return replace(cluster, names=tuple(names or cut)) if cut else cluster


def _is_pair(name: str, surnames: "Counter[str]") -> bool:
    """Tell whether a name is two persons' (*Reyes-Hart*)."""
    parts = name.split("-")
    return len(parts) == 2 and all(surnames[normalize_name(part)] >= _MANY for part in parts)


def _known_start(
    words: Sequence[str],
    called: "Counter[str]",
    documents: "Counter[str]",
    surnames: "Counter[str]",
) -> int:
    """Return how many words of a name that no other document has are a name of somebody known; 0 if it isn't glued."""
    whole = " ".join(name_words(" ".join(words)))
    if documents[whole] > 1 or normalize_name(words[-1]) in _SUFFIXES:
        return 0
    for length in range(len(words) - 1, 1, -1):
        if documents[" ".join(name_words(" ".join(words[:length])))] >= _MANY:
            return length
    first = normalize_name(words[0])
    alone = called[first] >= _TIMES and surnames[first] >= _MANY
    return int(alone and surnames[first] > _TIMES * called[normalize_name(" ".join(words))])


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
