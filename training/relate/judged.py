"""Articles of which readings were judged: ``data/judged.json.gz``, ``data/listed.json.gz`` -> readings by rules, with the judgements.

What annotated articles teach too rarely: where the models err in news that nobody annotated. Of the beginnings of some, all that is right was
listed: what is read there and isn't among it is wrong.
"""

import gzip
import json
import pickle
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

from spacy.tokens import Doc

from kg.actors.load import load_known_actors
from kg.annotate.documents import Annotated
from kg.learned.models import Models
from kg.records import Extraction, Span
from kg.relate.verdicts import head_of
from kg.resolve.mentions import resolve_mentions
from kg.store.fingerprint import digest_code
from training.articles import NEWS, Article, is_reserved
from training.parses import CACHE, RULES, Parsed, load_annotated
from training.relate.judgements import Judged, Judgement, Place, Verdict
from training.relate.readings import Read, extract

__all__ = ["JUDGED", "LISTED", "load_judged"]

DATA = Path(__file__).parents[1] / "data"
JUDGED = DATA / "judged.json.gz"
"""By id of an article of `NEWS`, lists of the fields of `Judgement`, in their order."""
LISTED = DATA / "listed.json.gz"
"""By id of an article of `NEWS`, or of what stands there from a letter on (`place_of`), up to which letter all that is right was listed, and lists of cue (all
its words), source and target (empty if nobody marked, null if nobody), relation, whether careful readers may differ, modality, whether negative."""

Row = Sequence[Any]


class _Rows(NamedTuple):
    """What was said of an article."""

    judged: Sequence[Row]
    until: int
    listed: Sequence[Row]


def load_judged(
    models: Models, texts: Path = NEWS, judged: Path = JUDGED, listed: Path = LISTED
) -> list[Read]:
    """Return the judged articles as rules read them, sorted by name; none where their texts are not at hand."""
    if not texts.is_file():
        return []
    rows = _load_rows(judged, listed)
    names = tuple(sorted(name for name in rows if not is_reserved(name)))
    cut = {name: rows[name].until for name in names if not rows[name].judged}
    parsed = load_annotated(texts, names, cut)
    annotated = {name: parsed[name] for name in names}
    digests = [models.of(one).digest for one in ("mention", "quote", "resolve")]
    key = sha256((digest_code(RULES) + repr((names, cut, digests))).encode()).hexdigest()
    kept = CACHE / f"judged-{key[:16]}.pickle"
    if not kept.exists():
        readers = dict.fromkeys(names, models)
        extractions = extract(annotated, readers)
        ties = resolve_mentions(extractions, actors=load_known_actors(()), models=readers).ties
        who = {name: ties[name].entity_of for name in names}
        kept.write_bytes(pickle.dumps((extractions, who)))
    extractions, who = pickle.loads(kept.read_bytes())
    return [
        _read(annotated[one.document.id], one, who[one.document.id], rows[one.document.id])
        for one in extractions
    ]


def _load_rows(judged: Path, listed: Path) -> dict[str, _Rows]:
    single, whole = _load(judged), _load(listed)
    return {
        name: _Rows(single.get(name, ()), *whole.get(name, (0, ())))
        for name in single.keys() | whole.keys()
    }


def _load(file: Path) -> dict[str, Any]:
    return dict(json.loads(gzip.decompress(file.read_bytes()))) if file.is_file() else {}


def _read(
    annotated: Annotated, extraction: Extraction, who: Mapping[str, str], rows: _Rows
) -> Read:
    document = extraction.document
    return Read(
        article=Article(
            name=document.id,
            text=document.text,
            published=document.published[:10],
            gold={"doc": document.id, "entities": [], "assertions": [], "quotes": []},
            measured=False,
        ),
        parsed=Parsed(annotated=annotated, mentions=extraction.mentions, links=extraction.links),
        extraction=extraction,
        denotes={},
        judged=Judged(
            every=[
                *starmap(_judgement, rows.judged),
                *(_listed(annotated.doc, *row) for row in rows.listed),
            ],
            until=rows.until,
            sentences=[(one.start, one.end) for one in extraction.sentences],
            who={one.head.start: who[one.id] for one in extraction.mentions if one.id in who},
        ),
    )


def _judgement(*row: Any) -> Judgement:
    cue, source, target, read, relation, verdict, modality, negative = row
    return Judgement(
        cue=tuple(cue),
        source=tuple(source),
        target=tuple(target) if target else None,
        read=read,
        relation=relation,
        verdict=Verdict(verdict),
        modality=modality,
        negative=negative,
    )


_NO_MENTION = (-1, -1)


def _listed(doc: Doc, *row: Any) -> Judgement:
    cue, source, target, relation, doubtful, modality, negative = row
    word = head_of(doc, Span(*cue))
    return Judgement(
        cue=(word.idx, word.idx + len(word)) if word is not None else tuple(cue),
        source=_place(source) or _NO_MENTION,
        target=_place(target),
        read=relation,
        relation=relation,
        verdict=Verdict.DOUBTFUL if doubtful else Verdict.TRUE,
        modality=modality,
        negative=negative,
    )


def _place(end: Sequence[int] | None) -> Place | None:
    if end is None:
        return None
    return (end[0], end[1]) if end else _NO_MENTION
