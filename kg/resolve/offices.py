"""Dated offices: who held which office when, as the texts say -> unnamed holders and led governments tied.

*The Secretary of State* in an article of 2014 is who is called so by articles of that time; *the Biden
administration* belongs to the country whose office some article gives Biden.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.records import Mention, MentionKind
from kg.resolve.cluster import OfficeKey
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions
from kg.resolve.name_likeness import name_words
from kg.resolve.nation_sieves import tie_nations
from kg.resolve.office_sieves import office_key

__all__ = ["Holding", "Offices", "find_holdings", "find_led", "is_seat", "tie_led"]

_DAYS = 400
_AGREED = 0.75
_SEVERAL = 3
_LEADERS = frozenset(
    ["president", "premier", "minister", "chancellor", "king", "queen", "emir", "leader"]
)
_ENDED = frozenset({"former", "ex", "late", "outgoing", "then"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One document's word that a person holds an office.

    Attributes
    ----------
    person
        Full name in normal form.
    key
        Head noun, further words, and the known actor it belongs to.
    date
        ISO date of publication, or empty.
    ended
        True for *former* holders.
    """

    person: str
    key: OfficeKey
    date: str = ""
    ended: bool = False


class Offices:
    """Holdings of all documents, found by office and time.

    Examples
    --------
    >>> key = ("minister", frozenset({"foreign"}), "fiji")
    >>> offices = Offices([
    ...     Holding(person="ada cama", key=key, date="2014-03-01"),
    ...     Holding(person="tom vula", key=key, date="2024-03-01"),
    ... ])
    >>> offices.holder(key, "2014-05-09"), offices.holder(key, "2024-01-09"), offices.holder(key, "")
    ('ada cama', 'tom vula', '')
    """

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._by_office: dict[tuple[str, str], list[Holding]] = {}
        self._nations: dict[str, dict[str, int]] = {}
        for one in holdings:
            self._by_office.setdefault((one.key[0], one.key[2]), []).append(one)
            if one.key[0] not in _LEADERS:
                continue
            count = self._nations.setdefault(one.person, {})
            count[one.key[2]] = count.get(one.key[2], 0) + 1
        self._surnames: dict[str, list[str]] = {}
        for person in self._nations:
            self._surnames.setdefault(person.split()[-1], []).append(person)

    def holder(self, key: OfficeKey, day: str) -> str:
        """Return the full name of the only holder around a day, or an empty string.

        A year and a month to either side count; without a date all of the build must agree.
        """
        fitting = [
            one
            for one in self._by_office.get((key[0], key[2]), ())
            if not one.ended and key[1] <= one.key[1] and _near(one.date, day)
        ]
        names = {one.person for one in fitting}
        return names.pop() if len(names) == 1 else ""

    def nation(self, name: str, present: Collection[str] = ()) -> str:
        """Return the known actor that texts make a person of that full name or surname lead, or an empty string.

        Nearly all texts must agree, and there must be several, unless the actor is among those `present`.
        """
        counts = self._nations.get(name)
        if counts is None and " " not in name:
            bearers = self._surnames.get(name, ())
            counts = self._nations[bearers[0]] if len(bearers) == 1 else None
        if not counts:
            return ""
        best = min(counts, key=lambda actor: (-counts[actor], actor))
        agreed = counts[best] >= _AGREED * sum(counts.values())
        return best if agreed and (best in present or counts[best] >= _SEVERAL) else ""


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return not other
    try:
        apart = date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])
    except ValueError:
        return False
    return abs(apart.days) <= _DAYS


def find_holdings(state: DocumentState) -> Iterator[Holding]:
    """Yield the offices of known actors that a document gives persons with full names, in text order."""
    day = state.day
    for mention in state.nominals():
        if mention.type != "person" or mention.number == "plural" or mention.of is None:
            continue
        name = _full_name(state, mention)
        if not name or mention.head_lemma not in load_descriptions()["offices"]:
            continue
        key = office_key(state, mention)
        if key[2] and state.actors.get(key[2]) is not None:
            ended = not _ENDED.isdisjoint(mention.modifiers)
            yield Holding(person=name, key=key, date=day, ended=ended)


def _full_name(state: DocumentState, mention: Mention) -> str:
    names = [
        name_words(one.text) for one in state.cluster(mention.id) if one.kind is MentionKind.NAME
    ]
    longest = max(names, key=len, default=[])
    return " ".join(longest) if len(longest) > 1 else ""


def find_led(state: DocumentState) -> Iterator[str]:
    """Yield the names by which a document calls governments that it doesn't place itself, in text order."""
    for _, owner in _led(state):
        yield _leader(state, owner)


def tie_led(state: DocumentState, nations: Mapping[str, str]) -> None:
    """Tie *the Reyes administration* to the nation whose office other documents give Reyes.

    Parameters
    ----------
    nations
        Known actor by the leader's name, as `find_led` gives it.
    """
    changed = False
    for mention, owner in _led(state):
        nation = nations.get(_leader(state, owner), "")
        record = state.actors.get(nation) if nation else None
        if record is not None and record.type == "government":
            changed |= state.settle(mention.id, nation, 0.8, f"government led by {owner.text}")
    if changed:
        tie_nations(state)


def _led(state: DocumentState) -> Iterator[tuple[Mention, Mention]]:
    """Yield governments called by a person, tied to nobody yet, and that person."""
    governments = load_descriptions()["governments"]
    for mention in state.nominals():
        owner = state.mentions.get(mention.of or "")
        led = mention.head_lemma in governments and state.is_alone(mention)
        if led and owner is not None and state.type_of(owner.id) == "person":
            yield mention, owner


def _leader(state: DocumentState, owner: Mention) -> str:
    return _full_name(state, owner) or " ".join(name_words(owner.text)[-1:])


def is_seat(state: DocumentState, mention: Mention) -> bool:
    """Tell whether a description means the holder of an office whom the document itself doesn't name."""
    office = mention.type == "person" and mention.head_lemma in load_descriptions()["offices"]
    if not office or not mention.definite or mention.number == "plural":
        return False
    return not state.facts(mention.id).named and _ENDED.isdisjoint(mention.modifiers)
