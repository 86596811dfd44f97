"""Islands of the page: what is packed comes out again, and says nothing to HTML on the way."""

import base64

import pytest

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
