"""kg merges, kg review, kg reconcile: who was taken for whom, a person's decisions, and ids from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, GraphArgument, TableFormat, Wide, print_rows
from kg.cli.progress import patience
from kg.cli.terminal import say, shown, tell

if TYPE_CHECKING:
    from kg.resolve.review import Pair, Side

__all__ = ["merges", "reconcile", "review"]

_VERDICTS = {True: "merged", False: "kept apart", None: "unsure"}


def merges(
    graph: GraphArgument,
    only: Annotated[str, typer.Option(help="merged, apart, unsure or all.")] = "all",
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
) -> None:
    """List the judgements made across documents, with their reasons.

    Example: kg merges output --only unsure
    """
    from kg.graph.node_link import read_graph
    from kg.resolve.review import find_merges

    wanted = {"merged": (True,), "apart": (False,), "unsure": (None,), "all": (True, False, None)}
    if only not in wanted:
        raise typer.BadParameter(
            f"expected one of {', '.join(wanted)}, not {only!r}", param_hint="--only"
        )
    rows = [
        {
            "verdict": _VERDICTS[pair.same],
            "score": pair.score,
            "left": pair.left.name,
            "right": pair.right.name,
            "reasons": list(pair.reasons),
            "left_mention": pair.left.reference,
            "right_mention": pair.right.reference,
        }
        for pair in find_merges(read_graph(graph), verdicts=wanted[only])
    ]
    print_rows(rows, form, wide=wide)


CorrectionsFile = Annotated[
    Path | None,
    typer.Option(help="File that the decisions are added to.", show_default="the build's own"),
]


def review(graph: GraphArgument, corrections: CorrectionsFile = None) -> None:
    """Walk through the unsure merges: same, not the same, or skip; the next build replays the decisions.

    Example: kg review output
    """
    from kg.graph.node_link import read_graph
    from kg.resolve.corrections import CORRECTIONS, Correction
    from kg.resolve.review import add_correction, find_unsure

    with patience("reading the graph"):
        pairs = find_unsure(read_graph(graph))
    file = corrections or _build_of(graph) / CORRECTIONS
    say(f"{len(pairs)} unsure pairs. s same, n not the same, Enter skip, q quit.")
    kinds = {"s": "same", "n": "not_same"}
    for number, pair in enumerate(pairs, 1):
        _show(number, len(pairs), pair)
        answer = (
            typer.prompt("s/n/Enter/q", default="", show_default=False, err=True).strip().lower()
        )
        if answer == "q":
            break
        if answer in kinds:
            entities = (pair.left.reference, pair.right.reference)
            comment = f"{pair.left.name} / {pair.right.name}"
            add_correction(
                file, [Correction(kind=kinds[answer], entities=entities, comment=comment)]
            )
    say(f"Decisions are in {file}; build again to apply them.")


def _build_of(graph: Path) -> Path:
    return graph if graph.is_dir() else graph.parent


def reconcile(
    graph: GraphArgument,
    ids: Annotated[
        Path,
        typer.Argument(
            help="CSV, TSV, JSON Lines or FollowTheMoney: name, id; perhaps aliases, type, country.",
            show_default=False,
        ),
    ],
    corrections: CorrectionsFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing.")] = False,
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
) -> None:
    """Give nodes the ids that a list has for their names, and list the doubtful; the next build replays them.

    Example: kg reconcile output leaders.csv
    """
    from kg.actors.lists import read_actor_list
    from kg.actors.territories import read_territories
    from kg.graph.node_link import read_graph
    from kg.resolve.corrections import CORRECTIONS, load_corrections
    from kg.resolve.reconcile import find_ids
    from kg.resolve.review import add_correction

    listed = list(read_actor_list(ids, read_territories(), typed=False))
    with patience("reading the graph"):
        found = find_ids(read_graph(graph), listed)
    print_rows(
        [
            {
                "verdict": "doubtful" if one.doubt else "identified",
                "name": one.name,
                "ids": list(one.ids),
                "documents": one.documents,
                "node": one.node,
                "why": one.doubt,
            }
            for one in found
        ],
        form,
        wide=wide,
    )
    file = corrections or _build_of(graph) / CORRECTIONS
    before = load_corrections(file).entries if file.exists() else ()
    new = [entry for one in found for entry in one.corrections if entry not in before]
    sure = sum(not one.doubt for one in found)
    said = f"{sure} identified, {len(found) - sure} doubtful"
    if new and not dry_run:
        add_correction(file, new)
        said += f"; {len(new)} ids added to {file}: build again to apply them"
    say(said)


def _show(number: int, total: int, pair: "Pair") -> None:
    typer.echo()
    tell(f"{number}/{total}  score {pair.score}: {shown(list(pair.reasons))}")
    for side in (pair.left, pair.right):
        _show_side(side)


def _show_side(side: "Side") -> None:
    roles = f", {shown(list(side.roles))}" if side.roles else ""
    tell(f"  {side.name} [{side.type}{roles}] in {side.documents} documents")
    for doc, sentence in side.passages:
        tell(f"    {doc}: {sentence}")
