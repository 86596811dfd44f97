"""kg merges, kg review: who was taken for whom, and a person's decisions where that is unsure."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, GraphArgument, TableFormat, Wide, print_rows, shown

if TYPE_CHECKING:
    from kg.resolve.review import Pair, Side

__all__ = ["merges", "review"]

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


def review(
    graph: GraphArgument,
    corrections: Annotated[
        Path | None,
        typer.Option(help="File that the decisions are added to.", show_default="the build's own"),
    ] = None,
) -> None:
    """Walk through the unsure merges: same, not the same, or skip; the next build replays the decisions.

    Example: kg review output
    """
    from kg.builds import CORRECTIONS
    from kg.graph.node_link import read_graph
    from kg.resolve.corrections import Correction
    from kg.resolve.review import add_correction, find_unsure

    pairs = find_unsure(read_graph(graph))
    file = corrections or (graph if graph.is_dir() else graph.parent) / CORRECTIONS
    typer.echo(f"{len(pairs)} unsure pairs. s same, n not the same, Enter skip, q quit.", err=True)
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
    typer.echo(f"Decisions are in {file}; build again to apply them.", err=True)


def _show(number: int, total: int, pair: "Pair") -> None:
    typer.echo(f"\n{number}/{total}  score {pair.score}: {shown(list(pair.reasons))}")
    for side in (pair.left, pair.right):
        _show_side(side)


def _show_side(side: "Side") -> None:
    roles = f", {shown(list(side.roles))}" if side.roles else ""
    typer.echo(f"  {shown(side.name)} [{side.type}{roles}] in {side.documents} documents")
    for doc, sentence in side.passages:
        typer.echo(f"    {shown(doc)}: {shown(sentence)}")
