"""What a build gives and what it hangs on, without all that makes it: an unchanged folder is told before that is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from kg.config import Settings
from kg.graph.schema import ActorGraph
from kg.read.options import Noted, ReadOptions, Skipped
from kg.store.extractions import ExtractionStore
from kg.store.fingerprint import digest_code, digest_files, read_model_meta

__all__ = ["Build", "Progress", "describe_build", "describe_reader", "open_store", "read_options"]

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many."""

_RESOLVING = ("actors", "learned", "names", "records", "resolve")
"""Parts of kg that a document's cast depends on, beside its extraction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a build gives.

    Attributes
    ----------
    graph
        The actor graph.
    skipped
        Inputs that were passed over, with the reason.
    noted
        What of inputs that were read wasn't used, or could be read in two ways.
    notices
        Corrections that found nothing to correct.
    applied
        How many corrections were applied.
    read
        How many documents had to be read; the others were kept from the build before.
    changed
        What reads differently from the build before, so that its documents were read again: ``code``,
        ``model``, ``ontology`` …
    """

    graph: ActorGraph
    skipped: tuple[Skipped, ...]
    noted: tuple[Noted, ...] = ()
    notices: tuple[str, ...] = ()
    applied: int = 0
    read: int = 0
    changed: tuple[str, ...] = ()


def open_store(path: Path | None, settings: Settings) -> ExtractionStore:
    """Return the store of what the reader that `settings` describe has read."""
    return ExtractionStore(path, describe_reader(settings), cast_by=digest_code(_RESOLVING))


def describe_reader(settings: Settings) -> dict[str, str]:
    """Return what extractions depend on: model, code, ontology and actors of the user."""
    meta = read_model_meta(settings.model)
    ontology = [settings.ontology] if settings.ontology else []
    return {
        "model": f"{settings.model} {meta.get('version', '')} {meta.get('spacy_git_version', '')}",
        "code": digest_code(),
        "spacy": version("spacy"),
        "ontology": digest_files(ontology),
        "actors": digest_files(settings.actors),
    }


def read_options(settings: Settings) -> ReadOptions:
    """Return how inputs are read."""
    return ReadOptions(
        language=settings.language,
        max_characters=settings.max_characters,
        date=settings.date,
        day_first=settings.day_first,
        columns=settings.columns,
    )


def describe_build(settings: Settings, made_by: dict[str, str]) -> str:
    """Return all settings that a build's files depend on, and the digests of the files they name."""
    named = [one for one in (settings.corrections, settings.annotations) if one and one.is_file()]
    left_out = {"allow_missing", "cluster", "corrections", "jobs", "max_bytes", "shards"}
    return f"{settings.model_dump(exclude=left_out)} {made_by} {digest_files(named)}"
