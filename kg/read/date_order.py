"""Dates of numbers, of which either may be the month: told by the other dates of their file, and named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.read.dates import is_ambiguous, order_shown, to_iso
from kg.read.options import Noted, Skipped
from kg.read.raw_article import RawArticle

__all__ = ["settle_dates"]

Item = RawArticle | Skipped | Noted


@dataclass(slots=True)
class _Order:
    """Which number is the day, as far as known, and what told so."""

    day_first: bool | None
    told_by: str
    other: str = ""
    read: int = 0
    example: str = ""

    def learn(self, date: object) -> None:
        """Take what a date shows; the first that shows anything wins."""
        shown = order_shown(date)
        if shown is None:
            return
        if self.day_first is None:
            self.day_first, self.told_by = shown, f"as {date} in it shows"
        elif self.day_first != shown and not self.other:
            self.other = f"; but {date} in it has the other order"

    def settle(self, item: Item) -> Item:
        """Return an article whose date can be read in one way only."""
        if not isinstance(item, RawArticle) or not is_ambiguous(item.date):
            return item
        self.read += 1
        self.example = self.example or str(item.date).strip()
        return replace(item, date=to_iso(item.date, day_first=bool(self.day_first)))


def settle_dates(items: Iterable[Item], *, where: str, day_first: bool | None) -> Iterator[Item]:
    """Yield the articles of a file with dates that can be read in one way only, then a note of how they were.

    Nothing is held back but what follows an ambiguous date, until another date shows the order.

    Parameters
    ----------
    where
        The file as the user gave it.
    day_first
        What the user says of dates like ``03/04/2024``; None if nothing.

    Examples
    --------
    >>> dates = ["03/04/2024", "28/02/2024"]
    >>> rows = [RawArticle(where="a", file="a", text="", date=one) for one in dates]
    >>> first, second, note = settle_dates(rows, where="a.csv", day_first=None)
    >>> first.date, note.reason
    ('2024-04-03', '1 date of numbers alone (03/04/2024) was read day first, as 28/02/2024 in it shows')
    """
    order = _Order(day_first, "as you said" if day_first is not None else "")
    held: list[Item] = []
    for item in items:
        if isinstance(item, RawArticle):
            order.learn(item.date)
        if order.day_first is None and (held or _is_open(item)):
            held.append(item)
            continue
        yield from map(order.settle, held)
        held.clear()
        yield order.settle(item)
    yield from map(order.settle, held)
    if order.read:
        yield Noted(path=where, reason=_describe(order))


def _is_open(item: Item) -> bool:
    return isinstance(item, RawArticle) and is_ambiguous(item.date)


def _describe(order: _Order) -> str:
    many = "date of numbers alone" if order.read == 1 else "dates of numbers alone"
    which = "day first" if order.day_first else "month first"
    why = order.told_by or "as no other date in it tells; --day-first reads the day first"
    verb = "was" if order.read == 1 else "were"
    return f"{order.read} {many} ({order.example}) {verb} read {which}, {why}{order.other}"
