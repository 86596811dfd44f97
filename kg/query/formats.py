"""Answers as text: an answer -> table rows, CSV, TSV, SPARQL JSON, Markdown, Turtle or JSON-LD.

CSV, TSV and JSON follow the W3C recommendations of SPARQL 1.1 results, but for cells of CSV that a spreadsheet would take for a
formula: these get an apostrophe in front. TSV and JSON give terms as they are.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answers import Answer
from kg.rdf.terms import Term
from kg.rdf.vocabulary import PREFIXES, shorten
from kg.records.cells import safe_cell

__all__ = ["GRAPH_FORMATS", "ROW_FORMATS", "csv_lines", "format_answer", "plain_rows"]

ROW_FORMATS = ("csv", "json", "markdown", "tsv")
GRAPH_FORMATS = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
}


def format_answer(answer: Answer, form: str) -> str:
    """Return `answer` as text of a format, ending with a newline.

    Parameters
    ----------
    form
        ``csv``, ``tsv``, ``json`` or ``markdown`` for rows and truth values; ``ttl``, ``jsonld`` or ``nt``
        for triples.

    Raises
    ------
    QueryError
        If the format can't hold this kind of answer.
    """
    if answer.kind == "graph":
        if form not in GRAPH_FORMATS:
            raise QueryError(f"triples can't be written as {form}: use ttl, jsonld or nt")
        return _triples(answer, GRAPH_FORMATS[form])
    if form == "json":
        return json.dumps(_results(answer), ensure_ascii=False, indent=1) + "\n"
    if answer.kind == "ask":
        return f"{str(answer.truth).lower()}\n"
    if form not in ROW_FORMATS:
        raise QueryError(f"rows can't be written as {form}: use csv, tsv, json or markdown")
    return {"csv": _csv, "tsv": _tsv, "markdown": _markdown}[form](answer)


def plain_rows(answer: Answer) -> list[dict[str, Any]]:
    """Return the rows of a SELECT for people: short IRIs, numbers as numbers, "" where unbound."""
    return [
        {name: _plain(term) for name, term in zip(answer.variables, row, strict=True)}
        for row in answer.rows
    ]


def _plain(term: Term | None) -> str | int | float:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return shorten(term.value)
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "integer":
            return int(term.value)
        return float(term.value) if kind in ("decimal", "double") else term.value
    return str(term)


def _csv(answer: Answer) -> str:
    return "".join(csv_lines(answer.variables, answer.rows))


def csv_lines(variables: Iterable[str], rows: Iterable[Iterable[Term | None]]) -> Iterator[str]:
    """Yield the lines of a CSV result."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(variables)
    for row in rows:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(["" if term is None else safe_cell(_value(term)) for term in row])
    yield buffer.getvalue()


def _tsv(answer: Answer) -> str:
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    for row in answer.rows:
        cells = ("" if term is None else str(term).replace("\t", "\\t") for term in row)
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def _markdown(answer: Answer) -> str:
    """Return a table of GitHub's Markdown in which no cell can become markup."""
    lines = [f"| {' | '.join(answer.variables)} |", f"|{' --- |' * len(answer.variables)}"]
    for row in plain_rows(answer):
        cells = (_escape_markdown(str(value)) for value in row.values())
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _escape_markdown(value: str) -> str:
    one_line = " ".join(value.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#!&~" else char for char in one_line)


def _results(answer: Answer) -> dict[str, Any]:
    if answer.kind == "ask":
        return {"head": {}, "boolean": answer.truth}
    bindings = [
        {
            name: _json(term)
            for name, term in zip(answer.variables, row, strict=True)
            if term is not None
        }
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _json(part) for name, part in parts}}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        found["datatype"] = term.datatype.value
    return found


def _value(term: Term) -> str:
    """Return a term as SPARQL's CSV has it: bare."""
    if isinstance(term, ox.BlankNode | ox.Triple):
        return str(term)
    return term.value


def _triples(answer: Answer, form: ox.RdfFormat) -> str:
    prefixes = PREFIXES if form == ox.RdfFormat.TURTLE else {}
    data = ox.serialize(answer.triples, None, form, prefixes=prefixes) or b""
    if not prefixes:
        return data.decode()
    *_, body = data.decode().split("\n", len(prefixes))
    used = sorted(name for name in prefixes if f"{name}:" in body)
    head = "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in used)
    return head + body
