"""Cells of CSV files: a text -> the same, such that no spreadsheet takes it for a formula (OWASP, *CSV injection*)."""

import re

__all__ = ["safe_cell"]

_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
"""What formulas begin with, the full-width and small forms that East Asian versions take for them too."""

_UNSEEN = r"\x00-\x08\x0b\x0c\x0e-\x20\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
"""What nobody sees in front of a sign, and programs leave out: controls, spaces, marks of direction, of width none, and of byte order."""

_FORMULA = re.compile(rf"""(\A|[;\t|\r\n])(?=["'{_UNSEEN}]*[{_SIGNS}])|\A(?=[\t\r\n])""")
"""A formula at the start, or after what may separate cells: where a comma is the decimal sign a semicolon does."""

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?")


def safe_cell(text: str) -> str:
    """Return `text` with an apostrophe in front of all that a spreadsheet could take for a formula; numbers stay.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell("a;=1+1"), safe_cell("＝1+1"), safe_cell("-3.5"), safe_cell("a - b")
    ("'=1+1", "a;'=1+1", "'＝1+1", '-3.5', 'a - b')
    """
    return text if _NUMBER.fullmatch(text) else _FORMULA.sub(r"\1'", text)
