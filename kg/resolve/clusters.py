"""Clusters that grow by merging: keys -> disjoint sets that respect what must stay apart."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

__all__ = ["Clusters"]

Key = TypeVar("Key", bound=Hashable)


class Clusters(Generic[Key]):
    """Union–find with cannot-links: an equivalence over keys that never joins what is kept apart.

    Examples
    --------
    >>> clusters = Clusters(["a", "b", "c"])
    >>> clusters.keep_apart("a", "c")
    >>> clusters.merge("a", "b"), clusters.merge("b", "c")
    (True, False)
    >>> sorted(map(sorted, clusters))
    [['a', 'b'], ['c']]
    """

    def __init__(self, keys: Iterable[Key]) -> None:
        self._parent: dict[Key, Key] = {key: key for key in keys}
        self._members: dict[Key, list[Key]] = {key: [key] for key in self._parent}
        self._apart: dict[Key, set[Key]] = {}

    def __iter__(self) -> Iterator[list[Key]]:
        return iter(self._members.values())

    def root(self, key: Key) -> Key:
        """Return the key that stands for the cluster of `key`."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def members(self, key: Key) -> list[Key]:
        """Return the keys of the cluster of `key`, in order of joining."""
        return self._members[self.root(key)]

    def keep_apart(self, one: Key, other: Key) -> None:
        """Forbid that the clusters of two keys become one; without effect if they are one already."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._apart.setdefault(first, set()).add(second)
            self._apart.setdefault(second, set()).add(first)

    def are_apart(self, one: Key, other: Key) -> bool:
        """Tell whether a cannot-link forbids joining the clusters of two keys."""
        return self.root(other) in self._apart.get(self.root(one), ())

    def merge(self, one: Key, other: Key) -> bool:
        """Join the clusters of two keys; tell whether they are one now."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        if second in self._apart.get(first, ()):
            return False
        self._parent[second] = first
        self._members[first] += self._members.pop(second)
        for enemy in self._apart.pop(second, ()):
            self._apart[enemy].discard(second)
            self._apart[enemy].add(first)
            self._apart.setdefault(first, set()).add(enemy)
        return True
