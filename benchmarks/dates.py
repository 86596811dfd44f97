"""How well dates are read: GUM's annotated date expressions against what `kg` makes of them.

Usage: ``python benchmarks/dates.py``. Needs the folder ``../shared`` with the public data; says so and ends with 0 where it
is absent. The words are given with the preposition before them and the tense unknown; compared are first and last day.
"""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from kg.when.calendars import month_days, year_days
from kg.when.expressions import Interval, parse_date

SHARED = Path(__file__).parents[1].parent / "shared/data"


def bounds(value: str) -> tuple[str, str]:
    """Return first and last day of a TEI date: a day, month or year."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        days = year_days(parts[0])
    else:
        days = (date(*parts),) * 2 if len(parts) == 3 else month_days(*parts)  # type: ignore[arg-type]
    return days[0].isoformat(), days[1].isoformat()


def wanted(gold: dict[str, Any]) -> tuple[str, str] | None:
    """Return the interval of a gold date, None for recurring days and other calendars."""
    start = gold.get("when") or gold.get("from") or gold.get("notBefore")
    end = gold.get("when") or gold.get("to") or gold.get("notAfter")
    try:
        return (bounds(start)[0] if start else "", bounds(end)[1] if end else "")
    except (ValueError, TypeError):
        return None


def judge(found: Interval | None, gold: tuple[str, str]) -> str:
    """Return ``exact``, ``overlap``, ``wrong`` or ``none``."""
    if found is None:
        return "none"
    first = found.first.isoformat() if found.first else ""
    last = found.last.isoformat() if found.last else ""
    if (first, last) == gold:
        return "exact"
    return "overlap" if first <= (gold[1] or "9999") and (last or "9999") >= gold[0] else "wrong"


def main() -> None:
    """Print a table: news, and the other genres together."""
    if not SHARED.exists():
        print(f"{SHARED} is absent: nothing measured")
        return
    verbose = "-v" in sys.argv
    print("set    dates  exact  overlap  wrong  none")
    for name, file in (("news", "gum_news_dev.jsonl"), ("rest", "gum_rest.jsonl")):
        counts: Counter[str] = Counter()
        for line in (SHARED / file).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for gold in row["gold"]["dates"]:
                interval = wanted(gold)
                if interval is None:
                    continue
                verdict = judge(parse_date(gold["text"], row["date"]), interval)
                counts[verdict] += 1
                if verbose and verdict != "exact":
                    print(verdict, repr(gold["text"]), row["date"], interval)
        total = sum(counts.values())
        shares = "  ".join(
            f"{counts[key] / total:.3f}" for key in ("exact", "overlap", "wrong", "none")
        )
        print(f"{name:5}  {total:5}  {shares}")


if __name__ == "__main__":
    main()
