"""Terms as text: whatever a name or text holds, an RDF library reads the term that was meant and would write the same bytes."""

from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graph import small_graph

from kg.export.rdf import write_rdf
from kg.rdf import turtle
from kg.rdf.oxigraph import from_rdflib
from kg.rdf.terms import tidy
from kg.rdf.vocabulary import PREFIXES, actor_iri, record_iri

any_text = st.text(st.characters(codec=None), max_size=12)
HEAD = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())


def read(triple):
    [found] = ox.parse(f"{HEAD}{triple} .", format=ox.RdfFormat.TURTLE)
    return found


def written(quad):
    data = ox.serialize([quad], None, ox.RdfFormat.TURTLE, prefixes=PREFIXES).decode()
    return data.rstrip("\n").split("\n")[-1].removesuffix(" .")


def iri(base, *parts):
    return base + "".join(parts)


def encoded(name):
    return quote(name, safe=".~-_", errors="surrogatepass")


@given(any_text)
@settings(max_examples=300)
def test_a_text_comes_back_and_is_written_as_the_library_writes_it(value):
    triple = f"kg:a kgo:b {turtle.text(value)}"
    assert read(triple).object == ox.Literal(tidy(value))
    assert written(read(triple)) == triple


@given(any_text, any_text, st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=300)
def test_names_are_the_iris_meant_and_written_as_the_library_writes_them(name, other, start, end):
    doc = encoded(name)
    expected = {
        turtle.actor_name(name): actor_iri(name).value,
        turtle.document_name(name): f"urn:kg:doc:{doc}",
        turtle.document_graph_name(name): f"urn:kg:graph:doc:{doc}",
        turtle.record_name(f"{name}#{other}"): record_iri(f"{name}#{other}").value,
        turtle.mention_name(name, start, end): f"urn:kg:record:{doc}:m{start}-{end}",
        turtle.day_name(name): f"urn:kg:day:{doc}",
        turtle.part_name("role", name): f"urn:kg:part:role:{doc}",
        turtle.wikidata_name(name): f"http://www.wikidata.org/entity/{doc}",
    }
    for short, whole in expected.items():
        found = read(f"{short} kgo:b {short}")
        assert found.subject == found.object == ox.NamedNode(whole)
        if not whole.endswith("."):
            assert written(found) == f"{short} kgo:b {short}"


@pytest.mark.parametrize(
    "name", ["role:sen.", ".", "..", "a.b.", "-x", "person.j.-", "%2e.", "a_."]
)
def test_rdflib_reads_names_with_dots_and_dashes_at_their_ends(name):
    whole = f"urn:kg:actor:{encoded(name)}"
    found = rdflib.Graph().parse(
        data=f"{HEAD}{turtle.actor_name(name)} kgo:b {turtle.actor_name(name)} .", format="turtle"
    )
    assert [str(term) for term, _, _ in found] == [whole]


@given(st.one_of(any_text, st.sampled_from(sorted(PREFIXES.values()))), any_text)
@settings(max_examples=300)
def test_web_addresses_are_those_meant_or_none(start, rest):
    address = start + rest if start.startswith("http") else f"https://{start}{rest}"
    name = turtle.web_address(address)
    if name:
        assert read(f"kg:a kgo:b {name}").object == ox.NamedNode(address)


@given(st.floats(-100, 100))
def test_numbers_are_those_meant(value):
    found = read(f"kg:a kgo:b {turtle.decimal(value)}").object
    assert found.datatype.value == f"{PREFIXES['xsd']}decimal"
    assert float(found.value) == pytest.approx(value, abs=5.1e-5)
    assert written(read(f"kg:a kgo:b {turtle.decimal(value)}")).endswith(turtle.decimal(value))
    assert read(f"kg:a kgo:b {turtle.boolean(True)}").object == ox.Literal(True)
    assert read(f"kg:a kgo:b {turtle.integer(-3)}").object == ox.Literal(-3)


@pytest.mark.parametrize(
    ("value", "kind"),
    [("2024-02-28", "date"), ("2024-02-28T10:00:00Z", "dateTime"), ("2024-13-01", ""), ("", "")],
)
def test_dates_are_typed_or_none(value, kind):
    name = turtle.date(value)
    if not kind:
        assert name == ""
    else:
        expected = ox.Literal(value, datatype=ox.NamedNode(f"{PREFIXES['xsd']}{kind}"))
        assert read(f"kg:a kgo:b {name}").object == expected


@given(any_text, any_text, st.integers(0, 10**6), st.integers(0, 10**6))
def test_short_names_in_a_document_s_block_are_its_long_ones(doc, name, start, end):
    pairs = {
        turtle.OWN_DOCUMENT: turtle.document_name(doc),
        turtle.own_record(f"{doc}#q12"): turtle.record_name(f"{doc}#q12"),
        turtle.own_record(f"{doc}#{encoded(name)}"): turtle.record_name(f"{doc}#{encoded(name)}"),
        turtle.own_mention(start, end): turtle.mention_name(doc, start, end),
    }
    for short, whole in pairs.items():
        data = f"{HEAD}{turtle.own_prefixes(doc)}{short} kgo:b {whole} ."
        [found] = ox.parse(data, format=ox.RdfFormat.TURTLE)
        assert found.subject == found.object


@pytest.mark.parametrize("mentions", ["none", "all"])
def test_a_file_is_read_alike_by_two_libraries(tmp_path, mentions):
    for form in ("ttl", "trig"):
        write_rdf(small_graph(), tmp_path / f"ours.{form}", form, mentions=mentions)
    found = ox.parse(path=str(tmp_path / "ours.ttl"), format=ox.RdfFormat.TURTLE)
    triples = {one.triple for one in found}
    theirs = rdflib.Graph().parse(tmp_path / "ours.ttl")
    assert {ox.Triple(*map(from_rdflib, one)) for one in theirs} == triples
    quads = ox.parse(path=str(tmp_path / "ours.trig"), format=ox.RdfFormat.TRIG)
    assert {one.triple for one in quads} == triples


def test_a_subject_that_is_described_twice_keeps_each_value_with_its_predicate():
    twice = [
        ("kg:a", "a", "kgo:X ;\n\tkgo:n 1"),
        ("kg:a", "a", "kgo:X ;\n\tkgo:n 2"),
        ("kg:a", "a", "kgo:Y"),
        ("kg:a", "kgo:n", "3"),
    ]
    found = set(ox.parse(HEAD + turtle.write_block(twice), format=ox.RdfFormat.TURTLE))
    single = [
        *(f"kg:a a kgo:{name}" for name in "XY"),
        *(f"kg:a kgo:n {number}" for number in (1, 2, 3)),
    ]
    assert found == {read(one) for one in single}
