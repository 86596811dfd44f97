"""Mentions: annotated articles -> the models that say who is an actor, of which type, and who is kept in the graph.

Two models share a bundle: ``actor`` (`kg.detect.vote`) is asked before anything else is read, ``keep`` (`kg.resolve.keep`)
when all is known that a document says. Labels come from the names and descriptions that the annotation lists.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.actors.lookup import KnownActors
from kg.annotate.documents import Annotated, annotate_documents
from kg.annotate.model import load_model
from kg.detect.lexicon import load_lexicon
from kg.detect.mentions import propose_mentions
from kg.detect.vote import NOBODY, describe_groups
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.linear import sigmoid
from kg.learned.models import Models
from kg.records import Document, Extraction, Mention
from kg.resolve.keep import NAMES, describe_clusters
from kg.resolve.within import tie_mentions
from training.articles import FOLDS, Article, fold_of
from training.entities import map_mentions
from training.fit import fit_linear, fit_trees
from training.scoring import load_scorer
from training.sentences import write_sentences

__all__ = [
    "Casting",
    "Words",
    "fit_actors",
    "fit_keep",
    "hold_out_actors",
    "prepare_casting",
    "prepare_sentences",
    "prepare_words",
]

_TIE = 0.001
FLOOR = 0.15
"""Words that are less likely to denote somebody are no mention."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an article teaches of its words.

    Attributes
    ----------
    features, kinds
        Of each group of mentions by the same words: what is known of it, and its entity type or `NOBODY`.
    """

    features: list[dict[str, float]]
    kinds: list[str]


def prepare_words(annotated: Annotated, article: Article, actors: KnownActors) -> Words:
    """Return what an article teaches of its names and descriptions."""
    lexicon = load_lexicon()
    found = propose_mentions(annotated.doc, annotated.known, actors, lexicon)
    entities = map_mentions((one for one, _ in found), article.gold)
    types = {one["id"]: str(one["type"]) for one in article.gold["entities"]}
    words = Words(features=[], kinds=[])
    for group, features in describe_groups(annotated.doc, found, actors, lexicon):
        meant = Counter(
            types.get(entities[one.span.start, one.span.end] or "", NOBODY) for one, _ in group
        )
        words.features.append(features)
        words.kinds.append(min(meant, key=lambda kind: (-meant[kind], kind)))
    return words


def prepare_sentences(actors: KnownActors) -> list[Words]:
    """Return what invented sentences teach of their actors: short texts, and names that no label is given."""
    lexicon, sentences = load_lexicon(), write_sentences()
    documents = [Document(id=str(n), text=one.text) for n, one in enumerate(sentences)]
    taught = []
    for one in annotate_documents(documents, nlp=load_model(), actors=actors):
        sentence = sentences[int(one.document.id)]
        kinds = {span.end: sentence.types[slot] for slot, span in sentence.actors.items()}
        found = propose_mentions(one.doc, one.known, actors, lexicon)
        words = Words(features=[], kinds=[])
        for group, features in describe_groups(one.doc, found, actors, lexicon):
            kind = kinds.get(group[0][0].span.end)
            if kind is not None:
                words.features.append(features)
                words.kinds.append(kind)
        taught.append(words)
    return taught


def fit_actors(lessons: Iterable[Words]) -> Bundle:
    """Return the model of who is an actor, fitted on articles."""
    lessons = list(lessons)
    model = fit_linear(
        [features for one in lessons for features in one.features],
        [kind for one in lessons for kind in one.kinds],
        strength=0.3,
    )
    bundle = Bundle(linear={"actor": model}, trees={}, curves={}, numbers={"floor": FLOOR})
    return read_bundle(pack_bundle(bundle))


def hold_out_actors(lessons: Mapping[str, Words], always: Sequence[Words]) -> dict[int, Bundle]:
    """Return for each fold the model that has not seen its articles; `always` are lessons of no article."""
    return {
        fold: fit_actors(
            [*(one for name, one in lessons.items() if fold_of(name) != fold), *always]
        )
        for fold in range(FOLDS)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """What an article teaches of who is kept.

    Attributes
    ----------
    numbers
        Of its clusters.
    wanted
        1 for an actor that the annotation asks for, 0 for none and for one that is split off; -1 where it doesn't matter.
    taught
        The same, but 1 for whoever is annotated and acts or speaks, asked for or not: their statements count.
    asked
        How many actors the annotation asks for.
    """

    numbers: NDArray[np.float64]
    wanted: NDArray[np.int64]
    taught: NDArray[np.int64]
    asked: int


def prepare_casting(
    read: Extraction, article: Article, actors: KnownActors, models: Models
) -> Casting:
    """Return what an article teaches of who is kept, from what `models` read that have not seen it."""
    state = tie_mentions(read, actors, models)
    rows = describe_clusters(state)
    gold = {one["id"]: one for one in article.gold["entities"]}
    norm, known = _wordings(article.gold)
    meant = [_meant(cluster, norm, known) for cluster in rows.clusters]
    kinds = [state.type_of(cluster[0].id) for cluster in rows.clusters]
    used = rows.numbers[:, [NAMES.index(f"{use} of") for use in ("subject", "object", "source")]]
    first: set[str] = set()
    wanted = np.full(len(meant), -1)
    for place in sorted(range(len(meant)), key=lambda n: _rank(rows.numbers[n], n)):
        entity = gold.get(meant[place])
        if kinds[place] == "place" or (entity is not None and entity["type"] == "place"):
            continue
        if entity is None:
            wanted[place] = 0
        elif entity["id"] in first:
            wanted[place] = -1 if used[place].any() else 0
        else:
            first.add(entity["id"])
            wanted[place] = -1 if entity["optional"] else 1
    annotated = np.array([bool(one) for one in meant], dtype=bool)
    acts = used.any(axis=1) & annotated & (np.array(kinds) != "place")
    asked = sum(not one["optional"] and one["type"] != "place" for one in gold.values())
    return Casting(
        numbers=rows.numbers, wanted=wanted, taught=np.where(acts, 1, wanted), asked=asked
    )


def _rank(numbers: NDArray[np.float64], place: int) -> tuple[bool, float, int]:
    named, nominals = numbers[NAMES.index("names")], numbers[NAMES.index("nominals")]
    return not named, -(named + nominals), place


def _wordings(gold: Row) -> tuple[Callable[[str], str], dict[str, str]]:
    """Return how the scorer compares words, and the annotated actor of each wording."""
    norm = load_scorer().norm
    known: dict[str, str] = {}
    for entity in gold["entities"]:
        for alias in (entity["name"], *entity["aliases"]):
            known.setdefault(norm(alias), entity["id"])
    return norm, known


def _meant(
    cluster: Sequence[Mention], norm: Callable[[str], str], known: Mapping[str, str]
) -> str:
    """Return the annotated actor that most of a cluster's words denote, or an empty string."""
    votes = Counter(known[word] for one in cluster if (word := norm(one.text)) in known)
    return votes.most_common(1)[0][0] if votes else ""


