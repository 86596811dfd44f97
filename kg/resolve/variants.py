"""Names across documents that are alike but not equal: acronyms, shorter forms, spellings, bare surnames."""

from collections.abc import Iterable, Sequence

from kg.resolve.cluster import Cluster
from kg.resolve.name_likeness import is_short_form, name_words, spelled_alike
from kg.resolve.pool import Pool
from kg.resolve.traits import full_names

__all__ = ["Commonness", "join_acronyms", "join_surnames", "join_variants"]

_FREQUENT = 6
_DOMINANT = 0.9
_FEW = 3
_MOST = 40
_SURNAME = 0.55
_WORTHWHILE = 0.6


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


def join_surnames(pool: Pool) -> None:
    """Join bare surnames to the one bearer of the build, if country, office or company agree."""
    full: dict[str, list[int]] = {}
    bare: dict[str, list[int]] = {}
    for number, cluster in enumerate(pool.clusters):
        if cluster.type != "person" or not cluster.names:
            continue
        names = [name_words(name) for name in cluster.names]
        longest = max(names, key=len)
        if longest:
            (full if len(longest) > 1 else bare).setdefault(longest[-1], []).append(number)
    for surname in sorted(bare):
        bearers = pool.roots(full.get(surname, ()))
        for number in bare[surname]:
            _join_surname(pool, number, bearers)
        _join_namesakes(pool, bare[surname])


def _join_surname(pool: Pool, number: int, bearers: Sequence[int]) -> None:
    """Judge one bare surname: the bearer who fits best must fit alone, or be meant by nearly all documents."""
    if not bearers:
        return
    ranked = sorted(
        bearers, key=lambda one: (-pool.score(one, number, _SURNAME)[0], -_weight(pool, one), one)
    )
    best = ranked[0]
    score = pool.score(best, number, _SURNAME)[0]
    rivals = [one for one in ranked[1:] if pool.score(one, number, _SURNAME)[0] >= score]
    total = sum(_weight(pool, one) for one in bearers)
    dominant = _weight(pool, best) >= _FEW and _weight(pool, best) >= _DOMINANT * total
    if dominant or (len(bearers) == 1 and _weight(pool, best) > 1):
        pool.judge(best, number, base=_SURNAME + 0.1, why="the surname's best-known bearer")
    elif not rivals and score >= _WORTHWHILE:
        pool.judge(best, number, base=_SURNAME, why="bears the surname")


def _weight(pool: Pool, number: int) -> int:
    return pool.traits(number).documents


def _join_namesakes(pool: Pool, numbers: Iterable[int]) -> None:
    """Join documents that call somebody by the same surname alone and give the same office or country."""
    loose = [one for one in numbers if pool.traits(one).documents == 1]
    found: list[int] = []
    for number in loose:
        ranked = sorted(
            pool.roots(found), key=lambda one: (-pool.score(one, number, _SURNAME)[0], one)
        )[:_MOST]
        if ranked and pool.score(ranked[0], number, _SURNAME)[0] >= _WORTHWHILE:
            pool.judge(ranked[0], number, base=_SURNAME, why="same surname")
        found.append(number)
