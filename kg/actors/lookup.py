"""Find known actors by their words: names or running tokens -> matches."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from kg.actors.bodies import Bodies
from kg.actors.record import AliasKind, KnownActor
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
        True if the words may denote another known actor too.
    common
        True if the words are a common word or other people's name too (*May*, *Jordan*).
    """

    actor: str
    kind: AliasKind
    ambiguous: bool = False
    common: bool = False


_NATIONAL = frozenset({AliasKind.NAME, AliasKind.ACRONYM, AliasKind.DEMONYM})
_OF_WITHIN = 6
_LONGEST_BODY = 10


class KnownActors:
    """Known actors, found by any of their forms.

    Parameters
    ----------
    actors
        In order of preference: of two actors with one form the first stands first.
    bodies
        Those that every nation has; found as *Iran's foreign ministry*, *Foreign Ministry of Iran*, made when asked for.
    common
        Forms, in normal form, that are common words too.

    Examples
    --------
    >>> from kg.actors.record import Alias
    >>> us = KnownActor(id="us", name="United States", type="government", aliases=(
    ...     Alias("United States"), Alias("US", AliasKind.ACRONYM, True)))
    >>> known = KnownActors([us])
    >>> [match.actor for match in known.find("the United States")]
    ['us']
    >>> known.find("us")
    ()
    """

    def __init__(
        self,
        actors: Iterable[KnownActor],
        *,
        bodies: Bodies | None = None,
        common: AbstractSet[str] = frozenset(),
    ) -> None:
        self._actors: dict[str, KnownActor] = {}
        self._forms: dict[str, tuple[tuple[Match, str], ...]] = {}
        self._longest: dict[str, int] = {}
        self._bodies = bodies or Bodies()
        self._made: dict[str, KnownActor] = {}
        for actor in actors:
            if actor.id not in self._actors:
                self._actors[actor.id] = actor
                self._add(actor, common)
        self._body_of = self._listed_bodies()

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[KnownActor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> KnownActor | None:
        """Return the actor of that id, or None."""
        return self._actors.get(actor_id) or self._made.get(actor_id) or self._make(actor_id)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the known actors that `text` as a whole may denote, best first."""
        entries = self._forms.get(normalize_name(text))
        if entries is None:
            return self._compose(text)
        if len(entries) == 1 and not entries[0][1]:
            return (entries[0][0],)
        bare = _bare(text)
        first: dict[str, Match] = {}
        for match, exact in entries:
            if not exact or exact == bare:
                first.setdefault(match.actor, match)
        if len(first) < 2:
            return tuple(first.values())
        return tuple(replace(match, ambiguous=True) for match in first.values())

    def scan(
        self, words: Sequence[str], *, capitalized: bool = False
    ) -> list[tuple[int, int, tuple[Match, ...]]]:
        """Return the longest matches in `words`, as first word, word after the last, and actors.

        Matches don't overlap; the search is linear in the number of words.

        Parameters
        ----------
        capitalized
            Whether only matches count of which a word begins with a capital or a digit.
        """
        found = []
        start = 0
        # For each word the next that may stand in a name, itself included.
        nearest = _next_capitals(words) if capitalized else range(len(words))
        while start < len(words):
            least = nearest[start] - start + 1
            end, matches = self._longest_match(words, start, (least, self._reach(words, start)))
            if matches:
                found.append((start, end, matches))
            start = max(end, start + 1)
        return found

    def _longest_match(
        self, words: Sequence[str], start: int, lengths: tuple[int, int]
    ) -> tuple[int, tuple[Match, ...]]:
        least, most = lengths
        for length in range(min(most, len(words) - start), least - 1, -1):
            piece = words[start : start + length]
            if _is_word(piece[-1]) and (matches := self.find(_join(piece))):
                return start + length, matches
        return start, ()

    def _reach(self, words: Sequence[str], start: int) -> int:
        """Return how many words a form may have that starts here; 0 if none does."""
        first = normalize_name(words[start])
        longest = self._longest.get(first, 0)
        if first in self._bodies.first_words and "of" in words[start + 1 : start + _OF_WITHIN]:
            return max(longest, _LONGEST_BODY)
        return longest

    def _compose(self, text: str) -> tuple[Match, ...]:
        """Return the body of a nation that `text` names."""
        for form, body in self._bodies.split(text):
            for match, exact in self._forms.get(form, ()):
                nation = self._actors[match.actor]
                stated = not exact or exact in text.replace(".", "")
                if nation.type == "government" and match.kind in _NATIONAL and stated:
                    made = f"{nation.id}.{body.key}"
                    return (Match(self._body_of.get(made, made), AliasKind.NAME),)
        return ()

    def _make(self, actor_id: str) -> KnownActor | None:
        """Return a body of a nation, made from its id, or None if that is none."""
        nation = self._actors.get(actor_id.rpartition(".")[0])
        body = self._bodies.get(actor_id.rpartition(".")[2])
        if nation is None or body is None or nation.type != "government":
            return None
        return self._made.setdefault(actor_id, self._bodies.make(nation, body))

    def _listed_bodies(self) -> dict[str, str]:
        """Return listed actors by the id that would be made for them (``israel.armed-forces``)."""
        found = {}
        for actor in self._actors.values():
            if actor.body:
                nation: KnownActor | None = actor
                while nation is not None and nation.type != "government":
                    nation = self._actors.get(nation.part_of)
                if nation is not None:
                    found[f"{nation.id}.{actor.body}"] = actor.id
        return found

    def _add(self, actor: KnownActor, common: AbstractSet[str]) -> None:
        shared: dict[tuple[AliasKind, bool, str], tuple[tuple[Match, str], ...]] = {}
        composes = actor.type == "government"
        for alias in actor.aliases:
            form = normalize_name(alias.text)
            if not form:
                continue
            key = (alias.kind, form in common, _bare(alias.text) if alias.case_sensitive else "")
            if key not in shared:
                shared[key] = ((Match(actor.id, alias.kind, common=key[1]), key[2]),)
            self._forms[form] = self._forms.get(form, ()) + shared[key]
            # A token may be one word of the form or several (al-Qaeda): allow for hyphens, dots and clitics.
            first, _, rest = form.partition(" ")
            length = form.count(" ") * 2 + (_LONGEST_BODY if composes else 4)
            for start in (first, form.replace(" ", "")) if rest else (first,):
                if self._longest.get(start, 0) < length:
                    self._longest[start] = length


def _next_capitals(words: Sequence[str]) -> list[int]:
    """Return for each word the number of the next that begins with a capital or a digit.

    Examples
    --------
    >>> _next_capitals(["the", "Bank", "of", "it"])
    [1, 1, 4, 4]
    """
    nearest = [len(words)] * len(words)
    last = len(words)
    for number in range(len(words) - 1, -1, -1):
        first = words[number][:1]
        if first.isupper() or first.isdigit():
            last = number
        nearest[number] = last
    return nearest


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
