"""Parsed articles, kept in a file: parsing takes most of the time, and training asks for it again and again."""

import hashlib
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from spacy.tokens import DocBin

from kg.actors.load import load_known_actors
from kg.actors.lookup import KnownActors
from kg.annotate.documents import Annotated, annotate_documents
from kg.annotate.model import load_model
from kg.config import Settings
from kg.detect.mentions import detect_mentions
from kg.learned.bundle import Bundle
from kg.reading import collect_documents
from kg.records import CoreferenceLink, Document, Mention
from kg.store.fingerprint import READING, digest_code
from training.articles import place_of

__all__ = ["CACHE", "RULES", "Parsed", "detect", "load_annotated", "load_parses"]

CACHE = Path(__file__).parent / ".cache"
RULES = ("read", "resolve", *(one for one in READING if one not in ("learned", "relate")))
"""Parts of kg that a reading depends on, and who is who in it, learned models apart: those are fitted anew."""
_PARSING = ("actors", "annotate", "names", "read", "records")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article as the readers get it: its parse and the mentions detected in it."""

    annotated: Annotated
    mentions: tuple[Mention, ...]
    links: tuple[CoreferenceLink, ...]

    @property
    def name(self) -> str:
        """What outputs call ``doc``."""
        return self.annotated.document.id


def load_parses(folder: Path, names: Sequence[str] = ()) -> dict[str, Parsed]:
    """Return the articles of a folder, parsed, by name; all unless some are named.

    They are parsed once per state of kg's code that reads and parses; mentions are detected anew.
    """
    actors = load_known_actors(())
    return {name: detect(one, actors) for name, one in load_annotated(folder, names).items()}


def load_annotated(
    folder: Path,
    names: Sequence[str] = (),
    lengths: Mapping[str, int] = MappingProxyType({}),
) -> dict[str, Annotated]:
    """Return the articles of a folder or file as they are parsed, without mentions, by name; all unless some are named.

    Parameters
    ----------
    names
        Of a file also of parts of articles (`place_of`).
    lengths
        In letters, of articles whose beginning alone was annotated.
    """
    documents = collect_documents([folder], Settings(language="any")).documents
    wanted = set(names)
    if folder.is_file() and wanted:
        documents = list(_parts({one.id: one for one in documents}, names, lengths))
    kept = CACHE / f"{_key(documents)}.pickle"
    if not kept.exists():
        CACHE.mkdir(exist_ok=True)
        kept.write_bytes(pickle.dumps(_parse(documents, load_known_actors(()))))
    return {
        one.document.id: one for one in _unpack(kept) if not wanted or one.document.id in wanted
    }


def _parts(
    documents: Mapping[str, Document], names: Sequence[str], lengths: Mapping[str, int]
) -> Iterator[Document]:
    """Yield what is named of a file's documents, in the order of their ids."""
    for name in sorted(names):
        identifier, start = place_of(name)
        if identifier in documents:
            one = documents[identifier]
            yield replace(one, id=name, text=one.text[start:][: lengths.get(name)])


def _key(documents: Sequence[Document]) -> str:
    digest = hashlib.sha256(digest_code(_PARSING).encode())
    for one in documents:
        digest.update(repr(one).encode())
    return digest.hexdigest()[:16]


def _parse(documents: Sequence[Document], actors: KnownActors) -> tuple[bytes, list[tuple]]:
    bins = DocBin(store_user_data=True, attrs=_ATTRIBUTES)
    rest = []
    for one in annotate_documents(documents, nlp=load_model(), actors=actors):
        bins.add(one.doc)
        rest.append((one.document, one.quoted, one.known, one.taken_out))
    return bins.to_bytes(), rest


_ATTRIBUTES = (
    "ORTH",
    "LEMMA",
    "NORM",
    "POS",
    "TAG",
    "MORPH",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "ENT_KB_ID",
    "ENT_ID",
)


def _unpack(kept: Path) -> Iterator[Annotated]:
    packed, rest = pickle.loads(kept.read_bytes())
    docs = DocBin(attrs=_ATTRIBUTES).from_bytes(packed).get_docs(load_model().vocab)
    for doc, (document, quoted, known, taken_out) in zip(docs, rest, strict=True):
        yield Annotated(
            document=document, doc=doc, quoted=quoted, known=known, taken_out=taken_out
        )


def detect(annotated: Annotated, actors: KnownActors, models: Bundle | None = None) -> Parsed:
    """Return an article with the mentions that `models`, or else those of the package, detect in it."""
    mentions, links = detect_mentions(
        annotated.doc, annotated.quoted, annotated.known, actors=actors, models=models
    )
    return Parsed(annotated=annotated, mentions=mentions, links=links)
