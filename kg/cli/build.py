"""kg build: articles -> a directory with graph, tables, RDF, page and report."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.progress import show_progress
from kg.cli.terminal import say

if TYPE_CHECKING:
    from kg.builds import Build
    from kg.config import Settings

__all__ = ["build", "report_build", "settings_here"]

_TOLD = 5
"""Inputs of one reason that are named at the end of a build."""

_EACH = 1_500_000_000
"""Bytes that a worker with its model may take."""

_MOST = 256


def build(
    paths: Annotated[
        list[Path], typer.Argument(help="Articles: files, folders, or - for standard input.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Directory to write.")] = Path(
        "output"
    ),
    model: Annotated[str | None, typer.Option(help="Name of an installed spaCy pipeline.")] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(help="Your own known actors: CSV, JSON Lines or FtM.")
    ] = None,
    ontology: Annotated[
        Path | None, typer.Option(help="Folder that adds or overrides relation types.")
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(help="Corrections to who is who, kept with the build; default: its own."),
    ] = None,
    annotations: Annotated[
        Path | None,
        typer.Option(help="What its documents hold, made elsewhere: they are taken as annotated."),
    ] = None,
    only_annotated: Annotated[
        bool | None,
        typer.Option("--only-annotated", help="Leave out the articles that aren't annotated."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="Name of an unusual column, as in --column text=body; may be repeated."),
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Publication date of documents that state none (ISO).")
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option(
            "--day-first/--month-first",
            help="How 03/04/2024 is meant; without it the other dates of a file tell.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of documents (ISO 639-1); any: no check.")
    ] = None,
    max_characters: Annotated[
        int | None, typer.Option(help="Longer documents are skipped.", show_default="1000000")
    ] = None,
    max_bytes: Annotated[
        int | None,
        typer.Option(help="Bytes of all texts together; more are refused.", show_default="4 GB"),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", help="Worker processes.", show_default="processors"),
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(help="Read on a cluster: local, auto or ray://HOST:PORT.")
    ] = None,
    shards: Annotated[
        str | None, typer.Option(help="Folder or s3://… that all workers reach, for what is read.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the page.")] = None,
    actors_shown: Annotated[
        int | None, typer.Option(help="Actors that the page draws at first.", show_default="60")
    ] = None,
    focus: Annotated[
        str | None, typer.Option(help="Id of the actor whose surroundings the page shows first.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help="Files hold statements reported from this day on alone.")
    ] = None,
    min_documents: Annotated[
        int | None,
        typer.Option(help="Files hold actors of at least so many documents.", show_default="1"),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(help="Least score, 0-1, of quotations.", show_default="that of best F1"),
    ] = None,
    all_mentions: Annotated[
        bool | None,
        typer.Option(
            "--all-mentions",
            help="Page and RDF hold unknown actors too that are named once and do nothing.",
        ),
    ] = None,
    mentions: Annotated[
        str | None,
        typer.Option(
            help="Mentions in RDF: none, linked (behind statements and quotations) or all.",
            show_default="none",
        ),
    ] = None,
    allow_missing: Annotated[
        bool | None,
        typer.Option(
            "--allow-missing",
            help="Let documents go that may lie in files or folders that can't be read.",
        ),
    ] = None,
    config: Annotated[Path | None, typer.Option(help="A kg.toml with these settings.")] = None,
) -> None:
    """Build the actor graph of articles.

    Example: kg build articles/ -o output --jobs 2
    """
    from kg.builds import build_directory

    settings = settings_here(
        config,
        output,
        model=model,
        actors=actors,
        ontology=ontology,
        corrections=corrections,
        annotations=annotations,
        only_annotated=only_annotated,
        columns=_columns(column),
        date=date,
        day_first=day_first,
        language=language,
        max_characters=max_characters,
        max_bytes=max_bytes,
        jobs=jobs,
        cluster=cluster,
        shards=shards,
        title=title,
        actors_shown=actors_shown,
        focus=focus,
        since=since,
        min_documents=min_documents,
        min_score=min_score,
        allow_missing=allow_missing,
        all_mentions=all_mentions,
        mentions=mentions,
    )
    with show_progress() as advance:
        result = build_directory(paths, output, settings, progress=advance)
    report_build(result, output)


def report_build(result: "Build", output: Path) -> None:
    """Print what was passed over or not used, why documents were read again, and what there is now."""
    _tell("skipped ", [(one.reason, one.path) for one in result.skipped])
    _tell("", [(one.reason, one.path) for one in result.noted])
    documents = result.graph.graph["documents"]
    undated = [doc for doc in documents if not documents[doc]["published"]]
    _tell("no date: ", [("", doc) for doc in undated])
    for notice in result.notices:
        say(notice)
    if result.applied or result.notices:
        say(f"{_count(result.applied, 'correction')} applied, {len(result.notices)} not")
    if result.changed:
        say(f"read again, as these have changed: {', '.join(result.changed)}")
    graph = result.graph
    say(
        f"{_count(len(documents), 'document')} ({result.read} read anew), "
        f"{_count(len(graph), 'actor')}, {_count(graph.number_of_edges(), 'edge')}, "
        f"{len(undated)} without a date, {len(result.skipped)} skipped: {output}/report.md"
    )
    unread = sum(one.unread for one in result.skipped)
    if unread:
        say(f"kg: {_count(unread, 'input')} could not be read, see above")
        raise typer.Exit(1)


def _tell(what: str, found: list[tuple[str, str]]) -> None:
    """Print inputs with the reason; of many with the same reason the first few, as the report names all."""
    paths: dict[str, list[str]] = {}
    for reason, path in found:
        paths.setdefault(reason, []).append(path)
    for reason, same in paths.items():
        for path in same[:_TOLD] if len(same) > _TOLD + 1 else same:
            say(f"{what}{path}{': ' if reason else ''}{reason}")
        if len(same) > _TOLD + 1:
            say(f"{what}and {len(same) - _TOLD:,} more like that")


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def settings_here(
    config: Path | None, output: Path, *, corrections: Path | None = None, **options: Any
) -> "Settings":
    """Return the settings of `config`, or of the kg.toml in the working directory.

    Without a word on corrections they are those of the build in `output`, or, where it has none yet, those in the
    working directory. Without a word on jobs there are as many as processors: a command can start processes, a script
    that imports kg may not.
    """
    from kg.config import load_settings

    found = load_settings(config or _found("kg.toml"), corrections=corrections, **options)
    if found.corrections is None:
        found = found.model_copy(update={"corrections": _find_corrections(output)})
    if "jobs" in found.model_fields_set:
        return found
    return found.model_copy(update={"jobs": _count_jobs()})


def _count_jobs() -> int:
    """Return the number of processors this process may use, no more than memory has room for their models.

    Examples
    --------
    >>> 1 <= _count_jobs() <= 256
    True
    """
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        processors = os.cpu_count() or 1
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        memory = processors * _EACH
    return max(1, min(processors, memory // _EACH, _MOST))


def _find_corrections(output: Path) -> Path | None:
    """Return the corrections of a build, else those in the working directory, and say which of two aren't used."""
    from kg.resolve.corrections import CORRECTIONS

    here, own = _found(CORRECTIONS), output / CORRECTIONS
    if not own.is_file():
        if here is not None:
            say(f"{here} is kept with the build: from now on correct {own}")
        return here
    if here is not None and here.read_bytes() != own.read_bytes():
        say(f"{here} isn't used, as the build has {own}; --corrections {here} replaces that")
    return own


def _found(name: str) -> Path | None:
    path = Path(name)
    return path if path.is_file() else None


def _columns(pairs: list[str] | None) -> dict[str, str] | None:
    if not pairs:
        return None
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"expected NAME=COLUMN, as in text=body, not {pair!r}")
    return dict(pair.split("=", 1) for pair in pairs)
