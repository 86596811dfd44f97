"""What metadata say is mended: where nothing can be wrong with a line, it isn't looked at."""

import string

import ftfy
from hypothesis import given
from hypothesis import strategies as st

from kg.read.raw_article import clean_line


@given(st.text(string.printable + "é’ÃÂ\x1b&;", max_size=40))
def test_lines_are_mended_as_if_all_were_looked_at(line):
    assert clean_line(line) == clean_line(ftfy.fix_text(line))


@given(st.text(string.ascii_letters + string.digits + string.punctuation + " ", max_size=40))
def test_in_plain_letters_there_is_nothing_to_mend(line):
    assert "&" in line or ftfy.fix_text(line) == line
