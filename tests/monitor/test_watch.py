"""An alarm is told once, again when it has lasted for long, and when it is over."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from scraper.monitor.account import Account, Alarm, AlarmState, Finding
from scraper.monitor.journal import journal, note_end
from scraper.monitor.watch import Watch, dropped, note_alarms
from scraper.settings import SourceSettings
from scraper.store.alarms import standing

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
WEEK = timedelta(days=7)
FEED = "https://daily.example/feed"
SOURCE = SourceSettings("daily", feeds=(FEED,))

Look = Callable[..., list[tuple[str, AlarmState]]]


def fallen(field: str, *, unwell: bool = True) -> Finding:
    return Finding("daily", "layout_changed", f"{field} filled in 0%", unwell, field)


def failing(*, unwell: bool = True) -> Finding:
    return Finding("daily", "listing_failed", f"{FEED}: 404", unwell, FEED)


@pytest.fixture
def look(store: Engine) -> Look:
    """What a run says that finds this, so many hours after the first."""

    def after(hours: float, *findings: Finding, source: SourceSettings = SOURCE) -> list[tuple[str, AlarmState]]:
        now = NOW + timedelta(hours=hours)
        with store.begin() as connection:
            lasting = standing(connection, [source.id])
            judged = Watch(7, now, WEEK).judge([*dropped(lasting, (source,)), *findings], lasting)
            return [(alarm.code, alarm.state) for alarm in note_alarms(connection, judged, now)]

    return after


def test_it_is_told_once_and_when_it_is_over(look: Look):
    assert look(0, failing()) == [("listing_failed", "new")]
    assert look(1, failing()) == [("listing_failed", "lasts")]
    assert look(2, failing(unwell=False)) == [("listing_failed", "over")]
    assert look(3, failing(unwell=False)) == []
    assert look(4, failing()) == [("listing_failed", "new")]


def test_one_is_reminded_after_a_week_and_a_week_later(look: Look):
    states = [state for day in range(16) for _, state in look(day * 24, failing())]
    assert [day for day, state in enumerate(states) if state == "reminder"] == [7, 14]


def test_what_nobody_looked_at_lasts(look: Look):
    look(0, fallen("authors"))
    assert look(1) == [("layout_changed", "lasts")]
    assert look(2, fallen("authors", unwell=False)) == [("layout_changed", "over")]


def test_each_field_and_each_listing_is_told_for_itself(look: Look):
    look(0, fallen("authors"))
    assert look(1, fallen("authors"), fallen("standfirst")) == [("layout_changed", "new"), ("layout_changed", "lasts")]


def test_a_listing_that_is_no_longer_asked_fails_no_more(look: Look):
    look(0, failing())
    elsewhere = SourceSettings("daily", feeds=("https://daily.example/rss",))
    assert look(1, source=elsewhere) == [("listing_failed", "over")]


def test_another_source_is_left_alone(look: Look):
    look(0, failing())
    assert look(1, source=SourceSettings("weekly", feeds=("https://weekly.example/feed",))) == []
    assert look(2, failing()) == [("listing_failed", "lasts")]


def test_a_clock_that_goes_backwards_tells_nothing_twice(look: Look):
    look(0, failing())
    assert look(-48, failing()) == [("listing_failed", "lasts")]


def spoken(voice: str, *states: AlarmState) -> list[str]:
    alarms = tuple(
        Alarm("daily", "layout_changed", f"{field} filled in 0%", state, NOW.isoformat(), field, kept="there")
        for state in states
        for field in ("authors", "section")
    )
    account = Account(7, NOW.isoformat(), NOW.isoformat(), {}, {}, 0, (), alarms)
    with redirect_stderr(io.StringIO()) as said, journal(voice):  # type: ignore[arg-type]
        note_end(account)
    return said.getvalue().splitlines()


def test_alarms_of_one_redesign_are_one_line():
    first, summary = spoken("plain", "new")
    assert first == "carewire: daily: authors filled in 0%; section filled in 0%; pages in there [layout_changed]"
    assert summary.endswith("2 alarms")


def test_since_when_is_said_to_who_is_reminded():
    (line, _) = spoken("quiet", "reminder")
    assert line.startswith("carewire: daily: still (since 2026-03-02): authors")


def test_quiet_is_quiet_while_it_lasts():
    assert spoken("quiet", "lasts") == []
    assert len(spoken("plain", "lasts")) == 1
    assert len(spoken("quiet", "over")) == 2


def test_no_alarm_is_no_news():
    assert spoken("quiet") == []
