"""The named actors of a document, as its descriptions look at them."""

from dataclasses import dataclass

from kg.names.normalize import normalize_name
from kg.records import Mention, MentionKind
from kg.resolve.document_state import ClusterFacts, DocumentState

__all__ = ["Bearer", "Named", "find_bearers"]


@dataclass(slots=True)
class Bearer:
    """A named actor of a document.

    Attributes
    ----------
    root, facts
        Of its cluster.
    sentences, subjects
        Numbers of the sentences that name it, and of those whose subject it is.
    words
        Of its names.
    heads
        Head nouns of its descriptions, with the modifiers of each.
    """

    root: str
    facts: ClusterFacts
    sentences: list[int]
    subjects: list[int]
    words: set[str]
    heads: dict[str, set[str]]
    owners: set[str]
    number: int
    locative: int
    country: str


@dataclass(slots=True)
class Named:
    """The named actors of a document, as its descriptions are tied; ties made meanwhile don't change them."""

    state: DocumentState
    bearers: list[Bearer]
    total: int
    countries: dict[str, int]

    @classmethod
    def of(cls, state: DocumentState) -> "Named":
        """Return the named actors as they are known now."""
        found: dict[str, Bearer] = {}
        for mention in state.mentions.values():
            root = state.clusters.root(mention.id)
            facts = state.facts(root)
            if not facts.named or not facts.type:
                continue
            one = found.get(root)
            if one is None:
                one = found[root] = Bearer(
                    root, facts, [], [], set(), {}, set(), 0, 0, _country(state, root)
                )
            _add(state, one, mention)
        bearers = list(found.values())
        countries: dict[str, int] = {}
        for one in bearers:
            if one.country:
                countries[one.country] = countries.get(one.country, 0) + one.number
        total = sum(one.number for one in bearers)
        return cls(state=state, bearers=bearers, total=total, countries=countries)

    def sides(self, root: str) -> set[str]:
        """Return the clusters that the descriptions of a cluster hang on: its state, employer, party."""
        owners = (one.of for one in self.state.cluster(root)) if root else ()
        known = (one for one in owners if one in self.state.mentions)
        return {self.state.clusters.root(one) for one in known if one}


def _country(state: DocumentState, root: str) -> str:
    record = state.record_of(root)
    return record.country if record is not None else ""


def _add(state: DocumentState, one: Bearer, mention: Mention) -> None:
    if mention.kind is MentionKind.NAME:
        one.number += 1
        one.locative += mention.locative
        one.words.update(normalize_name(mention.text).split())
    elif mention.kind is MentionKind.NOMINAL:
        one.heads.setdefault(mention.head_lemma, set()).update(mention.modifiers)
        if mention.of in state.mentions:
            one.owners.add(state.clusters.root(mention.of))
    one.sentences.append(mention.sentence)
    if mention.function == "subject":
        one.subjects.append(mention.sentence)


def find_bearers(named: Named, mention: Mention) -> list[Bearer]:
    """Return the named actors that nothing forbids a description to mean."""
    state = named.state
    person = mention.type == "person"
    plural = mention.number == "plural"
    return [
        one
        for one in named.bearers
        if (one.facts.type == "person") == (person and not plural)
        and not state.clusters.are_apart(mention.id, one.root)
        and not (mention.gender and one.facts.genders and mention.gender not in one.facts.genders)
    ]
