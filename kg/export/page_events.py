"""Events as the page holds them: event records of an actor graph -> columns, each with the numbers of its reports."""

from collections.abc import Iterable, Mapping, Sequence

from kg.events.gather import EventData, day_of_event
from kg.export.page_columns import Island, day_number
from kg.graph.schema import EdgeData

__all__ = ["STATUSES", "list_event_columns"]

STATUSES = ("happened", "claimed", "denied")


def list_event_columns(
    records: Iterable[EventData],
    statements: Sequence[tuple[str, str | None, EdgeData]],
    number: Mapping[str, int],
) -> Island:
    """Return the events by day, as `kg events` lists them.

    Parameters
    ----------
    records
        As `kg.events.gather.gather_events` gives them.
    statements
        In the order of the page, which numbers their evidence.
    number
        Of each actor.

    Returns
    -------
    events
        ``d`` (day that it counts for), ``e`` (last day on which it may have been), ``st`` (1 if a report states its time), ``u`` (place in
        `STATUSES`), ``n`` (independent documents), ``i`` (numbers of its reports); ``extras``, of few: ``pl`` (place), ``by`` and ``no`` (who
        claims and who denies it; -1: articles).
    """
    ids = (one["id"] for *_, data in statements for one in data["evidence"])
    item = {one: index for index, one in enumerate(ids)}
    events: Island = {key: [] for key in ("d", "e", "st", "u", "n", "i")}
    extras: dict[str, dict[int, object]] = {"pl": {}, "by": {}, "no": {}}
    for index, event in enumerate(records):
        first = day_of_event(event)
        events["d"].append(day_number(first))
        events["e"].append(day_number(event["end"] if event["stated"] else first))
        events["st"].append(int(event["stated"]))
        events["u"].append(STATUSES.index(event["status"]))
        events["n"].append(event["documents"])
        events["i"].append([item[one] for one in event["reports"]])
        if event["place"]:
            extras["pl"][index] = event["place"]
        for key, actors in (("by", event["claimed_by"]), ("no", event["denied_by"])):
            if actors:
                extras[key][index] = [number[one] if one else -1 for one in actors]
    return {**events, "extras": extras}
