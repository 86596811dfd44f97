"""Fit the reader of relations and measure it, each article read by models that haven't seen it.

Usage: ``python -m training.relate.crossval``. Four linear models (predicate, name, source and target, targetless), one of
whole readings (fit), trees that join them, a calibration; folds are those of `training.articles`.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc, Token

from kg.learned.calibration import Calibration
from kg.learned.linear import LinearModel, softmax
from kg.ontology.load import load_ontology
from kg.records import Extraction, Span
from training.articles import fold_of, load_articles
from training.fit import fit_calibration, fit_trees
from training.relate.candidates import LEAST_PREDICATE, find_roles
from training.relate.combine import combine
from training.relate.complete import complete_assertions
from training.relate.decide import LEARNED, Rated, choose, not_asked, record_sure
from training.relate.features import describe_predicate, list_words, vector_of
from training.relate.readings import Read, load_readings
from training.relate.rows import COLUMNS
from training.relate.scenes import Scene, lay_out, predicates
from training.relate.solve import ask_linear as predict_linear
from training.relate.solve import solve_linear as fit_linear
from training.relate.triples import Candidate, Predicate, Role, describe_triple
from training.relate.verdicts import Verdicts, head_of
from training.scoring import load_scorer, score_folder, write_build

FOLDS = 5
"""The ten folds of `training.articles`, two by two."""


@dataclass(slots=True)
class Word:
    """A word that may be a predicate, with what the annotation says of it."""

    fold: int
    read: Read
    scene: Scene
    verdicts: Verdicts
    token: Token
    features: dict[str, float]
    relations: tuple[str, ...]
    """Acceptable ones; none if it is no predicate."""
    targetless: bool
    sources: frozenset[str]
    targets: frozenset[str]
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]]
    logit: float = 0.0
    names: Any = None
    no_target: float = 0.0
    roles: list[Any] = field(default_factory=list)
    asked: list[tuple[Role, Mapping[str, float]]] | None = None

    def list_roles(self) -> list[tuple[Role, Mapping[str, float]]]:
        """Return the actors with what speaks for them, described once."""
        if self.asked is None:
            listed = list_words(load_ontology())
            self.asked = list(find_roles(self.token, self.scene, self.verdicts, listed))
        return self.asked


def list_examples(reads: Sequence[Read]) -> list[Word]:
    """Return every word of a sentence with actors."""
    listed = list_words(load_ontology())
    found = []
    for read in reads:
        doc = read.parsed.annotated.doc
        wanted = _wanted(read, doc)
        verdicts = Verdicts(doc, read.extraction.assertions)
        for scene in lay_out(doc, read.extraction.mentions):
            for token in predicates(scene):
                gold = wanted.get(token.i, [])
                required = {r for g, _ in gold if not g["optional"] for r in g["relations"]}
                relations = required or {r for g, _ in gold for r in g["relations"]}
                sources = {
                    x
                    for g, _ in gold
                    for x in (*g["sources"], *(g["targets"] if g["symmetric"] else ()))
                }
                targets = {
                    x
                    for g, _ in gold
                    for x in (*g["targets"], *(g["sources"] if g["symmetric"] else ()))
                }
                found.append(
                    Word(
                        fold=fold_of(read.article.name) % FOLDS,
                        read=read,
                        scene=scene,
                        verdicts=verdicts,
                        token=token,
                        features=describe_predicate(token, scene, verdicts.said(token), listed),
                        relations=tuple(sorted(relations)),
                        targetless=None in targets,
                        sources=frozenset(sources - {None}),
                        targets=frozenset(targets - {None}),
                        spans=(
                            [p["subject"] for _, p in gold if p["subject"]],
                            [p["object"] for _, p in gold if p["object"]],
                        ),
                    )
                )
    return found


def _wanted(read: Read, doc: Doc) -> dict[int, list[Any]]:
    wanted: dict[int, list[Any]] = defaultdict(list)
    for item in read.article.gold["assertions"]:
        for place in item["places"]:
            if place.get("cue") and (head := head_of(doc, Span(*place["cue"]))) is not None:
                wanted[head.i].append((item, place))
    return wanted


def _plays(word: Word, role: Role, part: int) -> bool:
    """Tell whether an actor is source (0) or target (1): by whom it denotes, else by the place's words."""
    mention = role.actor.mention
    who = word.read.denotes.get(mention.id)
    if who is not None and not who.startswith("?"):
        return who in (word.sources, word.targets)[part]
    doc = role.actor.token.doc
    for span in word.spans[part]:
        head = doc.char_span(*span, alignment_mode="expand")
        if head is not None and head.root.i == role.actor.token.i:
            return True
    return False


