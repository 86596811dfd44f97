"""Articles read by models of relations that have not seen them: what later models, thresholds and figures come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.assemble.weighing import Statement, list_statements, number_statements
from kg.config import Settings
from kg.learned.bundle import Bundle
from kg.learned.calibration import Calibration
from kg.learned.linear import sigmoid
from kg.learned.models import Models
from kg.pipeline import Knowledge, load_knowledge, read_relations
from kg.records import Extraction
from kg.relate.candidates import find_candidates, rate
from kg.relate.decide import Rated, choose
from kg.relate.triples import Candidate
from kg.relate.verdicts import Verdicts
from kg.resolve.mentions import resolve_mentions
from training.articles import fold_of
from training.fit import fit_calibration
from training.parallel import each_fold
from training.relate.fit import fit_documents, fit_readings, fit_words
from training.relate.invented import Sentences
from training.relate.judgements import OPEN, Judged
from training.relate.lessons import WordLesson, judge, judge_reading, list_lessons
from training.relate.readings import Read
from training.relate.status import StatusLesson, list_statuses, with_status
from training.scoring import denote

__all__ = ["HeldOutRelations", "read_held_out", "weigh", "with_curve"]


@dataclass(slots=True, kw_only=True)
class HeldOutRelations:
    """What models read in articles that they had not seen.

    Attributes
    ----------
    lessons, statuses
        Of words, by article; of status.
    candidates, right, folds
        Readings, labels (1 right, 2 neither wanted nor refused, 0 wrong), folds of their articles.
    winners, won
        Scores of those that win their competition, by fold, and their labels.
    bundles
        By fold, fitted on the others; thresholds too.
    extractions
        All readings that are kept, in the order of annotated articles.
    rows, said, row_folds
        Of what documents say as a whole: numbers, labels, folds.
    judgements
        How many readings were judged one by one, or listed.
    """

    lessons: dict[str, list[WordLesson]]
    statuses: list[StatusLesson]
    candidates: list[Candidate]
    right: NDArray[np.int64]
    folds: NDArray[np.int64]
    winners: dict[int, list[float]]
    won: dict[int, list[int]]
    bundles: dict[int, Bundle]
    extractions: list[Extraction]
    rows: NDArray[np.float64]
    said: NDArray[np.int64]
    row_folds: NDArray[np.int64]
    judgements: int

    def judged(self) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return how likely each thing that a document may say is held to be, and whether it is right."""
        shares = np.zeros(len(self.rows))
        for fold, bundle in self.bundles.items():
            own = self.row_folds == fold
            logits = np.round(bundle.trees["document"].logits(self.rows[own]), 6)
            shares[own] = bundle.curves["document"].probabilities(sigmoid(logits))
        kept = self.said != 2
        return shares[kept], self.said[kept] == 1


def read_held_out(
    reads: Sequence[Read], models: Mapping[int, Models], extra: Sentences
) -> HeldOutRelations:
    """Return each article as read by models that were fitted on the other folds.

    Parameters
    ----------
    models
        By fold, those of the other readers.
    extra
        Lessons of texts that are no articles, in every fold.
    """
    knowledge = load_knowledge(Settings())
    lessons = {one.article.name: list_lessons(one) for one in reads}
    statuses = {one.article.name: list(list_statuses(one)) for one in reads}

    def fit_fold(fold: int) -> Bundle:
        seen = [name for name in lessons if fold_of(name) != fold]
        fitted = fit_words([one for name in seen for one in lessons[name]] + extra.words)
        told = [one for name in seen for one in statuses[name]]
        return with_status(fitted, told + extra.statuses)

    words = each_fold(fit_fold)
    found = [
        (read, one) for read in reads for one in _candidates(read, words[read.fold], knowledge)
    ]
    candidates = [one for _, one in found]
    right = np.array([judge_reading(one, read) for read, one in found])
    folds = np.array([read.fold for read, _ in found])

    def fit_rivals(fold: int) -> Bundle:
        others = np.flatnonzero(folds != fold)
        return fit_readings(
            words[fold], [candidates[i] for i in others], right[others], folds[others]
        )

    bundles = each_fold(fit_rivals)
    winners, won = _compete(found, right, bundles, knowledge)
    for fold, bundle in bundles.items():
        bundles[fold] = with_curve(bundle, winners, won, without=fold)

    def read_fold(fold: int) -> dict[str, Extraction]:
        reader = models[fold] | {"relate": bundles[fold]}
        return {
            read.article.name: read_relations(
                read.parsed.annotated, knowledge, read.extraction, reader
            )
            for read in reads
            if read.fold == fold
        }

    by_name = {name: one for own in each_fold(read_fold).values() for name, one in own.items()}
    extractions = [by_name[read.article.name] for read in reads]
    whole = {fold: models[fold] | {"relate": one} for fold, one in bundles.items()}
    rows, said, row_folds = weigh(extractions, reads, whole, knowledge)
    for fold, bundle in bundles.items():
        other = row_folds != fold
        bundles[fold] = fit_documents(bundle, rows[other], said[other], row_folds[other])
    return HeldOutRelations(
        lessons=lessons,
        statuses=[one for own in statuses.values() for one in own],
        candidates=candidates,
        right=right,
        folds=folds,
        winners=winners,
        won=won,
        bundles=bundles,
        extractions=[
            one for one, read in zip(extractions, reads, strict=True) if read.judged is None
        ],
        rows=rows,
        said=said,
        row_folds=row_folds,
        judgements=sum(len(read.judged.every) for read in reads if read.judged),
    )


