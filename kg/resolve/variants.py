"""Names across documents that are alike but not equal: acronyms, shorter forms, spellings."""

from collections.abc import Sequence

from kg.resolve.cluster import Cluster
from kg.resolve.name_likeness import is_short_form, spelled_alike
from kg.resolve.pool import Pool
from kg.resolve.traits import full_names

__all__ = ["Commonness", "join_acronyms", "join_variants"]

_FREQUENT = 6
_MOST = 40


class Commonness:
    """How many persons of a build bear each surname and each given name.

    Parameters
    ----------
    clusters
        All clusters of a build.
    """

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._bearers: dict[tuple[str, str], set[str]] = {}
        for cluster in clusters:
            if cluster.type == "person" and not cluster.actor:
                for name in full_names(cluster):
                    words = name.split()
                    self._bearers.setdefault(("given", words[0]), set()).add(name)
                    self._bearers.setdefault(("surname", words[-1]), set()).add(name)

    def is_common(self, cluster: Cluster) -> bool:
        """Tell whether both parts of a person's name are borne by many, so that namesakes are likely."""
        names = full_names(cluster) if cluster.type == "person" else []
        return any(
            len(self._bearers.get(("given", words[0]), ())) >= _FREQUENT
            and len(self._bearers.get(("surname", words[-1]), ())) >= _FREQUENT
            for words in (name.split() for name in names)
            if len(words) == 2
        )


def join_acronyms(pool: Pool) -> None:
    """Join clusters that are called by an acronym alone to the one entity that some document introduces by it."""
    full: dict[str, list[int]] = {}
    bare: list[tuple[int, str]] = []
    for number, cluster in enumerate(pool.clusters):
        if cluster.type == "person" or not cluster.names:
            continue
        capitals = {name.replace(".", "") for name in cluster.names}
        capitals = {name for name in capitals if name.isupper() and " " not in name}
        if not capitals:
            continue
        if all(name.replace(".", "") in capitals for name in cluster.names):
            bare.extend((number, name) for name in sorted(capitals))
        else:
            for name in sorted(capitals):
                full.setdefault(name, []).append(number)
    for number, name in bare:
        roots = pool.roots(full.get(name, ()))
        if len(roots) == 1 and not pool.clusters[number].actor:
            pool.judge(roots[0], number, base=0.8, why=f"the only one introduced as {name}")


def join_variants(pool: Pool) -> None:
    """Join full names of persons of which one is a shorter form or another spelling of the other."""
    blocks: dict[tuple[str, str], dict[str, int]] = {}
    for number, cluster in enumerate(pool.clusters):
        if cluster.type == "person" and not cluster.actor:
            for name in full_names(cluster):
                words = name.split()
                for key in (("surname", words[-1]), ("start", f"{words[0]} {words[-1][:3]}")):
                    blocks.setdefault(key, {}).setdefault(name, number)
                blocks.setdefault(("given", words[0] + " " + words[-1]), {}).setdefault(
                    name, number
                )
    for key in sorted(blocks):
        names = sorted(blocks[key], key=lambda name: (len(name.split()), name))
        if 1 < len(names) <= _MOST:
            _join_alike(pool, {name: blocks[key][name] for name in names})


def _join_alike(pool: Pool, names: dict[str, int]) -> None:
    for name, number in names.items():
        longer = [
            other
            for text, other in names.items()
            if len(text.split()) > len(name.split()) and is_short_form(name.split(), text.split())
        ]
        if len(pool.roots(longer)) == 1:
            pool.judge(longer[0], number, base=0.75, why="shorter form of the name")
        for text, other in names.items():
            if text > name and spelled_alike(name, text):
                pool.judge(number, other, base=0.6, why="spelled alike")
