"""Write ``kg/actors/data/territories.json``: names, codes, demonyms and Wikidata ids of all territories.

Codes, English names and Wikidata ids are facts from the territory table of `rigour` (MIT, OpenSanctions;
notice in ``kg/actors/data/LICENSE.rigour.txt``), which needs PyICU and is therefore no dependency of kg: install it
into an environment of its own (``pip install rigour``) and run this script there. Demonyms, capitals and
metonyms come from ``nations.tsv`` beside it, written by us.
"""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from rigour._core import territories_jsonl

HERE = Path(__file__).parent
OUT = HERE.parent / "kg/actors/data/territories.json"
PLOVER_COUNTRY = {"xk": "KOS"}


def slug(name: str) -> str:
    """Return `name` in lower case ASCII, words joined by hyphens."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")


def split(cell: str) -> list[str]:
    """Return the members of a comma-separated cell."""
    return [part.strip() for part in cell.split(",") if part.strip()]


def read_nations() -> dict[str, list[str]]:
    """Return the rows of ``nations.tsv`` by alpha-2 code."""
    lines = (HERE / "nations.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1:] for row in rows}


def describe(row: dict[str, Any], nation: list[str] | None) -> dict[str, Any]:
    """Return what kg keeps of a territory."""
    code = row["code"]
    other = split(nation[3]) if nation else []
    names = [row["name"], row.get("full_name") or "", *(one for one in other if one[0] != "~")]
    country = code.split("-")[0]
    return {
        "id": slug(row["name"]) if "-" not in code else f"{slug(row['name'])}.{country}",
        "code": code,
        "name": row["name"],
        "nation": nation is not None,
        "country": PLOVER_COUNTRY.get(code, (row.get("alpha3") or "").upper()),
        "qid": row["qid"],
        "parent": row.get("parent", ""),
        "names": list(dict.fromkeys(name for name in names if name)),
        "demonyms": split(nation[0]) if nation else [],
        "nationals": split(nation[1]) if nation else [],
        "capitals": split(nation[2]) if nation else [],
        "metonyms": [one[1:] for one in other if one[0] == "~"],
    }


def main() -> None:
    """Write the file, one territory a line, nations first."""
    nations = read_nations()
    rows = [json.loads(line) for line in territories_jsonl().splitlines()]
    kept = [describe(row, nations.get(row["code"])) for row in rows]
    kept.sort(key=lambda one: (not one["nation"], one["id"], one["code"]))
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in kept)
    OUT.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
