"""Vote: mentions and their use -> which denote actors, and of which type, by the learned model.

All mentions of a document by the same words are asked together, so that one name is of one type (one sense per
discourse). Known actors keep the type that is known of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.actors.lookup import KnownActors
from kg.detect.gender import gender_of_name
from kg.detect.lexicon import Lexicon
from kg.detect.vote_features import Surroundings, describe_mention
from kg.learned.bundle import Bundle
from kg.learned.linear import softmax
from kg.records import Mention, MentionKind

__all__ = ["NOBODY", "describe_groups", "vote_on_mentions"]

NOBODY = "none"
"""The class of words that denote neither an actor nor a place."""

_DIGITS = 4
"""Digits to which probabilities are rounded before they decide, so that all processors agree."""

_DOUBTFUL = 0.5
_SEATED = ("government", "place")

Found = tuple[Mention, Token]


def describe_groups(
    doc: Doc, found: Sequence[Found], actors: KnownActors, lexicon: Lexicon
) -> Iterator[tuple[list[Found], dict[str, float]]]:
    """Yield the names and descriptions that are called by the same words, with all that is known of them."""
    around = Surroundings(doc, found, actors, lexicon)
    groups: dict[tuple[str, str], list[Found]] = {}
    for mention, head in found:
        groups.setdefault((mention.kind, mention.text.lower()), []).append((mention, head))
    for group in groups.values():
        features: dict[str, float] = {}
        for mention, head in group:
            features |= describe_mention(mention, head, around)
        yield group, features


def vote_on_mentions(
    doc: Doc, found: Sequence[Found], actors: KnownActors, lexicon: Lexicon, models: Bundle
) -> list[Found]:
    """Return the mentions that may denote somebody, with the type that the vote gives them, and how sure it is."""
    model, least = models.linear["actor"], models.numbers["floor"]
    nobody = model.classes.index(NOBODY)
    kept: list[Found] = []
    for group, features in describe_groups(doc, found, actors, lexicon):
        said = softmax(model.logits(features)).round(_DIGITS)
        sure = round(1.0 - float(said[nobody]), _DIGITS)
        said[nobody] = -1.0
        if sure >= least:
            kind = model.classes[int(said.argmax())]
            kind, known = _settle(group[0][0], kind, sure, actors)
            kept += [
                (_typed(one, head, (kind, known, sure), lexicon), head) for one, head in group
            ]
    return kept


def _settle(
    mention: Mention, kind: str, sure: float, actors: KnownActors
) -> tuple[str, tuple[str, ...]]:
    """Return the type of a group and the known actors that it may denote if it denotes none so far.

    A name that the model takes for a person may be a country by its use (*Jordan rejected*); who is hardly anybody is
    no place because of it.
    """
    if kind == "place" and sure < _DOUBTFUL and mention.type:
        return mention.type, ()
    if mention.actors or mention.kind is not MentionKind.NAME or kind not in _SEATED:
        return kind, ()
    matches = ((one.actor, actors.get(one.actor)) for one in actors.find(mention.text))
    return kind, tuple(one for one, actor in matches if actor and actor.type in _SEATED)


def _typed(
    mention: Mention, head: Token, said: tuple[str, tuple[str, ...], float], lexicon: Lexicon
) -> Mention:
    """Return a mention with its type; of known actors only a place may turn out to act."""
    kind, known, sure = said
    acts = mention.type == "place" and kind == "government"
    if kind == mention.type or (mention.actors and not acts):
        return replace(mention, sure=sure)
    gender = mention.gender
    if kind == "person" and mention.kind is MentionKind.NAME:
        gender = gender_of_name(mention.text.split(), _before(mention, head), lexicon)
    return replace(
        mention,
        type=kind,
        label="GPE" if known else mention.label,
        actors=mention.actors or known,
        sure=sure,
        gender=gender if kind == "person" else "",
    )


def _before(mention: Mention, head: Token) -> str:
    """Return the word before a mention, or an empty string."""
    index = head.i
    while index >= 0 and head.doc[index].idx >= mention.span.start:
        index -= 1
    return head.doc[index].text if index >= 0 else ""
