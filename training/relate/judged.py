"""Articles of which single readings were judged: ``data/judged.json.gz`` -> readings by rules, with the judgements.

What annotated articles teach too rarely: where the models err in news that nobody annotated.
"""

import gzip
import json
import pickle
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.annotate.documents import Annotated
from kg.learned.models import Models
from kg.records import Extraction
from kg.store.fingerprint import digest_code
from training.articles import NEWS, Article, is_reserved
from training.parses import CACHE, RULES, Parsed, load_annotated
from training.relate.judgements import Judged, Judgement, Verdict
from training.relate.readings import Read, extract

__all__ = ["JUDGED", "load_judged"]

JUDGED = Path(__file__).parents[1] / "data/judged.json.gz"
"""By id of an article of `NEWS`, lists of the fields of `Judgement`, in their order."""


def load_judged(models: Models, texts: Path = NEWS, file: Path = JUDGED) -> list[Read]:
    """Return the judged articles as rules read them, sorted by name; none where their texts are not at hand."""
    if not (texts.is_file() and file.is_file()):
        return []
    rows = json.loads(gzip.decompress(file.read_bytes()))
    names = tuple(sorted(name for name in rows if not is_reserved(name)))
    parsed = load_annotated(texts, names)
    annotated = {name: parsed[name] for name in names}
    digests = [models.of(one).digest for one in ("mention", "quote", "resolve")]
    key = sha256((digest_code(RULES) + repr((names, digests))).encode()).hexdigest()
    kept = CACHE / f"judged-{key[:16]}.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(extract(annotated, dict.fromkeys(names, models))))
    extractions = pickle.loads(kept.read_bytes())
    return [_read(annotated[one.document.id], one, rows[one.document.id]) for one in extractions]


def _read(annotated: Annotated, extraction: Extraction, rows: Sequence[Sequence[Any]]) -> Read:
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
        judged=Judged([_judgement(row) for row in rows]),
    )


def _judgement(row: Sequence[Any]) -> Judgement:
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
