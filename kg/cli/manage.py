"""kg add, kg remove: a build with some documents more, or less; only what is new is read."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.progress import show_progress

__all__ = ["add", "remove"]

OutputOption = Annotated[Path, typer.Option("--output", "-o", help="Directory of the build.")]
ConfigOption = Annotated[
    Path | None, typer.Option(help="The kg.toml that the build was made with.")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", help="Worker processes.", show_default="processors")
]


def add(
    paths: Annotated[list[Path], typer.Argument(help="Articles: files or folders.")],
    output: OutputOption = Path("output"),
    config: ConfigOption = None,
    jobs: JobsOption = None,
) -> None:
    """Add articles to a build; one with the id of a document in it takes its place.

    Example: kg add today/ -o output
    """
    _change(paths, [], output, config, jobs)


def remove(
    documents: Annotated[list[str], typer.Argument(help="Ids of documents, as in report.md.")],
    output: OutputOption = Path("output"),
    config: ConfigOption = None,
    jobs: JobsOption = None,
) -> None:
    """Take documents out of a build, with all that they alone say.

    Example: kg remove story.txt -o output
    """
    _change([], documents, output, config, jobs)


def _change(
    paths: list[Path], gone: list[str], output: Path, config: Path | None, jobs: int | None
) -> None:
    from kg.builds import change_directory
    from kg.cli.build import report_build, settings_here

    settings = settings_here(config, jobs=jobs)
    with show_progress() as advance:
        result = change_directory(output, settings, add=paths, remove=gone, progress=advance)
    report_build(result, output)