def fit_keep(bundle: Bundle, castings: Mapping[str, Casting]) -> tuple[Bundle, dict[int, Bundle]]:
    """Return a bundle with the model of who is kept, and for each fold one with what others teach.

    The threshold is where the F1 of actors is best, by models that have not seen the article.
    """
    fold = {name: fold_of(name) for name in castings}
    trees = {
        held: _fit([one for name, one in castings.items() if fold[name] != held])
        for held in range(FOLDS)
    }
    said = {name: sigmoid(trees[fold[name]].logits(one.numbers)) for name, one in castings.items()}
    folds = {}
    for held in range(FOLDS):
        least = _threshold({n: one for n, one in castings.items() if fold[n] != held}, said)
        numbers = {**bundle.numbers, "keep": least}
        folds[held] = replace(bundle, trees={"keep": trees[held]}, numbers=numbers)
    least = _threshold(castings, said)
    whole = replace(
        bundle,
        trees={"keep": _fit(list(castings.values()))},
        numbers={**bundle.numbers, "keep": least},
    )
    return read_bundle(pack_bundle(whole)), folds


def _fit(castings: Sequence[Casting]) -> Any:
    rows = np.vstack([one.numbers[one.taught >= 0] for one in castings])
    taught = np.concatenate([one.taught[one.taught >= 0] for one in castings])
    return fit_trees(rows, taught == 1, NAMES, trees=150, leaves=12)


def _threshold(castings: Mapping[str, Casting], said: Mapping[str, NDArray[np.float64]]) -> float:
    scores = np.concatenate([said[name][one.wanted >= 0] for name, one in castings.items()])
    right = np.concatenate([one.wanted[one.wanted >= 0] == 1 for one in castings.values()])
    asked = sum(one.asked for one in castings.values())
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    measure = 2 * hits / (np.arange(1, len(order) + 1) + asked)
    best = int(np.flatnonzero(measure >= measure.max() - _TIE)[0])
    print(f"keep from {scores[order][best]:.3f}: F1 of clusters {measure[best]:.3f}")
    return float(np.floor(scores[order][best] * 1000) / 1000)
