"""Which actors of a sentence the parse ties to a word, with what speaks for or against them."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from training.relate.features import Listed, describe_role, path_of
from training.relate.scenes import Scene
from training.relate.triples import Role
from training.relate.verdicts import Verdicts

__all__ = ["LEAST_PREDICATE", "find_roles"]

LEAST_PREDICATE = -1.5
"""Log-odds below which a word isn't asked further; the bar that keeps reading cheap."""


def find_roles(
    word: Token, scene: Scene, verdicts: Verdicts, listed: Listed
) -> Iterator[tuple[Role, Mapping[str, float]]]:
    """Yield the actors that the parse ties to a word, with what speaks for or against them."""
    said = verdicts.said(word)
    for actor in scene.actors:
        path = path_of(actor, word)
        if path is not None:
            features = describe_role(word, actor, path, scene, said, listed)
            yield Role(actor, *path, 0.0, 0.0), features
