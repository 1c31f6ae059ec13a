"""The decisions of a run, without a store or a site: when to come again, what is drift, what is silence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from scraper.errors import Bug, HttpError, NotAnArticle, RobotsDisallowed, Unreachable
from scraper.monitor.alarms import unusual_silence
from scraper.monitor.drift import Shares, compare
from scraper.monitor.schedule import after_failure, is_due, next_visit
from scraper.store.runs import Fill

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "wait"), [(0 * HOUR, HOUR), (7 * HOUR, 6 * HOUR), (2 * DAY, DAY), (10 * DAY, 7 * DAY), (40 * DAY, None)]
)
def test_the_older_the_rarer(age: timedelta, wait: timedelta | None):
    assert next_visit(NOW - age, NOW) == (NOW + wait if wait else None)


def test_an_hourly_run_does_not_skip_an_hourly_source():
    assert is_due(NOW - timedelta(minutes=55), 60, NOW)
    assert not is_due(NOW - timedelta(minutes=50), 60, NOW)
    assert is_due(None, 60, NOW)


def test_a_clock_that_was_wrong_keeps_nothing_waiting():
    assert not is_due(NOW + timedelta(minutes=2), 60, NOW), "it was set back a little"
    assert is_due(NOW + 3_650 * DAY, 60, NOW)


def test_waits_grow_to_a_day_and_end():
    waits = [after_failure(Unreachable("refused"), failures, NOW).due_at for failures in range(1, 11)]
    hours = [(due - NOW) / HOUR for due in waits if due]
    assert hours == [0.25, 0.5, 1, 2, 4, 8, 16, 24, 24]
    assert waits[-1] is None


def test_a_server_that_asks_for_a_longer_wait_gets_it_within_reason():
    for asked, got in ((7200, 2 * HOUR), (10**9, DAY)):
        error = HttpError("busy", status=503, retry_after=asked)
        assert after_failure(error, 1, NOW).due_at == NOW + got


@pytest.mark.parametrize("error", [NotAnArticle("a listing"), Bug("KeyError")])
def test_a_page_that_cannot_be_read_today_may_be_read_by_a_newer_version(error: Exception):
    verdicts = [after_failure(error, failures, NOW) for failures in (1, 2, 3, 4)]  # type: ignore[arg-type]
    assert [(verdict.due_at - NOW).days if verdict.due_at else None for verdict in verdicts] == [1, 7, 30, None]


def test_what_is_forbidden_is_not_asked_again():
    assert after_failure(RobotsDisallowed("no"), 1, NOW).state == "dead"


def fills(*counts: tuple[int, int]) -> list[Fill]:
    """Newest run first."""
    return [Fill("authors", filled, total) for filled, total in counts]


def test_a_field_that_is_gone_has_fallen():
    assert compare(fills((0, 8), (30, 30))) == Shares(before=1.0, now=0.0, fallen=True)


@pytest.mark.parametrize(
    "counts",
    [
        [(0, 3), (30, 30)],  # too few to say
        [(0, 8)],  # no past
        [(0, 8), (2, 40)],  # never filled it much
        [(5, 10), (22, 40)],  # a little less than usual
        [*[(0, 8)] * 7, (60, 60)],  # has long become the usual
    ],
)
def test_chance_is_no_drift(counts: list[tuple[int, int]]):
    compared = compare(fills(*counts))
    assert compared is None or not compared.fallen


def test_a_slow_fall_over_several_runs_is_seen():
    compared = compare(fills(*[(0, 1)] * 8, *[(1, 1)] * 30))
    assert compared
    assert compared.fallen


def test_silence_is_judged_by_the_usual_gaps():
    daily = [NOW - DAY * number for number in range(30, 0, -1)]
    assert unusual_silence(daily, NOW) is None
    assert unusual_silence(daily, NOW + 3 * DAY) == 4 * DAY
    weekly = [NOW - 7 * DAY * number for number in range(10, 0, -1)]
    assert unusual_silence(weekly, NOW + 10 * DAY) is None
    assert unusual_silence(weekly[-3:], NOW + 100 * DAY) is None, "too little is known"
