"""Pages of the documentation that are made from the code: commands, relation types, vocabulary, errors, decisions.

A hook of MkDocs (``on_files``); `render_pages` gives the same pages to the tests.
"""

import inspect
from importlib.resources import files as resources
from typing import Any

import click
import rdflib
import typer
from mkdocs.structure.files import File, Files

from kg import errors
from kg.cli.main import app
from kg.ontology.load import load_ontology

__all__ = ["on_files", "render_pages"]


def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages to those that MkDocs has found."""
    for path, text in render_pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def render_pages() -> dict[str, str]:
    """Return Markdown by path."""
    return {
        "reference/commands.md": _commands(),
        "reference/relations.md": _relations(),
        "reference/vocabulary.md": _vocabulary(),
        "reference/errors.md": _errors(),
    }


def _commands() -> str:
    root = typer.main.get_command(app)
    parts = ["# Commands\n\nWhat each command prints for `-h`.\n"]
    for words, command in _walk(("kg",), root):
        context = click.Context(command, info_name=" ".join(words))
        parts.append(f"## {' '.join(words)}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _walk(words: tuple[str, ...], command: Any) -> list[tuple[tuple[str, ...], Any]]:
    found = [(words, command)]
    for name, child in sorted(getattr(command, "commands", {}).items()):
        found += _walk((*words, name), child)
    return found


def _relations() -> str:
    parts = [
        "# Relation types\n\nFrom the files in `kg/ontology/relations`; each example is read in the tests.\n"
    ]
    for name, one in sorted(load_ontology().relations.items()):
        parts.append(f"## {name}\n\n*{one.label}*. {one.description}\n")
        facts = [
            ("PLOVER", one.plover),
            ("quad class", one.quad),
            ("subjects", ", ".join(one.subjects)),
            ("objects", ", ".join(one.objects)),
            ("recipient", one.recipient),
        ]
        parts.append("\n".join(f"- {label}: {value}" for label, value in facts if value) + "\n")
        rows = [f"| {_cell(each.text)} | {_cell(each.expect)} |" for each in one.examples]
        parts.append("\n".join(["| sentence | read as |", "|---|---|", *rows]) + "\n")
        parts.append(
            "Not so: " + " ".join(f"*{_cell(text)}*" for text in one.counterexamples) + "\n"
        )
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _published() -> str:
    return (resources("kg.rdf") / "ontology.ttl").read_text(encoding="utf-8")


def _vocabulary() -> str:
    graph = rdflib.Graph().parse(data=_published(), format="turtle")
    rows = []
    for subject in sorted({one for one in graph.subjects() if isinstance(one, rdflib.URIRef)}):
        label = graph.value(subject, rdflib.RDFS.label)
        comment = (
            graph.value(subject, rdflib.RDFS.comment)
            or graph.value(subject, rdflib.SKOS.definition)
            or ""
        )
        if label is not None:
            rows.append(
                f"| `{subject.removeprefix('urn:kg:ontology:')}` | {_cell(str(label))} | {_cell(str(comment))} |"
            )
    head = "# RDF vocabulary\n\nPrefix `kgo:` is `urn:kg:ontology:`. Made from `kg/rdf/ontology.ttl`.\n\n"
    return head + "\n".join(["| term | label | meaning |", "|---|---|---|", *rows]) + "\n"


def _errors() -> str:
    found = [
        one
        for _, one in inspect.getmembers(errors, inspect.isclass)
        if issubclass(one, errors.KgError)
    ]
    rows = [
        f"| `{one.__name__}` | {_cell((one.__doc__ or '').strip().splitlines()[0])} |"
        for one in found
    ]
    head = (
        "# Errors and exit status\n\nWhat a user can mend is one line on the error stream that says what is wrong and what to do. "
        "Exit status: 0 done, 1 something was wrong with the input, 2 wrong usage, 130 stopped by Ctrl-C.\n\n"
    )
    return head + "\n".join(["| class | when |", "|---|---|", *rows]) + "\n"
