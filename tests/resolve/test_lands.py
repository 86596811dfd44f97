"""Which land a name means: capitals that act though nobody names their state, names that two lands share, single names."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Moscow accused Kyiv of shelling the plant.", "russia", "ukraine"),
        ("Warsaw accused Minsk of sending migrants across the border.", "poland", "belarus"),
        ("Washington threatened Tehran with new penalties.", "united-states", "iran"),
        ("Doha mediated between Oslo and Caracas.", "qatar", "venezuela"),
        ("Kinshasa expelled the ambassador of Rwanda.", "dr-congo", "rwanda"),
        ("Lima and Quito condemned Caracas after the vote.", "ecuador", "venezuela"),
        ("Paris promised Berlin that it would pay.", "france", "germany"),
    ],
)
def test_a_capital_that_does_what_states_do_is_its_state(graph_from, text, one, other):
    assert graph_from(text).has_edge(one, other)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The bombs fell on Damascus, and in Paris people protested.", "france"),
        ("The envoy left Vienna after a concert in Budapest.", "austria"),
        ("Rebels bombed Kabul, and the minister was killed.", "afghanistan"),
        ("President Ann Roe visited Lisbon with her family.", "portugal"),
        ("Geneva hosted the talks, and Mr Roe flew to Ottawa.", "canada"),
    ],
)
def test_a_town_where_something_happens_is_no_state(graph_from, text, state):
    assert state not in graph_from(text)


@pytest.mark.parametrize(
    ("text", "meant", "other"),
    [
        ("Georgia Governor Bill Krane criticised Norway.", "georgia.us", "georgia"),
        ("The governor of Georgia, Bill Krane, thanked Delta for staying.", "georgia.us", "georgia"),
        ("Voters in Georgia and Pennsylvania rejected Ann Roe.", "georgia.us", "georgia"),
        ("Georgia accused Russia of spying.", "georgia", "georgia.us"),
        ("Georgia signed a deal with Atlanta's Delta in Tbilisi.", "georgia", "georgia.us"),
        ("Washington Attorney General Bob Reyes sued Amazon.", "washington.us", "united-states"),
        ("Washington accused Amazon of spying.", "united-states", "washington.us"),
        ("Officials in Brazzaville said Congo would expel the Belgian envoy.", "congo-brazzaville", "dr-congo"),
        ("Congo accused Rwanda of backing the rebels.", "dr-congo", "congo-brazzaville"),
    ],
)  # fmt: skip
def test_a_name_that_two_lands_share_is_that_of_the_one_the_text_is_about(
    graph_from, text, meant, other
):
    graph = graph_from(text)
    assert meant in graph
    assert other not in graph


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Chad expelled the French ambassador. Chad had accused France of spying.", "chad"),
        ("Jordan condemned the strike, and Jordan's king called for a ceasefire.", "jordan"),
        ("Israel and Jordan met in Aqaba. Jordan rejected the plan.", "jordan"),
        ("Georgia rejected the accusations, and its president flew to Brussels.", "georgia"),
        ("Egypt praised Chad for opening the corridor. Chad thanked Egypt.", "chad"),
    ],
)
def test_a_nation_is_nobody_whose_first_name_it_could_be(graph_from, text, land):
    assert graph_from(text).nodes[land]["type"] == "government"


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Michael Jordan visited Beijing. Jordan said he admired the team.", "jordan"),
        ("Chad Smith accused Ann Roe of lying. Chad had left.", "chad"),
        ("Rep. Jordan accused Ann Roe of lying.", "jordan"),
        ("Mr. Jordan accused Ann Roe of lying.", "jordan"),
        ("Coach Jordan accused Ann Roe of lying.", "jordan"),
    ],
)
def test_a_person_is_no_nation(graph_from, text, land):
    assert land not in graph_from(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Indonesian President Suharyo met Malaysia's defence minister.", "Suharyo"),
        ("Sutrisno, Indonesia's trade minister, rejected the tariffs of Australia.", "Sutrisno"),
        ("Burmese leader Thiha accused Thailand of harbouring rebels.", "Thiha"),
        ("Afghan Foreign Minister Zalmay said Pakistan had closed the crossing.", "Zalmay"),
        ("The Maldives' president, Nasheed, thanked India.", "Nasheed"),
    ],
)
def test_who_holds_an_office_is_a_person_whatever_the_name(graph_from, text, person):
    graph = graph_from(text)
    assert {graph.nodes[one]["type"] for one in graph if graph.nodes[one]["name"] == person} == {
        "person"
    }
