"""Find known actors by their words: names or running tokens -> matches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.actors.record import Alias, AliasKind, KnownActor
from kg.names.normalize import normalize_name

__all__ = ["KnownActors", "Match"]


@dataclass(frozen=True, slots=True)
class Match:
    """A known actor that words may denote.

    Attributes
    ----------
    actor
        Its id.
    kind
        Of the alias that matched.
    ambiguous
        True if the words may denote another known actor too, or are a common word.
    """

    actor: str
    kind: AliasKind
    ambiguous: bool = False


class KnownActors:
    """Known actors, found by any of their forms.

    Parameters
    ----------
    actors
        In order of preference: of two actors with one form the first stands first.

    Examples
    --------
    >>> us = KnownActor(id="us", name="United States", type="government", aliases=(
    ...     Alias("United States"), Alias("US", AliasKind.ACRONYM, True)))
    >>> known = KnownActors([us])
    >>> [match.actor for match in known.find("the United States")]
    ['us']
    >>> known.find("us")
    ()
    """

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        self._actors: dict[str, KnownActor] = {}
        self._forms: dict[str, list[tuple[Match, str]]] = {}
        self._longest: dict[str, int] = {}
        for actor in actors:
            if actor.id not in self._actors:
                self._actors[actor.id] = actor
                for alias in actor.aliases:
                    self._add(actor, alias)

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> KnownActor | None:
        """Return the actor of that id, or None."""
        return self._actors.get(actor_id)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the known actors that `text` as a whole may denote, best first."""
        form = normalize_name(text)
        bare = _bare(text)
        found = [match for match, exact in self._forms.get(form, ()) if not exact or exact == bare]
        actors = list(dict.fromkeys(match.actor for match in found))
        first = {match.actor: match for match in reversed(found)}
        crowded = len(actors) > 1
        return tuple(
            Match(first[actor].actor, first[actor].kind, crowded or first[actor].ambiguous)
            for actor in actors
        )

    def scan(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Match, ...]]]:
        """Return the longest matches in `words`, as first word, word after the last, and actors.

        Matches don't overlap; the search is linear in the number of words.
        """
        found = []
        start = 0
        while start < len(words):
            first = normalize_name(words[start])
            longest = self._longest.get(first, 0) if first else 0
            end, matches = self._longest_match(words, start, longest)
            if matches:
                found.append((start, end, matches))
            start = max(end, start + 1)
        return found

    def _longest_match(
        self, words: Sequence[str], start: int, longest: int
    ) -> tuple[int, tuple[Match, ...]]:
        for length in range(min(longest, len(words) - start), 0, -1):
            piece = words[start : start + length]
            if _is_word(piece[-1]) and (matches := self.find(_join(piece))):
                return start + length, matches
        return start, ()

    def _add(self, actor: KnownActor, alias: Alias) -> None:
        form = normalize_name(alias.text)
        if not form:
            return
        exact = _bare(alias.text) if alias.case_sensitive else ""
        self._forms.setdefault(form, []).append((Match(actor.id, alias.kind), exact))
        # A token may be one word of the form or several (al-Qaeda): allow for hyphens, dots and clitics.
        first = form.split()[0]
        length = len(form.split()) * 2 + 2
        for key in (first, form.replace(" ", "")):
            self._longest[key] = max(self._longest.get(key, 0), length)


def _bare(text: str) -> str:
    """Return `text` as case-sensitive forms are compared: without dots, possessive and article."""
    text = text.replace(".", "").replace("’", "'").removesuffix("'s").removesuffix("'")
    return text[4:] if text[:4].lower() == "the " else text


def _is_word(token: str) -> bool:
    return any(char.isalnum() for char in token)


def _join(words: Sequence[str]) -> str:
    """Return tokens as running text: no space around hyphens and apostrophes."""
    text = " ".join(words)
    for mark in ("-", "/", "&"):
        text = text.replace(f" {mark} ", mark)
    return text.replace(" '", "'").replace(" ’", "’").replace(" .", ".")
