"""Bare surnames across documents -> whom they mean, by a learned score; the same surname of several documents.

News brings people in by their full names, but those whom everybody knows it calls by their surname at once. Who is meant says how
many documents name each bearer, who else is named, and office, country and gender.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.learned.bundle import Bundle
from kg.learned.linear import sigmoid
from kg.resolve.name_likeness import name_words
from kg.resolve.pool import Pool
from kg.resolve.surname_features import Rarity, describe_bearer

__all__ = ["MOST_BEARERS", "join_surnames"]

MOST_BEARERS = 8
"""So many of those who bear a surname are compared: those of most documents."""
_MOST = 40
_SAME = 0.55
_WORTHWHILE = 0.6
_DIGITS = 2


class _Best(NamedTuple):
    bearer: int
    score: float
    reasons: tuple[str, ...]


def join_surnames(pool: Pool, models: Bundle) -> None:
    """Join bare surnames to those of the build who bear them, where the learned score is sure enough."""
    full: dict[str, list[int]] = {}
    bare: dict[str, list[int]] = {}
    for number, cluster in enumerate(pool.clusters):
        names = [name_words(name) for name in cluster.names if cluster.type == "person"]
        longest = max(names, key=len, default=[])
        if len(longest) > 1:
            # *Kim*, *Hillary*: what somebody is called alone where the full name stands, too.
            for word in {longest[-1], *(one[0] for one in names if len(one) == 1)}:
                full.setdefault(word, []).append(number)
        elif longest:
            bare.setdefault(longest[0], []).append(number)
    rarity = Rarity(pool.clusters)
    for surname in sorted(bare):
        bearers = pool.roots(full.get(surname, ()))
        # All are judged before any is joined: what is joined must not change what others are compared with.
        found = {
            number: _find_best(pool, number, bearers, rarity, models) for number in bare[surname]
        }
        least = models.numbers["surname"]
        for number, best in found.items():
            if best is not None:
                pool.decide(best.bearer, number, best.score, best.reasons, least=least)
        _join_namesakes(pool, bare[surname])


def _find_best(
    pool: Pool, number: int, bearers: Sequence[int], rarity: Rarity, models: Bundle
) -> _Best | None:
    """Return the likeliest bearer.

    Whom the document itself names in full it would have tied, but for the best known: news calls a president by his
    title first, and by his full name later.
    """
    bare = pool.traits(number)
    total = sum(pool.traits(one).documents for one in bearers)
    known = sorted(bearers, key=lambda one: (-pool.traits(one).documents, one))
    ranked = [
        one
        for one in known
        if one == known[0] or not pool.traits(one).full.keys() & bare.persons.keys()
    ][:MOST_BEARERS]
    model = models.linear["surname"]
    scores = {
        one: float(
            sigmoid(
                model.logits(describe_bearer(pool.traits(one), bare, total=total, rarity=rarity))
            )[0]
        )
        for one in ranked
    }
    if not scores:
        return None
    best = min(scores, key=lambda one: (-scores[one], one))
    share = f"meant in {pool.traits(best).documents} of {total} documents that name a bearer"
    reasons = ("bears the surname", share, *pool.score(best, number, 0.0)[1])
    return _Best(best, round(scores[best], _DIGITS), reasons)


def _join_namesakes(pool: Pool, numbers: Iterable[int]) -> None:
    """Join documents that call somebody by the same surname alone and give the same office or country."""
    loose = [one for one in numbers if pool.traits(one).documents == 1]
    found: list[int] = []
    for number in loose:
        ranked = sorted(
            pool.roots(found), key=lambda one: (-pool.score(one, number, _SAME)[0], one)
        )[:_MOST]
        if ranked and pool.score(ranked[0], number, _SAME)[0] >= _WORTHWHILE:
            pool.judge(ranked[0], number, base=_SAME, why="same surname")
        found.append(number)
