"""Terms as Turtle writes them: strings of articles and graphs -> names with prefixes and literals.

The mapping makes text, not objects: a graph of 2,000 articles has four million triples, and a term of any library
costs more than all else. Terms are exactly what Oxigraph's serializer writes for them, names that end in a dot and those of a document's own
block apart, and a test holds them to that (RDF 1.1 Turtle, W3C 2014, sections 2.4, 2.5 and 6.4).

A document's block has two prefixes of its own, declared before it: `d:` is the document, `r:` begins the names of what stands in it. Long names of
documents would else be half of a file.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.rdf.terms import date as date_term
from kg.rdf.terms import escape, is_web_address, tidy
from kg.rdf.vocabulary import PREFIXES

__all__ = [
    "OWN_DOCUMENT",
    "Name",
    "Triple",
    "actor_name",
    "boolean",
    "date",
    "day_name",
    "decimal",
    "document_graph_name",
    "document_name",
    "graph_name",
    "integer",
    "mention_name",
    "own_mention",
    "own_place",
    "own_prefixes",
    "own_record",
    "part_name",
    "record_name",
    "text",
    "web_address",
    "wikidata_name",
    "write_block",
    "write_lines",
]

Name = str
"""An IRI as Turtle writes it, mostly with a prefix: ``kg:israel``."""

Triple = tuple[Name, Name, str]
"""Subject, predicate and object as Turtle writes them.

Where a subject's triples always stand together, the object may go on with them: ``1 ;\\n\\tkgo:m 2``.
"""

OWN_DOCUMENT = "d:"
"""The document in whose block it stands."""

_SPECIAL = re.compile(r'["\\\n\r\t\x7f]')
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x7f": "\\u007F"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_LOCAL = re.compile(r"[~!$&'()*+,;=/?#@%]")


def text(value: str, language: str = "") -> str:
    """Return a literal, without the characters that XML can't hold; with a language tag if its language is known.

    Examples
    --------
    >>> print(text('say "\\x00no"\\n'))
    "say \\"no\\"\\n"
    >>> print(text("Oslo", "en"), text("Oslo", "no tag"))
    "Oslo"@en "Oslo"
    """
    if not (value.isprintable() and '"' not in value and "\\" not in value):
        value = _SPECIAL.sub(lambda found: _ESCAPED[found[0]], tidy(value))
    return f'"{value}"@{language}' if _LANGUAGE.fullmatch(language) else f'"{value}"'


def integer(value: int) -> str:
    """Return a whole number."""
    return str(value)


def boolean(value: bool) -> str:  # noqa: FBT001 - it is the value itself
    """Return a truth value."""
    return "true" if value else "false"


@lru_cache(maxsize=65536)
def decimal(value: float) -> str:
    """Return a number in decimal notation, to four places, as XML Schema 1.0 writes it canonically.

    Examples
    --------
    >>> decimal(0.85), decimal(1), decimal(-0.00001)
    ('0.85', '1.0', '0.0')
    """
    whole, _, rest = f"{value:.4f}".partition(".")
    shown = f"{whole}.{rest.rstrip('0') or '0'}"
    return "0.0" if shown == "-0.0" else shown


@lru_cache(maxsize=65536)
def date(value: str) -> str:
    """Return an ISO date or date and time as a typed literal, nothing if it is neither.

    Examples
    --------
    >>> date("2024-02-28"), date("yesterday")
    ('"2024-02-28"^^xsd:date', '')
    """
    found = date_term(value)
    if found is None:
        return ""
    kind = found.datatype.value.removeprefix(PREFIXES["xsd"])
    return f'"{found.value}"^^xsd:{kind}'


def web_address(value: str) -> Name:
    """Return a web address from the outside as an IRI, nothing if RDF can't hold it.

    Examples
    --------
    >>> web_address("https://example.org/a"), web_address("https://example.org/a b")
    ('<https://example.org/a>', '')
    """
    if not is_web_address(value):
        return ""
    return f"<{value}>"


def _local(name: str) -> str:
    """Return a name as it stands after a prefix: what Turtle reserves gets a backslash."""
    escaped = _LOCAL.sub(r"\\\g<0>", name)
    if escaped[:1] in ("-", "."):
        escaped = f"\\{escaped}"
    return escaped


@lru_cache(maxsize=65536)
def _name(prefix: str, local: str) -> Name:
    if local.endswith("."):  # rdflib reads no escaped dot at the end of a name (its issue 933)
        return f"<{PREFIXES[prefix]}{local}>"
    return f"{prefix}:{_local(local)}"


def actor_name(entity: str) -> Name:
    """Return the IRI of an actor; its id is readable and safe, what isn't is percent-encoded.

    Examples
    --------
    >>> actor_name("person.dana-reyes"), actor_name("a> <b")
    ('kg:person.dana-reyes', 'kg:a\\\\%3E\\\\%20\\\\%3Cb')
    """
    return _name("kg", escape(entity))


def document_name(doc: str) -> Name:
    """Return the IRI of a document."""
    return _name("kgd", escape(doc))


def document_graph_name(doc: str) -> Name:
    """Return the IRI of the named graph of what a document says."""
    return _name("kgg", f"doc:{escape(doc)}")


def graph_name(iri: str) -> Name:
    """Return a named graph of ours by its IRI.

    Examples
    --------
    >>> graph_name("urn:kg:graph:plain") == document_graph_name("a b.txt"), graph_name("urn:kg:graph:doc:a%20b.txt")
    (False, 'kgg:doc:a\\\\%20b.txt')
    """
    local = iri.removeprefix(PREFIXES["kgg"])
    return _name("kgg", local) if local != iri else f"<{iri}>"


def record_name(record: str) -> Name:
    """Return the IRI of an assertion or quotation by its evidence id.

    Examples
    --------
    >>> record_name("a b.txt#q12")
    'kgr:a\\\\%20b.txt:q12'
    """
    doc, _, name = record.rpartition("#")
    if name.isascii() and name.isalnum():  # as ours all are: nothing to escape
        return _name("kgr", f"{escape(doc)}:") + name
    return _name("kgr", f"{escape(doc)}:{escape(name)}")


def mention_name(doc: str, start: int, end: int) -> Name:
    """Return the IRI of the mention that stands at `start` to `end` of a document."""
    return record_name(f"{doc}#") + f"m{start}-{end}"


def own_prefixes(doc: str) -> str:
    """Return the prefixes that hold for a document's own block.

    Examples
    --------
    >>> print(own_prefixes("a b.txt"), end="")
    @prefix d: <urn:kg:doc:a%20b.txt> .
    @prefix r: <urn:kg:record:a%20b.txt:> .
    """
    name = escape(doc)
    return f"@prefix d: <{PREFIXES['kgd']}{name}> .\n@prefix r: <{PREFIXES['kgr']}{name}:> .\n"


def own_record(record: str) -> Name:
    """Return the IRI of a record in its document's block.

    Examples
    --------
    >>> own_record("a b.txt#q12")
    'r:q12'
    """
    name = record.rpartition("#")[2]
    if name.isascii() and name.isalnum():  # as ours all are: nothing to escape
        return f"r:{name}"
    return record_name(record)


def own_mention(start: int, end: int) -> Name:
    """Return the IRI of a mention in its document's block."""
    return f"r:m{start}-{end}"


