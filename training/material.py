"""What training and cross-validation start from: annotated articles, their parses, and what each teaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.actors.load import load_known_actors
from kg.learned.bundle import Bundle, load_bundle
from training.articles import (
    FOLDS,
    NEWS,
    SHARED,
    Article,
    fold_of,
    lies_in,
    load_articles,
    load_further,
)
from training.entities import map_mentions
from training.invented import load_invented
from training.mentions import fit_actors, hold_out_actors, prepare_sentences, prepare_words
from training.parses import Parsed, detect, load_annotated
from training.quotes import Lesson, prepare

__all__ = ["Material", "load_material"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Annotated articles with what is made of them once.

    Attributes
    ----------
    articles, parses, lessons
        By name; mentions are what models detect that have not seen the article.
    actors
        Model of who is an actor, fitted on all articles; that of the package for the untouched tenth.
    held_out
        For each fold the one that has not seen its articles.
    """

    articles: Mapping[str, Article]
    parses: Mapping[str, Parsed]
    lessons: Mapping[str, Lesson]
    actors: Bundle
    held_out: Mapping[int, Bundle]


def load_material(
    folder: Path = SHARED / "gold",
    *,
    untouched: bool = False,
    without: str = "",
    part: tuple[int, int] = (1, 1),
) -> Material:
    """Return the articles of a folder in the format of ``gold/README.md``, prepared.

    Parameters
    ----------
    untouched
        The untouched tenth in place of the others.
    without
        Start of the names of features that nothing is learned from (``listed``), for ablations.
    part
        Only the articles of one part, out of how many: for learning curves.
    """
    every = load_articles(folder, untouched=untouched)
    annotated = load_annotated(folder / "train", tuple(one.name for one in every))
    further = () if untouched else load_further()
    if further:
        lengths = {one.name: len(one.text) for one in further}
        annotated |= load_annotated(NEWS, tuple(lengths), lengths)
    articles = {one.name: one for one in (*every, *further) if lies_in(one.name, *part)}
    annotated = {name: one for name, one in annotated.items() if name in articles}
    known = load_known_actors(())
    if untouched:
        actors = load_bundle("mention")
        held_out = dict.fromkeys(range(FOLDS), actors)
    else:
        words = {name: prepare_words(annotated[name], articles[name], known) for name in articles}
        invented = prepare_sentences(known)
        actors = fit_actors([*words.values(), *invented])
        held_out = hold_out_actors(words, invented)
    parses = {name: detect(one, known, held_out[fold_of(name)]) for name, one in annotated.items()}
    lessons = {}
    for name, article in articles.items():
        parsed = parses[name]
        entities = map_mentions(parsed.mentions, article.gold)
        lessons[name] = _reduced(prepare(parsed, article, entities), without)
    for article, parsed in () if untouched else load_invented(models=actors):
        lessons[article.name] = _reduced(prepare(parsed, article, {}), without)
    return Material(
        articles=articles, parses=parses, lessons=lessons, actors=actors, held_out=held_out
    )


def _reduced(lesson: Lesson, without: str) -> Lesson:
    if without:
        for features in (*lesson.features, *(f for g in lesson.speakers for f, _ in g)):
            for name in [name for name in features if name.startswith(without)]:
                del features[name]
    return lesson
