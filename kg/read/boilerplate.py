"""What isn't the article: raw text -> ranges to skip, place, agency and author as they state them.

General wording of wire services and sites: datelines, bylines, closing lines, invitations to read on, credits,
copyright. Patterns are anchored and bounded, so that time stays linear in the text.
"""

import re
from dataclasses import dataclass

from kg.records import Span

__all__ = ["Boilerplate", "find_boilerplate"]

_DATELINE = re.compile(
    r"""\s{0,20}
    (?:(?P<upper>[A-Z][A-Z.'’-]{1,20}(?:\ [A-Z][A-Z.'’-]{1,20}){0,3}(?:,\ [A-Z][\w.'’ -]{1,25})?)
      (?:,\ (?P<date>(?:[A-Z][a-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]{2,8}\.?)(?:,?\ \d{4})?))?
      (?:\ ?\((?P<agency>[A-Z][\w.'’ -]{1,30})\))?
      \s?(?:—|–|--|-|:)\s
    |(?P<place>[A-Z][a-zà-ÿ.'’-]{2,20}(?:\ [A-Z][a-zà-ÿ.'’-]{1,20}){0,2})
      (?:,\ (?P<date2>(?:[A-Z][a-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]{2,8}\.?)(?:,?\ \d{4})?))?
      (?:\ ?\((?P<agency2>[A-Z][\w.'’ -]{1,30})\)\s?(?:—|–|--|-|:)|:)\s
    )""",
    re.VERBOSE,
)
_BYLINE = re.compile(
    r"\s*(?:[Bb]y|BY)\s+((?:[A-Z][\w.'’-]*|[A-Z]+)(?:\s+(?:and|&|[A-Z][\w.'’-]*)){1,8})(?:\s*[,|/-]\s*[\w .'’-]{1,60})?\s*$"
)
_LINES = re.compile(
    r"""^\s*(?:
      \(?(?:additional\ |with\ )?(?:reporting|writing|editing|compiling|compiled)\ (?:and\ \w+\ )?by\b.*
    | .{0,120}\bcontributed\ to\ this\ (?:report|story|article)\b.*
    | (?:this|the)\ (?:report|story|article|post|content)\ (?:is|was|has\ been|comes)\ (?:auto|generated|published|originally|first|syndicated|updated|from\ a).*
    | (?:read|see)\ (?:more|also|next|full|the\ full)\b.{0,120}
    | (?:more|related|related\ (?:articles|stories|coverage|links)|recommended|trending|most\ read|share\ this.{0,40}|advertisement|sponsored\ content|continue\ reading|story\ continues.{0,40}|slideshow.{0,40})\s*:?\s*
    | (?:sign\ up|subscribe|click\ here|follow\ us|download\ our|join\ our|like\ us)\b.{0,200}
    | (?:©|\(c\)|copyright)\s.{0,200}
    | (?:image|photo|picture|video|credit|photograph|illustration|file\ photo|caption)(?:\ (?:source|credit|caption|by))?\s*:\s.{0,200}
    | .{0,60}all\ rights\ reserved\b.{0,100}
    | \((?:photo|image|picture|credit|reuters|ap\ photo|getty)[^)]{0,120}\)
    | (?:--+|\*\*+|==+|__+|\#\#+)\s*
    )$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What was recognized.

    Attributes
    ----------
    skipped
        Ranges that aren't the article, sorted and disjoint.
    place
        Of the dateline.
    agency
        Of the dateline.
    author
        Of a byline.
    """

    skipped: tuple[Span, ...] = ()
    place: str = ""
    agency: str = ""
    author: str = ""


def find_boilerplate(text: str) -> Boilerplate:
    """Return the ranges of `text` that aren't the article.

    Examples
    --------
    >>> found = find_boilerplate("CAIRO (North Wire) — Talks went on for days.\\n(Reporting by A. Bee)")
    >>> found.place, found.agency, [(one.start, one.end) for one in found.skipped]
    ('Cairo', 'North Wire', [(0, 21), (45, 66)])
    """
    skipped: list[Span] = []
    place = agency = author = ""
    lines = list(re.finditer(r"[^\n]+", text))
    for number, line in enumerate(lines):
        piece = line.group()
        if not piece.strip():
            continue
        byline = _BYLINE.match(piece) if number < 4 and len(piece) < 200 else None
        if byline and not author:
            author = byline.group(1)
            skipped.append(Span(line.start(), line.end()))
        elif len(piece) < 400 and _LINES.match(piece):
            skipped.append(Span(line.start(), line.end()))
        elif (
            not place
            and number < 6
            and (found := _DATELINE.match(piece))
            and _is_dateline(piece, found, first=number == 0)
        ):
            place = _tidy(found.group("upper") or found.group("place"))
            agency = found.group("agency") or found.group("agency2") or ""
            skipped.append(Span(line.start(), line.start() + found.end()))
    return Boilerplate(tuple(skipped), place, agency, author)


def _is_dateline(piece: str, found: re.Match[str], *, first: bool) -> bool:
    """Tell a dateline from a headline or a speaker with a colon: an agency or date, or a long first line."""
    rest = piece[found.end() :]
    if any(found.group(name) for name in ("agency", "agency2", "date", "date2")):
        return len(rest) >= 20
    return first and len(rest) > 80 and rest[0].isupper()


def _tidy(place: str) -> str:
    return " ".join(
        word.capitalize() if word.isupper() and "." not in word else word for word in place.split()
    )
