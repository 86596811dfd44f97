"""No query reaches another host, however its SERVICE is hidden."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.engines import Oxigraph
from kg.query.federation import may_call_others
from kg.query.named import list_queries

HIDDEN = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE#x\n<URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE # > \n SILENT#\n<URL>{ ?s ?p ?o } }",
    "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "SELECT * { VALUES ?e { <URL> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { VALUES ?a { 1 } VALUES ?b { 2 } FILTER(?a<?b)SERVICE#>\n<URL> { ?s ?p ?o } }",
    "SELECT * { <http://x(#> ?y ?z FILTER(1<2)SERVICE#>\n<URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p true.SERVICE<URL> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a.SERVICE<URL> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "a" .SERVICE<URL> { ?s ?p ?o } }',
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERV\\u0049CE <URL> { ?s ?p ?o } }",
    "ASK { ?s ?p '''\\''' SERVICE ''' SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
]


def test_the_listener_is_reached_without_the_check(listener):
    url, calls = listener
    with pytest.raises(OSError, match=r".+"):
        list(ox.Store().query(HIDDEN[0].replace("URL", url)))
    assert calls


@pytest.mark.parametrize("query", HIDDEN)
def test_hidden_service_is_refused(query, listener):
    url, calls = listener
    with pytest.raises(QueryError):
        Oxigraph(ox.Store()).ask(query.replace("URL", url))
    assert not calls


@given(
    st.lists(
        st.sampled_from([" ", "\n", "#", "<", ">", '"', "'", "\\", "?a", "1", "x:", ".", ")"])
    )
)
def test_no_text_before_it_hides_a_clause_that_follows_a_brace(pieces):
    assert may_call_others("".join(pieces) + "{SERVICE <http://example.org/> {}")


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "secret service agents" }',
        "SELECT * { ?s <http://example.org/service> ?service . ?service ?p ?o }",
        "PREFIX s: <http://example.org/> SELECT * { ?s s:service ?o ; s:webService <http://x/> }",
        *(query.text for query in list_queries()),
    ],
)
def test_other_services_are_left_alone(query):
    assert not may_call_others(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE" + "#" * 5000 + "x }",
        "SELECT * { SERVICE" + "#\n " * 5000 + "x }",
        "SELECT * { ?" + "a" * 100_000 + " ?b ?c }",
        "SERVICE SILENT " * 5000,
    ],
)
def test_no_query_makes_the_check_search_without_end(query):
    """The first took time that doubled with every mark."""
    assert not may_call_others(query)
