"""Printed and machine-written dates, and the ones that must not be believed."""

from datetime import UTC, datetime

import pytest

from scraper.extraction import Found
from scraper.normalize.dates import Dateline, read_date, read_moment

LONDON = Dateline(zone="Europe/London", language="en-GB")


@pytest.mark.parametrize(
    ("printed", "value", "precision"),
    [
        ("2025-07-18", "2025-07-18", "day"),
        ("2025-07-18T09:30:15+01:00", "2025-07-18T09:30:15+01:00", "second"),
        ("2025-07-18T09:30Z", "2025-07-18T09:30:00+00:00", "minute"),
        ("2025-07-18T00:00:00+01:00", "2025-07-18", "day"),
        ("1752829815000", "2025-07-18T09:10:15+00:00", "second"),
        ("Fri, 18 Jul 2025 09:30:00 +0100", "2025-07-18T09:30:00+01:00", "second"),
        ("18 July 2025", "2025-07-18", "day"),
        ("Friday 18th July, 2025", "2025-07-18", "day"),
        ("July 18, 2025", "2025-07-18", "day"),
        ("18-Jul-2025", "2025-07-18", "day"),
        ("Published: 22:04, 22 Apr 2024", "2024-04-22T22:04:00+01:00", "minute"),
        ("2 March 2024 • 9:36pm", "2024-03-02T21:36:00+00:00", "minute"),
        ("18 July 2025 at 12.05am", "2025-07-18T00:05:00+01:00", "minute"),
        ("Jan. 5, 2025 4:00 PM ET", "2025-01-05T16:00:00-05:00", "minute"),
        ("18/07/2025", "2025-07-18", "day"),
        ("04/07/2025", "2025-07-04", "day"),
        ("11/13/19 at 4:00 PM EST", "2019-11-13T16:00:00-05:00", "minute"),
        ("2025.07.18", "2025-07-18", "day"),
        ("2025/7/18 09:30", "2025-07-18T09:30:00+01:00", "minute"),
        ("Updated 2025-07-18 08:15", "2025-07-18T08:15:00+01:00", "minute"),
    ],
)
def test_date_is_read_as_precisely_as_it_is_written(printed, value, precision):
    moment = read_moment(printed, LONDON)
    assert (moment.value, moment.precision) == (value, precision)
    assert moment.raw in printed


@pytest.mark.parametrize(
    "printed",
    [
        "",
        None,
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "31 February 2025",
        "2025.13.40",
        "25 July",
        "2 hours ago",
        "Yesterday 11:15",
    ],
)
def test_impossible_or_relative_date_is_none(printed):
    assert read_moment(printed, LONDON) is None


def test_sentence_that_mentions_a_date_is_no_date():
    assert read_moment("The home was inspected on 4 June 2025 " + "and again in the weeks that followed " * 4) is None


def test_clock_without_zone_stays_without_offset():
    assert read_moment("2025-07-18T09:30:15").value == "2025-07-18T09:30:15"


def test_american_page_puts_the_month_first():
    assert read_moment("04/07/2025", Dateline(language="en-US")).value == "2025-04-07"


@pytest.mark.parametrize(
    ("printed", "language"), [("18. Juli 2025", "de"), ("le 18 juillet 2025", "fr-FR"), ("18 Gorffennaf 2025", "cy")]
)
def test_other_languages_are_read(printed, language):
    assert read_moment(printed, Dateline(language=language)).value == "2025-07-18"


def test_unknown_language_is_no_error():
    assert read_moment("18 foo 2025", Dateline(language="tlh")) is None


def test_future_date_gives_way_to_the_next_candidate():
    fetched = Dateline(latest=datetime(2025, 7, 20, tzinfo=UTC))
    candidates = (Found("2025-08-01", "json-ld", "a"), Found("2025-07-18", "meta", "b"))
    dated = read_date(candidates, fetched)
    assert (dated.moment.value, dated.found.where) == ("2025-07-18", "b")