def out_of_fold(words: list[Word], vectors: Any) -> None:
    """Fill in what models say that were fitted on the other folds."""
    folds = np.array([one.fold for one in words])
    for fold in range(FOLDS):
        models = fit_words([w for w in words if w.fold != fold], vectors[folds != fold])
        ask_words(models, [w for w in words if w.fold == fold], vectors[folds == fold])
        print("fold", fold, flush=True)


def fit_words(words: Sequence[Word], vectors: Any) -> dict[str, LinearModel]:
    """Fit the models of words and roles."""
    rows = [one.features for one in words]
    models = {
        "predicate": fit_linear(
            rows, [bool(one.relations) for one in words], strength=0.5, vectors=vectors
        )
    }
    own = [i for i, one in enumerate(words) if one.relations]
    models["targetless"] = fit_linear(
        [rows[i] for i in own],
        [words[i].targetless for i in own],
        strength=0.5,
        vectors=vectors[own],
    )
    examples = [(i, r) for i in own for r in words[i].relations]
    models["name"] = fit_linear(
        [rows[i] for i, _ in examples],
        [r for _, r in examples],
        strength=1.0,
        vectors=vectors[[i for i, _ in examples]],
        weights=[1 / len(words[i].relations) for i, _ in examples],
    )
    roles = [
        (word, role, features)
        for word in (words[i] for i in own)
        for role, features in word.list_roles()
    ]
    for part, name in enumerate(("source", "target")):
        models[name] = fit_linear(
            [features for _, _, features in roles],
            [_plays(word, role, part) for word, role, _ in roles],
            strength=0.3,
        )
    return models


def ask_words(models: Mapping[str, LinearModel], words: Sequence[Word], vectors: Any) -> None:
    """Write what models say into words."""
    rows = [one.features for one in words]
    logits = predict_linear(models["predicate"], rows, vectors)[:, 0]
    none = predict_linear(models["targetless"], rows, vectors)[:, 0]
    kept = np.flatnonzero(logits >= LEAST_PREDICATE)
    shares = softmax(predict_linear(models["name"], [rows[i] for i in kept], vectors[kept]))
    for word, logit, without in zip(words, logits, none, strict=True):
        word.logit, word.no_target, word.names, word.roles = float(logit), float(without), None, []
    asked = []
    for i, share in zip(kept, shares, strict=True):
        word = words[i]
        word.names = dict(zip(models["name"].classes, map(float, share), strict=True))
        asked += [(word, *one) for one in word.list_roles()]
    features = [one for _, _, one in asked]
    source = predict_linear(models["source"], features)[:, 0]
    target = predict_linear(models["target"], features)[:, 0]
    for (word, role, _), s, t in zip(asked, source, target, strict=True):
        word.roles.append(replace(role, source=float(s), target=float(t)))


def list_candidates(
    words: Iterable[Word], names: Sequence[str]
) -> list[tuple[Word, Candidate, int]]:
    """Return the readings of words, with 1 if they are right, 2 if only optional, 0 if wrong."""
    listed = list_words(load_ontology())
    found = []
    for word in words:
        if word.roles and word.names:
            predicate = Predicate(
                word=word.token,
                logit=word.logit,
                names=word.names,
                targetless=word.no_target,
                roles=tuple(word.roles),
                said=word.verdicts.said(word.token),
            )
            over = _over(word)
            readings = combine(predicate, word.scene, word.verdicts, listed, names)
            found += [(word, one, _judge(word, one, over)) for one in readings]
    return found


def _over(word: Word) -> list[Any]:
    start, end = word.scene.sentence.start_char, word.scene.sentence.end_char
    return [
        item
        for item in word.read.article.gold["assertions"]
        if any(p["span"][0] < end and p["span"][1] > start for p in item["places"])
    ]


def _judge(word: Word, candidate: Candidate, over: Iterable[Any]) -> int:
    denotes = word.read.denotes
    source = denotes.get(candidate.source.actor.mention.id)
    target = None
    if candidate.target is not None:
        target = denotes.get(candidate.target.actor.mention.id)
    hits = []
    for item in over:
        pairs = [(source, target), (target, source)] if item["symmetric"] else [(source, target)]
        if candidate.relation in item["relations"] and any(
            a in item["sources"] and b in item["targets"] for a, b in pairs
        ):
            hits.append(item)
    if not hits:
        return 0
    return 2 if all(item["optional"] for item in hits) else 1


def fit_join(candidates: Sequence[tuple[Word, Candidate, int]], fits: Any) -> Any:
    """Fit the trees."""
    rows = np.array(
        [[*one.numbers, fit] for (_, one, _), fit in zip(candidates, fits, strict=True)]
    )
    right = np.array([label for _, _, label in candidates])
    kept = right != 2
    return fit_trees(rows[kept], right[kept] == 1, COLUMNS, trees=250, rate=0.04, leaves=24)


