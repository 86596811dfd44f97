"""Bodies that every nation has: nation and noun -> a known actor of its own (*Iran's foreign ministry*).

An army is taken for its nation's armed forces, as news writing does, unless a list tells them apart; cabinets,
governments and officials are the nation itself and stand in no table here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.actors.record import Alias, AliasKind, KnownActor
from kg.names.normalize import normalize_name

__all__ = ["Bodies", "Body"]

_BREAK = re.compile(r"[,;:()\[\]\"“”„«»—–!?\n]|(?<![A-Z])\.\s")
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A ministry, court, force or other body, as any nation may have.

    Attributes
    ----------
    key
        Second part of the ids made from it: ``foreign-ministry``.
    title
        How the actor is called after its nation's adjective.
    type, sector
        Entity type and PLOVER sector.
    nouns
        Lower-case nouns that denote it.
    """

    key: str
    title: str
    type: str
    sector: str
    nouns: tuple[str, ...]


class Bodies:
    """Bodies by noun and key.

    Parameters
    ----------
    bodies
        All of them; a noun denotes one body.

    Examples
    --------
    >>> court = Body(key="supreme-court", title="Supreme Court", type="agency", sector="JUD",
    ...              nouns=("supreme court",))
    >>> [(nation, body.key) for nation, body in Bodies([court]).split("Kenya's Supreme Court")]
    [('kenya', 'supreme-court')]
    """

    def __init__(self, bodies: Iterable[Body] = ()) -> None:
        self._by_noun: dict[str, Body] = {}
        self._by_key: dict[str, Body] = {}
        for body in bodies:
            self._by_key[body.key] = body
            self._by_noun.update((normalize_name(noun), body) for noun in body.nouns)
        self.first_words = frozenset(noun.split()[0] for noun in self._by_noun)
        self._last_words = frozenset(noun.split()[-1] for noun in self._by_noun)

    def get(self, key: str) -> Body | None:
        """Return the body of that key, or None."""
        return self._by_key.get(key)

    def split(self, text: str) -> Iterator[tuple[str, Body]]:
        """Yield each way to read `text` as a nation's normal form and a body of it.

        Punctuation within, other than hyphens and apostrophes, means that the words don't belong together.
        """
        form = normalize_name(text)
        words = form.split()
        if len(words) < 2 or _BREAK.search(text):
            return
        if words[-1] in self._last_words:
            for count in range(1, min(_MOST_WORDS, len(words))):
                if body := self._by_noun.get(" ".join(words[count:])):
                    yield " ".join(words[:count]), body
        head, of, nation = form.rpartition(" of ")
        if of and (body := self._by_noun.get(head)):
            yield nation.removeprefix("the "), body

    def make(self, nation: KnownActor, body: Body) -> KnownActor:
        """Return a nation's body as a known actor, part of the nation."""
        adjectives = [one.text for one in nation.aliases if one.kind is AliasKind.DEMONYM]
        name = f"{adjectives[0] if adjectives else nation.name} {body.title}"
        forms = [name, f"{body.title} of {nation.name}", f"{nation.name} {body.title}"]
        return KnownActor(
            id=f"{nation.id}.{body.key}",
            name=name,
            type=body.type,
            aliases=tuple(Alias(form) for form in dict.fromkeys(forms)),
            country=nation.country,
            sector=body.sector,
            part_of=nation.id,
            body=body.key,
        )
