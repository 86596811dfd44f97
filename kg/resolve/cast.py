"""Casts: an extraction -> who appears in the document, as far as it alone tells; small, and kept beside it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kg.actors.lookup import KnownActors
from kg.learned.models import SHIPPED, Models
from kg.records import Extraction, Mention, MentionKind
from kg.resolve.cluster import Cluster, Description, OfficeKey
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions
from kg.resolve.nation_sieves import nation_of
from kg.resolve.office_sieves import office_key
from kg.resolve.offices import Holding, Offices, find_holdings, find_led, is_seat, tie_led
from kg.resolve.stated_clusters import describe_stated
from kg.resolve.traits import full_names
from kg.resolve.within import denoting_clusters, tie_mentions

__all__ = ["Cast", "Members", "read_cast"]

Members = tuple[tuple[tuple[str, float, str], ...], ...]
"""For each cluster its mentions: id, and score and reason of the tie to the cluster."""

_ALONE = (1.0, "first mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who appears in one document.

    Attributes
    ----------
    doc
        Its id.
    clusters
        Those that denote somebody, in order of their first mention; without company, which all have in common.
    members
        For each cluster its mentions, in text order; where a cast is kept they lie apart.
    company
        Known actors that the document names.
    holdings
        Offices of known actors that it gives persons.
    led
        Names by which it calls governments that only other documents can place (*the Reyes administration*).
    """

    doc: str
    clusters: tuple[Cluster, ...] = ()
    members: Members = ()
    company: frozenset[str] = field(default_factory=frozenset)
    holdings: tuple[Holding, ...] = ()
    led: tuple[str, ...] = ()

    def complete(self) -> Iterator[Cluster]:
        """Yield the clusters with whom else the document names."""
        people = (one for one in self.clusters if one.type == "person")
        persons = frozenset(name for one in people for name in full_names(one))
        for one in self.clusters:
            named = persons if one.type == "person" else frozenset[str]()
            yield replace(one, company=self.company, persons=named)

    def placed(self, offices: Offices) -> dict[str, str]:
        """Return the nations that offices of all documents give those whose governments it names, by their names."""
        nations = {name: offices.nation(name, self.company) for name in self.led}
        return {name: nation for name, nation in nations.items() if nation}


def read_cast(
    extraction: Extraction,
    actors: KnownActors,
    nations: Mapping[str, str] = MappingProxyType({}),
    models: Models = SHIPPED,
) -> Cast:
    """Return who appears in a document: by all rules, or as its annotations say.

    Parameters
    ----------
    extraction
        What was read in it.
    actors
        Known actors.
    nations
        What other documents say of who leads whom: `Cast.placed` of the cast without it.
    models
        Learned models; those of the package by default.
    """
    if extraction.entities:
        stated, ties = describe_stated(extraction, actors)
        known = frozenset(one.actor for one in stated if one.actor)
        return Cast(doc=extraction.document.id, clusters=stated, members=ties, company=known)
    state = tie_mentions(extraction, actors, models)
    holdings, led = tuple(find_holdings(state)), tuple(find_led(state))
    if nations:
        tie_led(state, nations)
    clusters, members = [], []
    for place, mentions in enumerate(denoting_clusters(state, models)):
        clusters.append(_describe(state, mentions, place))
        members.append(
            tuple((one.id, *state.why.get(one.id, _ALONE)) for one in mentions),
        )
    return Cast(
        doc=extraction.document.id,
        clusters=tuple(clusters),
        members=tuple(members),
        company=frozenset(state.known.values()),
        holdings=holdings,
        led=led,
    )


def _describe(state: DocumentState, mentions: tuple[Mention, ...], place: int) -> Cluster:
    facts = state.facts(mentions[0].id)
    names = [one for one in mentions if one.kind is MentionKind.NAME]
    nominals = [one for one in mentions if one.kind is MentionKind.NOMINAL]
    person = facts.type == "person"
    return Cluster(
        doc=state.extraction.document.id,
        place=place,
        date=state.day,
        first=mentions[0].id,
        anchor=(names or mentions)[0].id,
        opening=mentions[0].text,
        actor=facts.actor,
        type=facts.type,
        names=tuple(one.text for one in names),
        descriptions=tuple(sorted({one.text for one in nominals})),
        # The pronoun that may stand first in the text is no name.
        described=None if names else _description((nominals or mentions)[0]),
        country=_country(state, mentions),
        gender=min(facts.genders) if len(facts.genders) == 1 and person else "",
        genders=tuple(sorted(Counter(one.gender for one in mentions if one.gender).items())),
        offices=frozenset(office_key(state, one) for one in nominals if person),
        seats=tuple(_seats(state, nominals)),
    )


def _description(mention: Mention) -> Description:
    return Description(
        text=mention.full or mention.text,
        head_lemma=mention.head_lemma,
        number=mention.number,
        gender=mention.gender,
    )


def _seats(state: DocumentState, nominals: list[Mention]) -> Iterator[OfficeKey]:
    for mention in nominals:
        if is_seat(state, mention):
            key = office_key(state, mention)
            if state.actors.get(key[2]) is not None:
                yield key


def _country(state: DocumentState, mentions: tuple[Mention, ...]) -> str:
    """Return the country of the nation, or of the known body, that a description hangs on."""
    relational = load_descriptions()["relational"]
    for mention in mentions:
        if (
            mention.head_lemma in relational
        ):  # *his Ruritanian counterpart* hangs on somebody else's nation
            continue
        nation = nation_of(state, mention)
        owner = nation or (mention.of if mention.kind is MentionKind.NOMINAL else None)
        actor = state.record_of(owner) if owner and owner in state.mentions else None
        if actor is not None and actor.type not in ("place", "media"):
            return actor.country
    return ""
