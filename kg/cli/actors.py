"""An actor that a person names on the command line: graph and words -> its id; who of several was taken is said."""

from typing import TYPE_CHECKING

import typer

from kg.cli.terminal import say

if TYPE_CHECKING:
    from kg.graph.schema import ActorGraph

__all__ = ["refuse_same", "take_actor"]


def take_actor(graph: "ActorGraph", words: str) -> str:
    """Return the id of the actor that is meant by `words`, and say who that is if several answer to them.

    Raises
    ------
    QueryError
        If there is none.
    """
    from kg.graph.find_actor import find_actors, say_choice

    found = find_actors(graph, words)
    if line := say_choice(graph, words, found):
        say(line)
    return found[0]


def refuse_same(option: str, one: str, other: str) -> None:
    """Refuse two names of one actor, where there must be two.

    Raises
    ------
    BadParameter
        Names the option.
    """
    if one and one == other:
        raise typer.BadParameter(
            f"two different actors are needed, and both are {one}", param_hint=option
        )
