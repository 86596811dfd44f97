"""Datelines, bylines, credits and notices are passed over; what only looks like them is read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.boilerplate import find_boilerplate

REST = (
    "Envoys of both sides said on Monday that talks on the border would go on in Cairo next week."
)


def left(text):
    """Return what is read of `text`."""
    pieces, start = [], 0
    for span in find_boilerplate(text).skipped:
        pieces.append(text[start : span.start])
        start = span.end
    return "".join((*pieces, text[start:])).strip()


@pytest.mark.parametrize(
    ("head", "place", "agency", "date"),
    [
        ("CAIRO (Reuters) — ", "Cairo", "Reuters", ""),
        ("CAIRO (Reuters) - ", "Cairo", "Reuters", ""),
        ("WASHINGTON, Feb. 27 (AP) - ", "Washington", "AP", "Feb. 27"),
        (
            "WASHINGTON, February 27, 2024 /North Wire/ -- ",
            "Washington",
            "North Wire",
            "February 27, 2024",
        ),
        ("Washington [US], February 28 (ANI): ", "Washington", "ANI", "February 28"),
        ("Washington: ", "Washington", "", ""),
        ("Cairo: ", "Cairo", "", ""),
        ("CAIRO: ", "Cairo", "", ""),
        ("KYIV, Ukraine — ", "Kyiv, Ukraine", "", ""),
        ("KYIV, Ukraine (AP) — ", "Kyiv, Ukraine", "AP", ""),
        ("GAZA/CAIRO, Oct 9 (Reuters) - ", "Gaza/Cairo", "Reuters", "Oct 9"),
        ("UNITED NATIONS — ", "United Nations", "", ""),
        ("ST. JOHN'S, Antigua — ", "ST. John's, Antigua", "", ""),
        ("WASHINGTON, D.C. — ", "Washington, D.C.", "", ""),
        ("Geneva, 28 February 2024 – ", "Geneva", "", "28 February 2024"),
        ("New Delhi, Oct 10 (PTI) ", "New Delhi", "PTI", "Oct 10"),
        ("Jerusalem (CNN) ", "Jerusalem", "CNN", ""),
        ("(CNN) — ", "", "CNN", ""),
        ("(Reuters) - ", "", "Reuters", ""),
        ("Feb 28 (Reuters) - ", "", "Reuters", "Feb 28"),
        ("(New York) – ", "New York", "", ""),
    ],
)
def test_datelines(head, place, agency, date):
    for text in (head + REST, f"Talks to go on\n\n{head}{REST}\nMore followed."):
        found = find_boilerplate(text)
        assert (found.place, found.agency, found.date) == (place, agency, date)
        [span] = found.skipped
        assert span.of(text) == head


@pytest.mark.parametrize(
    "text",
    [
        "Halvorsen: No deal is near, says the foreign minister of Nordland on Monday, before talks in Oslo",
        "MILLER: Thank you all for coming. I want to begin with the talks of Monday.\nQUESTION: Is there a deal?",
        "UPDATE: The talks went on for hours on Monday, officials said, and would go on in Oslo next week.",
        "Analysis: The talks went on for hours on Monday, officials said, and would go on in Oslo.",
        "The International Border Office (IBO) council said on Monday that talks would go on in Oslo.",
        "The ministry (Reuters) has no comment.",
        "Nordland - where the talks began - is quiet, said an envoy of the other side on Monday in Oslo.",
        "US - Nordland talks on trade went on for hours on Monday, officials of both sides told reporters.",
        "NATO, the alliance of the west, said on Monday that talks would go on in Oslo next week.",
        "By Monday evening the talks had failed.",
        "This report is a warning to all of us, the minister said.",
        "The Photo Agency of Nordland (Image 4) was closed.",
        "Click went the lock, and the minister was alone.",
        "He read more than a hundred letters, the spokesman said.",
        "Sources: the talks were over before they began, two officials said on Monday.",
        "Follow the money, said the prosecutor, and you will find the ministry behind the attack.",
        "More than forty people died in the attack on Monday, the ministry said.",
        "Subscribers of the paper were told on Monday that it would close.",
        "Reporting by Nordland's media was one-sided, the minister told the council on Monday.",
        "Close the border, Ana Roe told the council on Monday.",
        "Image is everything, said the spokesman of the council on Monday.",
        "Media groups protested in Cairo on Monday, and the council promised to listen.",
        "Photos showed the dam of Nordland before the attack, the ministry said.",
        "Updated rules came into force on Monday, the ministry of Nordland said.",
        "File a suit, the judge told the envoy in Cairo on Monday.",
        "The envoys asked the council on Monday to read more",
        "The post of minister was first offered to Ana Roe, officials said on Monday.",
        "They had just watched the talks fail, two officials said.",
    ],
)
def test_what_only_looks_like_it_is_read(text):
    assert left(text) == text


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE AND JOHN ROE", "JANE DOE AND JOHN ROE"),
        ("By Jane van der Doe and John Roe, Associated Press", "Jane van der Doe and John Roe"),
        ("By Jane Doe, CNN", "Jane Doe"),
        ("By Jane Doe in Cairo", "Jane Doe"),
        ("By Jane Doe | North Wire", "Jane Doe"),
        ("Written by Jane Doe", "Jane Doe"),
    ],
)
def test_bylines(line, author):
    text = f"Talks to go on\n{line}\nCAIRO — {REST}"
    assert find_boilerplate(text).author == author
    assert left(text) == f"Talks to go on\n\n{REST}"


@pytest.mark.parametrize(
    "line",
    [
        "This report is auto-generated from a news service. The paper holds no responsibility for its content.",
        "(This story has not been edited by our staff and is published from a syndicated feed.)",
        "(Except for the headline, this story has not been edited by our staff.)",
        "The Associated Press contributed to this report.",
        "Jane Doe in Cairo and John Roe contributed to this report.",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Reporting by Jane Doe in Cairo and John Roe in Kyiv; Writing by Ana Poe; Editing by Bo Lee",
        "Additional reporting by Jane Doe",
        "Read more:",
        "Read more: Five things to know about the talks",
        "READ ALSO | Five things to know",
        "Also Read: Five things to know",
        "Related: Five things to know",
        "ADVERTISEMENT",
        "Advertisement - Scroll to continue",
        "Story continues below advertisement",
        "Sign up for our newsletter",
        "Subscribe to our daily briefing.",
        "Click here to read the full story",
        "Follow us on Twitter and Facebook",
        "Copyright 2024 North Wire. All rights reserved.",
        "© 2024 North Wire",
        "(Photo: Jane Doe/North Wire)",
        "Image source: Getty Images",
        "Photo by Jane Doe/AFP via Getty Images",
        "Share this article",
        "Published: February 28, 2024 10:30 GMT",
        "Tags: talks, border, Nordland",
        "___",
        "* * *",
        "CLOSE",
        "CLOSE Ana Roe, a member of the council, compared the talks to those of June",
        "Image caption Envoys of both sides in Cairo",
        "Image copyright North Wire Image caption The council will now work for a truce",
        "Image copyright North Wire",
        "Media playback is unsupported on your device Media caption How the talks unfolded",
        "Media caption Ana Roe: 'We were treated as guests'",
        "Video caption The dam from above",
        "Enlarge this image toggle caption Ana Roe/NW Ana Roe/NW",
        "toggle caption Ana Roe/North Images",
        "Photos: The life of Ana Roe",
        "FILE - In this Oct. 8, 2018, file photo, Ana Roe stands before the council in Cairo.",
        "FILE – In this May 1 file photo, envoys leave.",
        "LISTEN TO ARTICLE 5:06 SHARE THIS ARTICLE Share Tweet Post Email",
        "Updated at 6:20 p.m. ET",
        "It should not surprise us | Ana Roe Read more",
        "The post Envoys Leave Cairo appeared first on North Wire.",
        "JUST WATCHED Envoys leave Cairo Replay More Videos ... MUST WATCH Envoys leave Cairo 02:26",
    ],
)
def test_lines_round_the_story(line):
    for text in (f"{REST}\n\n{line}", f"{REST}\n{line}\nThe envoys left."):
        assert line not in left(text)
        assert REST in left(text)


def test_credits_in_brackets_behind_a_paragraph():
    text = f"{REST} (Reporting by Ana Roe in Cairo;\nediting by Bo Lee)\n"
    assert left(text) == REST
    assert find_boilerplate(text).author == "Ana Roe"
    assert left(f"{REST} (ANI)") == REST
    assert left(f"{REST} (NBO)") == f"{REST} (NBO)"


@pytest.mark.parametrize(
    "words",
    [
        "(RELATED: Envoys Leave Cairo Without A Truce)",
        "(READ MORE: Five things to know)",
        "[WATCH: Ana Roe leaves the council]",
        "Photos: The life of Ana Roe Photos: The life of Ana Roe Ana Roe in Cairo. Hide Caption 1 of 43 "
        "Photos: The life of Ana Roe Ana Roe in Oslo. Hide Caption 2 of 43",
        "JUST WATCHED Envoys leave Replay More Videos ... MUST WATCH Envoys leave 02:26",
        "The post Envoys Leave Cairo appeared first on North Wire.",
    ],
)
def test_teasers_and_captions_inside_a_line(words):
    for text in (f"{REST} {words} The envoys left.", f"{words} {REST}"):
        assert REST in left(text)
        assert not {"Ana", "Leave", "Replay", "things"} & set(left(text).split())


def test_the_heading_of_highlights_is_passed_over_but_not_what_it_says():
    assert left(f"Story highlights {REST}") == REST


def test_stated_date_is_found():
    assert (
        find_boilerplate(f"Talks go on\nPublished on Feb. 28, 2024\n{REST}").date
        == "Feb. 28, 2024"
    )
    assert (
        find_boilerplate(f"Wednesday, February 28, 2024\n{REST}").date
        == "Wednesday, February 28, 2024"
    )


def test_every_part_of_live_coverage_may_have_a_dateline():
    text = f"OSLO — {REST}\n___\nKYIV, Ukraine — {REST}"
    assert left(text) == f"{REST}\n\n{REST}"
    assert find_boilerplate(text).place == "Oslo"


def test_title_in_the_first_line_stays():
    assert left(f"Envoys go on talking\nOSLO — {REST}").startswith("Envoys go on talking")


@given(
    st.text(alphabet=st.sampled_from("\n ABCby:()—-[]/.,©_*Reutrs0129é“”\u202e\x00"), max_size=400)
)
def test_spans_are_sorted_disjoint_and_inside(text):
    end = 0
    for span in find_boilerplate(text).skipped:
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize(
    "text",
    [
        "A" * 400_000,
        "A " * 200_000,
        "By " + "Abc " * 100_000,
        "(" * 300_000,
        "(Reporting by " * 30_000,
        "[photo by " * 40_000,
        "\n" * 400_000,
        "Read more\n" * 40_000,
        ("A" * 499 + "\n") * 800,
        ("ABC DEF, " * 50 + "\n") * 800,
        ("Abc def contributed " * 24 + "\n") * 800,
        "—" * 300_000,
        "reported from " * 30_000,
        "Photos: " * 40_000,
        "JUST WATCHED MUST WATCH " * 15_000,
        "The post appeared " * 20_000,
    ],
    ids=range(16),
)
def test_time_is_linear(text):
    start = time.process_time()
    find_boilerplate(text)
    assert time.process_time() - start < 4
