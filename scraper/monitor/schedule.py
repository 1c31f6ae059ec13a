"""When to look again. Pure: times in, times out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from scraper.errors import Bug, HttpError, PageError, ScraperError
from scraper.store.agenda import State

_LOOK_AGAIN = (
    (timedelta(hours=6), timedelta(hours=1)),
    (timedelta(days=1), timedelta(hours=6)),
    (timedelta(days=7), timedelta(days=1)),
    (timedelta(days=30), timedelta(days=7)),
)
"""(age since discovery, interval): most corrections come early; after a month an article rests."""

_FIRST_RETRY, _LAST_RETRY = timedelta(minutes=15), timedelta(days=1)
_TRIES = 10
"""Over about four days, which outlives a weekend's outage."""

_NO_ARTICLE = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""After a page that came but is no article: a bot check passes, a redesign is met by a newer version of ours."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of an address; `due_at` is None for never again."""

    state: State
    due_at: datetime | None


def is_due(last_checked: datetime | None, every_minutes: int, now: datetime) -> bool:
    """A tenth of the interval is forgiven, or an hourly cron would skip every other hour of an hourly source.

    What was checked long after now was checked by a wrong clock.
    """
    return last_checked is None or abs(now - last_checked) >= timedelta(minutes=every_minutes) * 0.9


def next_visit(discovered_at: datetime, now: datetime) -> datetime | None:
    age = now - discovered_at
    interval = next((interval for limit, interval in _LOOK_AGAIN if age < limit), None)
    return now + interval if interval else None


def after_failure(error: ScraperError, failures: int, now: datetime) -> Verdict:
    """`failures` counts this one. A dead address keeps its reason and is not asked again."""
    if isinstance(error, HttpError) and error.status in (404, 410):
        return _gone(failures, now)
    if isinstance(error, PageError | Bug):
        waits = _NO_ARTICLE[failures - 1 :]
        return Verdict("waiting", now + waits[0]) if waits else Verdict("dead", None)
    if not error.transient or failures >= _TRIES:
        return Verdict("dead", None)
    return Verdict("waiting", now + _wait(error, failures))


def _wait(error: ScraperError, failures: int) -> timedelta:
    """Twice as long each time, and never shorter than the server asked for, within reason."""
    asked = timedelta(seconds=min(getattr(error, "retry_after", None) or 0.0, _LAST_RETRY.total_seconds()))
    usual: timedelta = _FIRST_RETRY * 2 ** (failures - 1)
    return min(max(usual, asked), _LAST_RETRY)


def _gone(failures: int, now: datetime) -> Verdict:
    """Asked once more a day later: sites being redeployed answer 404 for minutes."""
    return Verdict("waiting", now + _LAST_RETRY) if failures == 1 else Verdict("gone", None)
