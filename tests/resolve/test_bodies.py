"""Bodies that every nation has, called by their bare names: the nation's whose other bodies the text names, and nobody's else."""

import pytest

pytestmark = pytest.mark.model

COURT = "The Supreme Court rejected an appeal by Ann Roe on Monday."


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            f"The FBI arrested Ann Roe, and the Justice Department accused her. {COURT}",
            "us-supreme-court",
        ),
        (f"The Senate and the Pentagon praised Roe. {COURT}", "us-supreme-court"),
        (f"The White House praised Ann Roe. {COURT}", "us-supreme-court"),
        (f"The Knesset and the Shin Bet accused Roe. {COURT}", "israel-supreme-court"),
        (
            "Kenya's Interior Ministry accused Ann Roe, and the Kenyan National Assembly condemned her. The Finance Ministry rejected the claim.",
            "kenya.finance-ministry",
        ),
        (
            "Kenya's Foreign Ministry warned Uganda. Kenya's Interior Ministry arrested two men. The Supreme Court rejected their appeal.",
            "kenya.supreme-court",
        ),
    ],
)
def test_a_bare_body_is_that_of_the_nation_whose_bodies_the_text_names(graph_from, text, body):
    assert body in graph_from(text)


@pytest.mark.parametrize(
    "text",
    [
        COURT,
        f"The FBI arrested Ann Roe. Kenya's Interior Ministry and Kenya's Foreign Ministry protested. {COURT}",
        f"The United States accused Ann Roe. The United States warned Kenya. {COURT}",
        f"Poland praised Ann Roe. Poland warned Russia, and the White House praised Poland. {COURT}",
        f"The FBI and the Justice Department accused Roe. The Ohio Supreme Court rejected the appeal. {COURT}",
    ],
)
def test_a_bare_body_is_nobodys_where_the_text_does_not_tell(graph_from, text):
    assert "us-supreme-court" not in graph_from(text)


def test_no_body_is_made_up_or_called_by_another_name(graph_from):
    graph = graph_from(
        "The FBI and the Senate accused Ann Roe. An Interior Ministry spokesman rejected the claim. Parliament condemned Roe."
    )
    assert "united-states.interior-ministry" not in graph
    assert "us-congress" not in graph


def test_the_court_of_two_articles_is_one(graph_from):
    graph = graph_from(
        f"The FBI arrested Ann Roe, and the Justice Department accused her. {COURT}",
        f"The Senate and the Pentagon praised Roe. {COURT}",
    )
    assert graph.nodes["us-supreme-court"]["documents"] == 2


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Obama White House", "white-house"),
        ("Trump White House", "white-house"),
        ("Trump Justice Department", "us-justice-department"),
        ("Reyes White House", "white-house"),
    ],
)
def test_a_body_under_somebody_is_the_body(graph_from, name, body):
    graph = graph_from(
        f"Ann Reyes praised Barack Obama and Donald Trump. The {name} accused Kenya of fraud."
    )
    assert body in graph
    assert not any(name in data["name"] for _, data in graph.nodes(data=True))


@pytest.mark.parametrize(
    "name", ["Ohio White House", "Massachusetts Senate", "Hoover State Department"]
)
def test_a_body_of_a_place_or_of_nobody_known_is_another(graph_from, name):
    graph = graph_from(
        f"Ann Reyes praised Barack Obama. The {name} accused Kenya of fraud on Monday."
    )
    assert not {"white-house", "us-senate", "us-state-department"} & set(graph)