def _candidates(read: Read, words: Bundle, knowledge: Knowledge) -> list[Candidate]:
    doc, extraction = read.parsed.annotated.doc, read.extraction
    verdicts = Verdicts(doc, extraction.assertions)
    return find_candidates(doc, extraction.mentions, verdicts, knowledge.ontology, words)


def _compete(
    found: Sequence[tuple[Read, Candidate]],
    right: NDArray[np.int64],
    bundles: Mapping[int, Bundle],
    knowledge: Knowledge,
) -> tuple[dict[int, list[float]], dict[int, list[int]]]:
    """Return scores and labels of the readings that win, by fold."""
    documents: dict[str, list[int]] = {}
    for number, (read, _) in enumerate(found):
        documents.setdefault(read.article.name, []).append(number)
    winners: dict[int, list[float]] = {fold: [] for fold in bundles}
    won: dict[int, list[int]] = {fold: [] for fold in bundles}
    for name, numbers in documents.items():
        fold = fold_of(name)
        own = [found[i][1] for i in numbers]
        labels = {id(one): int(right[i]) for one, i in zip(own, numbers, strict=True)}
        rated = map(Rated, own, rate(own, bundles[fold]))
        for one in choose(rated, knowledge.ontology):
            winners[fold].append(one.score)
            won[fold].append(labels[id(one.candidate)])
    return winners, won


def with_curve(
    bundle: Bundle,
    winners: Mapping[int, Sequence[float]],
    won: Mapping[int, Sequence[int]],
    without: int | None = None,
) -> Bundle:
    """Return a bundle with the probability that a winner is right; learned without the winners of a fold."""
    judged = [
        (score, label == 1)
        for fold in winners
        if fold != without
        for score, label in zip(winners[fold], won[fold], strict=True)
        if label != 2
    ]
    curve: Calibration = fit_calibration(
        [score for score, _ in judged], [right for _, right in judged]
    )
    return replace(bundle, curves={**bundle.curves, "join": curve})


def weigh(
    extractions: Sequence[Extraction],
    reads: Sequence[Read],
    models: Mapping[int, Models],
    knowledge: Knowledge,
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Return numbers, labels and folds of all that documents may say; what nobody judged is left out."""
    articles = [one.article for one in reads]
    own = {one.name: models[fold_of(one.name)] for one in articles}
    resolution = resolve_mentions(extractions, actors=knowledge.actors, models=own)
    rows, labels, folds = [], [], []
    for extraction, read, meant in zip(
        extractions, reads, denote(extractions, articles, resolution), strict=True
    ):
        article, fold = read.article, read.fold
        ties = resolution.ties[article.name]
        whom = {entity: meant[mention] for mention, entity in ties.entity_of.items()}
        relations = models[fold].of("relate").linear["name"].classes
        statements = list_statements(extraction, ties, knowledge.ontology)
        numbers = number_statements(statements, extraction, ties, relations)
        for statement, row in zip(statements, numbers, strict=True):
            if statement.relation not in relations:
                continue
            if read.judged is not None:
                label = _judge_statement(statement, extraction, read.judged)
                if label == OPEN:
                    continue
            else:
                target = whom[statement.target] if statement.target is not None else None
                source = whom[statement.source]
                label = judge(article.gold, None, source, statement.relation, target)
            rows.append(row)
            labels.append(label)
            folds.append(fold)
    return np.array(rows), np.array(labels), np.array(folds)


def _judge_statement(statement: Statement, extraction: Extraction, judged: Judged) -> int:
    """Return 1 if one of a statement's readings was judged right, 0 if one was judged wrong, else `OPEN`."""
    heads = {one.id: one.head.start for one in extraction.mentions}
    labels = {
        judged.label(
            one.cue.start,
            heads[one.subject],
            one.predicate,
            heads[one.object] if one.object is not None else None,
            tied=True,
        )
        for one in statement.readings
    }
    return 1 if 1 in labels else min(labels)
