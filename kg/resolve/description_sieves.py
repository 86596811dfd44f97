"""Descriptions within a document: nations' officials and bodies, offices, *the group* -> ties.

Never through bare common nouns: a description is tied by the nation it hangs on, by an office that the
document gave somebody, or as the definite noun for the one organization just named.
"""

from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState

__all__ = [
    "nation_of",
    "tie_classes",
    "tie_members",
    "tie_nations",
    "tie_offices",
    "tie_organizations",
]

_FOLDED = frozenset(
    [
        "official",
        "officials",
        "government",
        "administration",
        "regime",
        "side",
        "authority",
        "authorities",
        "leadership",
        "cabinet",
        "diplomat",
        "diplomats",
        "negotiator",
        "negotiators",
        "delegation",
        "team",
    ]
)
_FORCES = frozenset(
    ["army", "military", "force", "forces", "troop", "troops", "soldier", "soldiers"]
)
_MEMBERS = frozenset(
    [
        "fighter",
        "fighters",
        "leader",
        "leaders",
        "leadership",
        "official",
        "officials",
        "member",
        "members",
        "militant",
        "militants",
        "commander",
        "commanders",
        "rebel",
        "rebels",
        "gunman",
        "gunmen",
        "negotiator",
        "negotiators",
        "representative",
        "representatives",
        "forces",
        "troops",
        "soldier",
        "soldiers",
        "lawmaker",
        "lawmakers",
        "politician",
        "politicians",
        "insurgent",
        "insurgents",
        "side",
        "rulers",
    ]
)
_VAGUE = frozenset(
    [
        "many",
        "some",
        "several",
        "few",
        "all",
        "most",
        "more",
        "other",
        "remaining",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "least",
        "about",
        "around",
        "nearly",
        "over",
    ]
)
_GROUPS = {
    "group": {"organization", "armed_group", "party", "media", "igo"},
    "movement": {"armed_group", "party", "organization"},
    "organization": {"organization", "igo", "armed_group"},
    "organisation": {"organization", "igo", "armed_group"},
    "party": {"party"},
    "company": {"organization", "media"},
    "firm": {"organization"},
    "agency": {"agency", "media", "igo"},
    "department": {"agency"},
    "ministry": {"agency"},
    "court": {"agency", "igo"},
    "militia": {"armed_group"},
    "bloc": {"igo"},
    "alliance": {"igo", "party"},
    "union": {"organization", "igo"},
    "bank": {"organization", "agency", "igo"},
    "newspaper": {"media"},
    "broadcaster": {"media"},
    "network": {"media", "armed_group"},
    "commission": {"agency", "igo"},
    "council": {"agency", "igo"},
    "university": {"organization"},
}
_MAX_SENTENCES = 5


def nation_of(state: DocumentState, mention: Mention, depth: int = 0) -> str:
    """Return the id of the mention of the nation that a description hangs on, or an empty string.

    *Biden* of *the Biden administration* leads to the country of the office that the document gives Biden.
    """
    if mention.of is None or depth > 3:
        return ""
    owner = state.mentions.get(mention.of)
    if owner is None:
        return ""
    if state.type_of(owner.id) == "government":
        return owner.id
    for member in state.cluster(owner.id):
        if member.id != mention.id and (found := nation_of(state, member, depth + 1)):
            return found
    return ""


def tie_nations(state: DocumentState) -> None:
    """Tie a nation's officials, government and side to it, and its troops to its army if one is named."""
    for mention in _nominals(state):
        nation = nation_of(state, mention)
        if not nation:
            continue
        if mention.head_lemma in _FOLDED and mention.number != "singular":
            state.tie(mention.id, nation, 0.85, "officials of the nation")
        elif mention.head_lemma in _FOLDED and mention.type == "government":
            state.tie(mention.id, nation, 0.9, "government of the nation")
        elif mention.head_lemma in _FORCES:
            country = (actor := state.record_of(nation)) and actor.country
            armies = [one for one in state.named({"military"}) if _country(state, one) == country]
            target = armies[0].id if armies else nation
            state.tie(mention.id, target, 0.75, "forces of the nation")


def _country(state: DocumentState, mention: Mention) -> str:
    actor = state.record_of(mention.id)
    return actor.country if actor else ""


def tie_members(state: DocumentState) -> None:
    """Tie an armed group's or party's fighters, leaders and officials, in the plural, to it."""
    kinds = {"armed_group", "party", "igo", "agency", "military"}
    for mention in _nominals(state):
        owner = state.mentions.get(mention.of or "")
        if owner is None or mention.number == "singular" or owner.kind is not MentionKind.NAME:
            continue
        if mention.head_lemma in _MEMBERS and state.type_of(owner.id) in kinds:
            state.tie(mention.id, owner.id, 0.8, "its members")


def tie_classes(state: DocumentState) -> None:
    """Tie classes of unnamed people that the document calls by the same words (*hostages*, *the hostages*)."""
    first: dict[str, str] = {}
    for mention in _nominals(state):
        alone = len(state.clusters.members(mention.id)) == 1
        if mention.type != "people" or mention.of or not alone or mention.number != "plural":
            continue
        words = " ".join(
            (*(one for one in mention.modifiers if one not in _VAGUE), mention.head_lemma)
        )
        if words in first:
            state.tie(mention.id, first[words], 0.6, f"class of people: {words}")
        else:
            first[words] = mention.id


def tie_offices(state: DocumentState) -> None:
    """Tie *the foreign minister* to the last person before whom the document gives that office."""
    holders: list[tuple[Mention, Mention]] = []
    for mention in _nominals(state):
        if mention.type != "person" or mention.number == "plural":
            continue
        named = [one for one in state.cluster(mention.id) if one.kind is MentionKind.NAME]
        if named:
            holders.append((mention, named[0]))
        elif mention.definite:
            _tie_office(state, mention, holders)


def _tie_office(
    state: DocumentState, mention: Mention, holders: list[tuple[Mention, Mention]]
) -> None:
    wanted = {word for word in mention.modifiers if word.isalpha()}
    nation = nation_of(state, mention)
    for office, person in reversed(holders):
        if office.head_lemma != mention.head_lemma or not wanted <= {
            *office.modifiers,
            *_owner_words(state, office),
        }:
            continue
        other = nation_of(state, office)
        if nation and other and state.clusters.root(nation) != state.clusters.root(other):
            continue
        if mention.gender and office.gender and mention.gender != office.gender:
            continue
        state.tie(mention.id, person.id, 0.8, f"holds the office: {office.text}")
        return


def _owner_words(state: DocumentState, office: Mention) -> set[str]:
    owner = state.mentions.get(office.of or "")
    return set(owner.text.lower().split()) if owner else set()


def tie_organizations(state: DocumentState) -> None:
    """Tie *the group*, *the agency* … to the organization of such a type named last, if near."""
    for mention in _nominals(state):
        kinds = _GROUPS.get(mention.head_lemma)
        alone = len(state.clusters.members(mention.id)) == 1
        if not kinds or not alone or not mention.definite or mention.of or mention.modifiers:
            continue
        if mention.number == "plural" or not mention.text.lower().startswith(
            ("the ", "this ", "that ")
        ):
            continue
        before = [
            one
            for one in state.named(kinds)
            if one.span < mention.span
            and mention.sentence - one.sentence <= _MAX_SENTENCES
            and not one.adjectival
        ]
        if before:
            state.tie(mention.id, before[-1].id, 0.7, f"{mention.text}: named last before")


def _nominals(state: DocumentState) -> list[Mention]:
    return [one for one in state.mentions.values() if one.kind is MentionKind.NOMINAL]
