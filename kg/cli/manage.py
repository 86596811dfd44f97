"""kg add, kg remove: a build with some documents more, or less; only what is new is read."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.progress import show_progress
from kg.cli.terminal import say, shown

__all__ = ["add", "remove"]

OutputOption = Annotated[Path, typer.Option("--output", "-o", help="Directory of the build.")]
ConfigOption = Annotated[
    Path | None, typer.Option(help="The kg.toml that the build was made with.")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", help="Worker processes.", show_default="processors")
]


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Articles: files or folders; without -o a build among them is the one to change."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Directory of the build.", show_default="output"),
    ] = None,
    config: ConfigOption = None,
    jobs: JobsOption = None,
) -> None:
    """Add articles to a build; one with the id of a document in it takes its place.

    Example: kg add output today/, or kg add today/ -o output
    """
    articles, build = _part(paths, output)
    say(f"adding {', '.join(map(str, articles))} to the build in {build}")
    _change(articles, [], build, config, jobs)


def _part(paths: list[Path], output: Path | None) -> tuple[list[Path], Path]:
    """Part articles from the build that they are added to, in whatever order they are named."""
    from kg.read.files import is_build

    builds = [path for path in paths if path.is_dir() and is_build(path)]
    articles = [path for path in paths if path not in builds]
    if output is not None or not builds:
        articles, builds = paths, [output or Path("output")]
    if len(builds) > 1:
        raise typer.BadParameter(
            f"one build, not {' and '.join(map(shown, builds))}", param_hint="PATHS"
        )
    if not articles:
        raise typer.BadParameter(
            f"no articles to add to the build in {shown(builds[0])}", param_hint="PATHS"
        )
    return articles, builds[0]


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

    settings = settings_here(config, output, jobs=jobs)
    with show_progress() as advance:
        result = change_directory(output, settings, add=paths, remove=gone, progress=advance)
    report_build(result, output)
