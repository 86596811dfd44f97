"""Put readings into numbers: a predicate, its source and target among their rivals, the rules' verdicts -> rows for the trees."""

from spacy.tokens import Span, Token

from kg.records import Assertion, MentionKind
from kg.relate.features import LISTING, Listed
from kg.relate.lexicon import signs_of
from kg.relate.scenes import Actor, Scene
from kg.relate.triples import Predicate, Role
from kg.relate.verdicts import Verdicts

__all__ = ["COLUMNS", "Pair", "are_kin", "number_pair", "number_relation"]

LIKELY = -0.8
"""Log-odds from which an actor counts as likely in a role."""

TYPES = (
    "", "person", "government", "agency", "military", "armed_group", "igo", "party",
    "organization", "media", "people", "place",
)  # fmt: skip
KINDS = tuple(MentionKind)
_ASIDE = {"none": 1.0, "reversed": 2.0, "symmetric": 4.0, "alone": 8.0}
"""What numbers say of words that the lexicon sets aside."""


COLUMNS = (
    "name", "relation", "name rank", "name gap",
    "ruled so", "ruled back so", "rule score", "said so", "listed", "known", "known best", "known aside",
    "ruled", "ruled back", "said", "predicate", "no target", "source", "target", "as target", "as source",
    "source rank", "target rank", "source gap", "target gap", "source type", "target type", "source kind",
    "target kind", "sources", "likely sources", "likely targets", "source joined", "target joined", "place", "source path", "target path",
    "source distance", "target distance", "source first", "same words", "belongs", "locative", "depth",
    "fit",
)  # fmt: skip
"""Of the rows that the trees see."""


class Pair:
    """What rules say of a pair of mentions in a sentence, in either direction."""

    def __init__(
        self, verdicts: Verdicts, source: Role, target: Role | None, sentence: Span
    ) -> None:
        one = source.actor.mention.id
        two = target.actor.mention.id if target is not None else None
        self.forth = verdicts.between(one, two, sentence)
        self.back = verdicts.between(two, one, sentence) if two is not None else []

    def same(self, relation: str) -> Assertion | None:
        """Return what they read of the relation in this direction."""
        return max(
            (one for one in self.forth if one.predicate == relation),
            key=lambda one: one.score,
            default=None,
        )


def number_relation(
    predicate: Predicate, relation: str, pair: Pair, listed: Listed
) -> tuple[float, ...]:
    """Return what rules and cue words say of a relation."""
    same = pair.same(relation)
    signs = signs_of(predicate.word)
    return (
        float(same is not None),
        float(any(one.predicate == relation for one in pair.back)),
        same.score if same is not None else 0.0,
        float(any(one.predicate == relation for one in predicate.said)),
        float(relation in listed.get(predicate.word.lemma_.lower(), ())),
        signs.get(relation, 0.0),
        max(signs.values(), default=-1.0),
        sum(weight * signs.get(one, 0.0) for one, weight in _ASIDE.items()),
        float(bool(pair.forth)),
        float(bool(pair.back)),
    )


def number_pair(
    predicate: Predicate,
    ranked_source: tuple[int, Role],
    ranked_target: tuple[int, Role | None],
    scene: Scene,
) -> tuple[float, ...]:
    """Return how a pair stands among the actors of its predicate, and who they are."""
    (source_rank, source), (target_rank, target) = ranked_source, ranked_target
    roles = predicate.roles
    as_target = target.target if target is not None else predicate.targetless
    return (
        float(bool(predicate.said)),
        predicate.logit,
        predicate.targetless,
        source.source,
        as_target,
        source.target,
        target.source if target is not None else -9.0,
        float(source_rank),
        float(target_rank),
        max(one.source for one in roles) - source.source,
        max(one.target for one in roles) - as_target,
        float(_type(source)),
        float(_type(target)) if target is not None else -1.0,
        float(_kind(source)),
        float(_kind(target)) if target is not None else -1.0,
        float(len(roles)),
        float(sum(one.source > LIKELY for one in roles)),
        float(sum(one.target > LIKELY for one in roles)),
        _joined(source, max(roles, key=lambda one: one.source)),
        _joined(target, max(roles, key=lambda one: one.target)) if target is not None else -1.0,
        *_places(predicate.word, source, target, scene),
    )


def _joined(role: Role, likeliest: Role) -> float:
    """Return 2 for the likeliest in a role, 1 for who is listed with it, else 0."""
    if role is likeliest:
        return 2.0
    one, two = role.actor.token, likeliest.actor.token
    return float(_listed_from(one) == _listed_from(two))


def are_kin(one: Token, other: Token) -> bool:
    """Tell whether two words are listed together, or one is a part of what the other names."""
    if _listed_from(one) == _listed_from(other):
        return True
    return one.head.i == other.i or other.head.i == one.i


def _listed_from(token: Token) -> int:
    """Return the number of the first word of the list that a word stands in."""
    while token.dep_ in LISTING and token.head.i != token.i:
        token = token.head
    return token.i


def _places(word: Token, source: Role, target: Role | None, scene: Scene) -> tuple[float, ...]:
    mention = source.actor.mention
    other = target.actor.mention if target is not None else None
    return (
        float(word.i - scene.sentence.start),
        float(len(source.up) + len(source.down)),
        float(len(target.up) + len(target.down)) if target is not None else -1.0,
        float(source.actor.token.i - word.i),
        float(target.actor.token.i - word.i) if target is not None else -99.0,
        float(target is not None and source.actor.token.i < target.actor.token.i),
        float(other is not None and _alike(source.actor, target)),
        float(other is not None and (mention.of == other.id or other.of == mention.id)),
        float(mention.locative) + 2 * float(other is not None and other.locative),
        float(mention.quotation_depth),
    )


def _alike(source: Actor, target: Role | None) -> bool:
    """Tell whether two mentions seem to be one actor."""
    if target is None:
        return False
    one, two = source.mention, target.actor.mention
    known = bool(one.actors and two.actors and one.actors[0] == two.actors[0])
    return known or one.text.lower().removeprefix("the ") == two.text.lower().removeprefix("the ")


def _type(role: Role) -> int:
    return TYPES.index(role.actor.mention.type) if role.actor.mention.type in TYPES else 0


PRONOUNS = (
    "i",
    "we",
    "you",
    "he",
    "she",
    "it",
    "they",
    "his",
    "her",
    "its",
    "their",
    "who",
    "which",
)


def _kind(role: Role) -> int:
    """Return a number for name, description, or the pronoun: some pronouns are hard to tie."""
    mention = role.actor.mention
    if mention.kind is not MentionKind.PRONOUN:
        return KINDS.index(mention.kind)
    word = role.actor.token.lower_
    return 3 + (PRONOUNS.index(word) if word in PRONOUNS else len(PRONOUNS))
