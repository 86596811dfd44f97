"""What training and cross-validation start from: annotated articles, their parses, and what each teaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from training.articles import SHARED, Article, load_articles
from training.entities import map_mentions
from training.invented import load_invented
from training.parses import Parsed, load_parses
from training.quotes import Lesson, prepare

__all__ = ["Material", "load_material"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Annotated articles with what is made of them once.

    Attributes
    ----------
    articles, parses, lessons
        By name.
    """

    articles: Mapping[str, Article]
    parses: Mapping[str, Parsed]
    lessons: Mapping[str, Lesson]


def load_material(
    folder: Path = SHARED / "gold", *, untouched: bool = False, without: str = ""
) -> Material:
    """Return the articles of a folder in the format of ``gold/README.md``, prepared.

    Parameters
    ----------
    untouched
        The untouched tenth in place of the others.
    without
        Start of the names of features that nothing is learned from (``listed``), for ablations.
    """
    articles = {one.name: one for one in load_articles(folder, untouched=untouched)}
    parses = load_parses(folder / "train", tuple(articles))
    lessons = {}
    for name, article in articles.items():
        parsed = parses[name]
        entities = map_mentions(parsed.mentions, article.gold)
        lessons[name] = _reduced(prepare(parsed, article, entities), without)
    for article, parsed in () if untouched else load_invented():
        lessons[article.name] = _reduced(prepare(parsed, article, {}), without)
    return Material(articles=articles, parses=parses, lessons=lessons)


def _reduced(lesson: Lesson, without: str) -> Lesson:
    if without:
        for features in (*lesson.features, *(f for g in lesson.speakers for f, _ in g)):
            for name in [name for name in features if name.startswith(without)]:
                del features[name]
    return lesson
