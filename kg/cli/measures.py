"""The measures of kg analyze: the name of each command -> what it runs, and its own options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import typer

__all__ = ["MEASURES", "Measure"]

_PERIOD = (Annotated[str, typer.Option(help="all, day, week, month or year.")], "all")
_OTHER = (Annotated[str, typer.Option(help="A second actor that takes part too.")], "")
_ALONE = (
    Annotated[bool, typer.Option("--alone", help="Statements without object, too.")],
    False,
)
_WORDS = (Annotated[str, typer.Option(help="Words of the office, as in president.")], "")
_DAYS = (Annotated[int, typer.Option(min=1, help="Days within which what was asked is done.")], 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a command runs.

    Attributes
    ----------
    module, function
        Where it is; called with the graph, a selection and what `options` name.
    help
        What its rows are.
    defaults
        Of filters that aren't as for most measures.
    options
        Options of its own, each with type and default.
    layers
        Of the statements that it measures; with ``--speech`` that, too.
    own
        Name of the function of `module` that tells whether it measures a statement of these; "" for all.
    counted
        What `function` counts beside its rows, of all that it leaves out as its day is unknown; "": it returns rows alone.
    without
        Filters that would change nothing, or leave nothing over; the command hasn't them.
    """

    module: str
    function: str
    help: str
    defaults: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    layers: frozenset[str] = frozenset(("event",))
    own: str = ""
    counted: str = ""
    without: frozenset[str] = frozenset(("speech",))


_TIES = frozenset(("event", "structure"))
_SPEECH = frozenset(("speech",))
_ONE_RELATION = frozenset(("speech", "predicate"))
"""What a measure needn't be told that is of one relation alone."""
_RECORDS = {"unnamed": True}
"""Lists of what articles say leave nobody out."""

MEASURES: dict[str, Measure] = {
    "actors": Measure(
        module="kg.analyze.actors",
        function="rank_actors",
        without=frozenset(),
        layers=_TIES,
        help="Rank actors by PageRank, with documents and dates.",
    ),
    "mediators": Measure(
        module="kg.analyze.brokers",
        function="find_mediators",
        own="tells_mediation",
        help="List who mediates between whom.",
    ),
    "mediations": Measure(
        module="kg.analyze.mediations",
        function="list_mediations",
        own="tells_mediation",
        help="List mediations: who, between whom, when, and what came of it.",
    ),
    "brokers": Measure(
        module="kg.analyze.brokers",
        function="find_brokers",
        without=frozenset(),
        layers=_TIES,
        help="Rank actors that stand between opponents.",
    ),
    "dyads": Measure(
        module="kg.analyze.dyads",
        function="balance_dyads",
        own="joins_pair",
        help="Balance cooperation and conflict of each pair.",
        options={"period": _PERIOD},
    ),
    "influence": Measure(
        module="kg.analyze.influence",
        function="measure_influence",
        own="asks",
        help="List who asks or presses whom, and how often that is then done.",
        options={"days": _DAYS},
    ),
    "communities": Measure(
        module="kg.analyze.camps",
        function="find_communities",
        without=frozenset(),
        layers=_TIES,
        help="Group actors that are densely joined (Leiden).",
    ),
    "camps": Measure(
        module="kg.analyze.camps",
        function="find_camps",
        layers=_TIES,
        help="Split the signed network into the two camps that fit best.",
    ),
    "strained": Measure(
        module="kg.analyze.camps",
        function="find_strained_triangles",
        layers=_TIES,
        help="List triangles that structural balance calls strained.",
    ),
    "speakers": Measure(
        module="kg.analyze.speakers",
        function="list_speakers",
        without=_ONE_RELATION,
        layers=_SPEECH,
        help="List who speaks, about whom and how directly.",
        defaults=_RECORDS,
    ),
    "silent": Measure(
        module="kg.analyze.speakers",
        function="list_silent",
        without=_ONE_RELATION,
        layers=_SPEECH,
        own="speaks_about",
        help="List who is spoken about but never speaks.",
    ),
    "agenda": Measure(
        module="kg.analyze.agenda",
        function="list_agenda",
        without=_ONE_RELATION,
        layers=_SPEECH,
        own="speaks_about",
        help="List who is spoken about by whom, over time.",
        options={"period": _PERIOD},
    ),
    "contested": Measure(
        module="kg.analyze.contested",
        function="find_contested",
        help="List what some affirm and others deny, side by side.",
        defaults={**_RECORDS, "status": "all"},
    ),
    "corroboration": Measure(
        module="kg.analyze.corroboration",
        function="list_corroboration",
        help="Count independent documents and publishers.",
        defaults=_RECORDS,
        options={"alone": _ALONE},
        own="names_object",
    ),
    "events": Measure(
        module="kg.analyze.events",
        function="list_and_count",
        counted="event",
        help="List what happened, each event once, with its sources.",
        defaults=_RECORDS,
        options={"other": _OTHER},
    ),
    "holders": Measure(
        module="kg.analyze.holders",
        function="list_and_count",
        without=_ONE_RELATION,
        help="List who is most often said to hold an office.",
        defaults=_RECORDS,
        options={"words": _WORDS},
        counted="document",
    ),
    "timeline": Measure(
        module="kg.analyze.timeline",
        function="list_events",
        help="List what happened by day.",
        defaults=_RECORDS,
        options={"other": _OTHER},
    ),
}
"""The measures by the name of their command; all take the same filters but those that would mean nothing."""
