"""Islands of the page: what is packed comes out again, and says nothing to HTML on the way."""

import base64

import pytest

from kg.export import html
from kg.export.html import DIGITS, _to_digits


def unpack(text, length):
    """Read the digits as Python's own base of 85, after its letters."""
    own = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
    return base64.b85decode(text.translate(str.maketrans(DIGITS, own)))[:length]


@pytest.mark.parametrize("length", [0, 1, 3, 4, 5, 1000])
def test_bytes_survive(length):
    data = bytes((37 * at * at + 255 * (at % 3)) % 256 for at in range(length))
    assert unpack(_to_digits(data), length) == data
    assert unpack(_to_digits(b"\xff" * length), length) == b"\xff" * length


def test_no_digit_is_read_by_html():
    assert len(set(DIGITS)) == 85
    assert not set(DIGITS) & set("<>&\"'`/\\ \n")


def test_scripts_lose_their_comments_and_nothing_else():
    whole = "\n".join(map(html._read, html.SCRIPTS))
    joined = html._join(html.SCRIPTS)
    code = [line for line in joined.splitlines()[2:-1] if line.strip()]
    assert not any(line.lstrip().startswith(("//", "* ")) for line in code)
    rest = iter(line for line in whole.splitlines() if line.strip())
    dropped = list(_without(code, rest))
    assert all(line.lstrip().startswith(("//", "/*", "*")) for line in dropped)


def _without(code, lines):
    """Yield the lines that stand between those of `code`, which must all be there in their order."""
    for wanted in code:
        for line in lines:
            if line == wanted:
                break
            yield line
        else:
            raise AssertionError(wanted)