def fit_readings(candidates: Sequence[tuple[Word, Candidate, int]]) -> LinearModel:
    """Fit the linear model of whole readings."""
    judged = [(describe_triple(one), label == 1) for _, one, label in candidates if label != 2]
    return fit_linear(
        [one for one, _ in judged], [right for _, right in judged], strength=0.2, least=3
    )


def out_of_fold_scores(candidates: list[tuple[Word, Candidate, int]]) -> Any:
    """Return the trees' log-odds of each reading, from models of the other folds."""
    folds = np.array([word.fold for word, _, _ in candidates])
    features = [describe_triple(one) for _, one, _ in candidates]
    fits = np.zeros(len(candidates))
    for fold in range(FOLDS):
        train = np.flatnonzero(folds != fold)
        test = np.flatnonzero(folds == fold)
        model = fit_readings([candidates[i] for i in train])
        fits[test] = predict_linear(model, [features[i] for i in test])[:, 0]
    scores = np.zeros(len(candidates))
    for fold in range(FOLDS):
        train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        trees = fit_join([candidates[i] for i in train], fits[train])
        rows = np.array([[*candidates[i][1].numbers, fits[i]] for i in test])
        scores[test] = np.round(trees.logits(rows), 6)
    return scores


def keep_winners(
    candidates: Sequence[tuple[Word, Candidate, int]], scores: Sequence[float]
) -> list[tuple[Word, Rated, int]]:
    """Return the readings that win their competition."""
    ontology = load_ontology()
    documents: dict[str, list[tuple[Word, Rated, int]]] = defaultdict(list)
    for (word, one, label), score in zip(candidates, scores, strict=True):
        documents[word.read.article.name].append((word, Rated(one, float(score)), label))
    kept = []
    for rows in documents.values():
        own = {id(rated.candidate): (word, rated, label) for word, rated, label in rows}
        kept += [
            own[id(one.candidate)] for one in choose([rated for _, rated, _ in rows], ontology)
        ]
    return kept


def fit_curve(winners: Sequence[tuple[Word, Rated, int]]) -> Calibration:
    """Fit the probability that a winner is right; optional items say nothing."""
    judged = [(rated.score, label == 1) for _, rated, label in winners if label != 2]
    return fit_calibration([score for score, _ in judged], [right for _, right in judged])


def extract_again(
    reads: Sequence[Read],
    candidates: Sequence[tuple[Word, Candidate, int]],
    winners: Sequence[tuple[Word, Rated, int]],
    curve: Calibration,
) -> list[Extraction]:
    """Return the extractions with winners in place of what rules read."""
    ontology = load_ontology()
    asked: dict[str, list[Candidate]] = defaultdict(list)
    for word, one, _ in candidates:
        asked[word.read.article.name].append(one)
    documents: dict[str, list[Rated]] = defaultdict(list)
    for word, rated, _ in winners:
        documents[word.read.article.name].append(rated)
    found = []
    for read in reads:
        events = complete_assertions(
            read.parsed.annotated.doc,
            record_sure(documents[read.article.name], curve),
            read.extraction.quotations,
            ontology=ontology,
            published=read.extraction.document.published,
        )
        ruled = read.extraction.assertions
        offices = not_asked(ruled, asked[read.article.name])
        found.append(replace(read.extraction, assertions=(*events, *offices)))
    return found


def print_figures(extractions: Sequence[Extraction], reads: Sequence[Read]) -> None:
    """Print the figures of the whole build at several thresholds."""
    articles = [one.article for one in reads]
    scorer = load_scorer()
    plain = load_scorer().load_jsonl
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_build(extractions, out)
        rows = plain(out / "assertions.jsonl")
        for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
            kept = [
                one for one in rows if one["score"] >= least or not one["rule"].startswith(LEARNED)
            ]
            (out / "assertions.jsonl").write_text("".join(json.dumps(one) + "\n" for one in kept))
            scorer.load_jsonl = plain
            figures, _ = score_folder(out, articles, scorer)
            shown = (figures[f"assertions_{level}"] for level in ("pair", "triple", "full"))
            print(
                f"{least:.2f}",
                *(f"{f['precision']:.3f} {f['recall']:.3f} {f['f1']:.3f} |" for f in shown),
                flush=True,
            )


def main() -> None:
    """Cross-validate and print."""
    reads = load_readings(load_articles())
    words = list_examples(reads)
    vectors = np.array([vector_of(one.token) for one in words])
    out_of_fold(words, vectors)
    names = sorted({name for one in words for name in one.names or ()})
    candidates = list_candidates(words, names)
    print(len(words), "words", len(candidates), "readings", flush=True)
    scores = out_of_fold_scores(candidates)
    winners = keep_winners(candidates, scores)
    curve = fit_curve(winners)
    print_figures(extract_again(reads, candidates, winners, curve), reads)


if __name__ == "__main__":
    main()
