"""kg show, kg view: one actor with the sentences behind its edges; the page in a browser."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, GraphArgument, print_rows
from kg.cli.progress import patience
from kg.cli.terminal import say, shown, tell

if TYPE_CHECKING:
    from kg.graph.schema import ActorGraph

__all__ = ["show", "view"]

_LISTED = 40


def show(
    graph: GraphArgument,
    actor: Annotated[str, typer.Argument(help="Name, alias or id.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Most statements.")] = 40,
    all_: Annotated[
        bool, typer.Option("--list", help="List who answers to the name, rather than show one.")
    ] = False,
) -> None:
    """Show an actor: aliases, roles, and its statements with their sentences.

    Example: kg show output "Margaret Holloway"
    """
    from kg.graph.find_actor import find_actors, say_choice
    from kg.graph.node_link import read_graph
    from kg.graph.statements import find_sentence, iter_statements

    with patience("reading the graph"):
        loaded = read_graph(graph)
    found = find_actors(loaded, actor)
    if all_:
        _list(found, loaded, actor)
        return
    if line := say_choice(loaded, actor, found):
        say(f"{line}, --list to see all")
    node = found[0]
    _head(loaded, node)
    statements = [one for one in iter_statements(loaded) if node in one[:2]]
    for subject, target, edge in statements[:limit]:
        name = loaded.nodes[target]["name"] if target else "–"
        status = (
            ""
            if (edge["polarity"], edge["modality"]) == ("positive", "actual")
            else f" [{edge['polarity']}, {edge['modality']}]"
        )
        source = (
            f" (claimed by {loaded.nodes[edge['attributed_to']]['name']})"
            if edge["attributed_to"]
            else ""
        )
        typer.echo()
        tell(f"{loaded.nodes[subject]['name']} {edge['predicate']} {name}{status}{source}")
        first = edge["evidence"][0]
        tell(f"  {find_sentence(loaded, first)}")
        tell(f"  {first['doc']}, characters {first['start']}-{first['end']}, rule {first['rule']}")
    if len(statements) > limit:
        typer.echo(f"\n{len(statements) - limit} more: -n {len(statements)}")


def _head(graph: "ActorGraph", node: str) -> None:
    """Print what is known of an actor."""
    data = graph.nodes[node]
    tell(f"{data['name']}  [{data['type']}]  {node}  {data['wikidata']}".rstrip())
    tell(f"also: {shown(data['aliases'])}")
    if data["descriptions"]:
        tell(f"described as: {shown(data['descriptions'])}")
    for role in data["roles"]:
        place = f", {graph.nodes[role['organization']]['name']}" if role["organization"] else ""
        tell(
            f"role: {role['title'] or 'office not named'}{place}{' (ended)' if role['ended'] else ''}"
        )


def _list(nodes: Sequence[str], graph: "ActorGraph", words: str) -> None:
    """Print the actors that words may mean."""
    rows = [
        {
            "name": graph.nodes[node]["name"],
            "type": graph.nodes[node]["type"],
            "documents": graph.nodes[node]["documents"],
            "id": node,
        }
        for node in nodes[:_LISTED]
    ]
    answer = "actor answers" if len(nodes) == 1 else "actors answer"
    say(f"{len(nodes):,} {answer} to {words!r}; kg show by id shows one")
    print_rows(rows, Format.TABLE)


def view(
    graph: Annotated[Path, typer.Argument(help="A build's directory.", show_default=False)],
) -> None:
    """Open the page of a build in the browser.

    Example: kg view output
    """
    from kg.errors import GraphError
    from kg.store.atomic import settle_directory

    settle_directory(graph)
    page = graph / "graph.html" if graph.is_dir() else graph
    if not page.is_file():
        raise GraphError(f"{page}: no such page; `kg build` writes one")
    typer.launch(page.resolve().as_uri())