def own_place(kind: str, start: int, end: int) -> Name:
    """Return the IRI of a passage (kind ``s``) or its selector (``t``) in its document's block."""
    return f"r:{kind}{start}-{end}"


def day_name(day: str) -> Name:
    """Return the IRI of a day."""
    return _name("kgday", escape(day))


def part_name(kind: str, name: str) -> Name:
    """Return the IRI of something that hangs on something else: a membership, role or judgement."""
    return _name("kgp", f"{kind}:{escape(name)}")


def wikidata_name(item: str) -> Name:
    """Return the IRI of an item of Wikidata."""
    return _name("wd", escape(item))


def write_block(triples: Iterable[Triple]) -> str:
    """Return triples as the lines of a block: sorted, each once, one predicate a line; empty if there are none.

    Examples
    --------
    >>> triples = [("kg:b", "a", "kgo:X"), ("kg:a", "a", "kgo:X"), ("kg:b", "kgo:n", "1")]
    >>> print(write_block(triples).expandtabs(4))
    kg:a a kgo:X .
    kg:b a kgo:X ;
        kgo:n 1 .
    """
    parts: list[str] = []
    last_subject = last_predicate = ""
    for subject, predicate, value in sorted(set(triples)):
        joined = "\n" in value  # it goes on with other predicates: literals have no line ends
        if subject != last_subject or joined:
            end = " .\n" if parts else ""
            parts.append(f"{end}{subject} {predicate} {value}")
        elif predicate != last_predicate:
            parts.append(f" ;\n\t{predicate} {value}")
        else:
            parts.append(f" , {value}")
        last_subject, last_predicate = ("", "") if joined else (subject, predicate)
    return "".join([*parts, " ."]) if parts else ""


def write_lines(triples: Iterable[Triple]) -> str:
    """Return triples in the order in which they come, for a reader that keeps none and takes each once.

    Examples
    --------
    >>> triples = [("kg:b", "a", "kgo:X"), ("kg:b", "kgo:n", "1"), ("kg:a", "a", "kgo:X")]
    >>> print(write_lines(triples).expandtabs(4))
    kg:b a kgo:X ;
        kgo:n 1 .
    kg:a a kgo:X .
    """
    parts: list[str] = []
    last = ""
    for subject, predicate, value in triples:
        parts.append(
            f" ;\n\t{predicate} {value}"
            if subject == last
            else f" .\n{subject} {predicate} {value}"
        )
        last = subject
    return f"{''.join(parts)[3:]} ." if parts else ""
