"""Alarms: what a person should look at after a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import quantiles

from sqlalchemy import Connection, func, select

from scraper.monitor.account import Alarm, Ledger
from scraper.monitor.drift import WATCHED, drop
from scraper.settings import SourceSettings
from scraper.store.runs import past_fills
from scraper.store.tables import articles

_DUPLICATES = 0.3
"""Share of a run's new articles that repeat another article's text; syndication alone stays well below."""


def raise_alarms(
    connection: Connection, ledger: Ledger, sources: Sequence[SourceSettings], now: datetime
) -> list[Alarm]:
    return [alarm for source in sources for alarm in _of_source(connection, ledger, source.id, now)]


def _of_source(connection: Connection, ledger: Ledger, source: str, now: datetime) -> Iterator[Alarm]:
    if source in ledger.fills:
        yield from _layout(connection, source)
        yield from _duplicates(connection, ledger.run, source)
    yield from _stale(connection, source, now)


def _layout(connection: Connection, source: str) -> Iterator[Alarm]:
    for field in WATCHED:
        if fallen := drop(past_fills(connection, source, field)):
            detail = f"{field} filled in {fallen.now:.0%} of the newest articles, {fallen.before:.0%} before"
            yield Alarm(source, "layout_changed", detail)


def _stale(connection: Connection, source: str, now: datetime) -> Iterator[Alarm]:
    seen = connection.execute(
        select(articles.c.first_seen).where(articles.c.source_id == source).order_by(articles.c.first_seen)
    ).scalars()
    times = [datetime.fromisoformat(time) for time in seen]
    if silence := unusual_silence(times, now):
        yield Alarm(source, "source_stale", f"no new article for {silence.days} days")


def unusual_silence(times: Sequence[datetime], now: datetime) -> timedelta | None:
    """`times` of first sight, ascending. Silence is unusual beyond three times the longest twentieth of past gaps,
    and never before three days, which is a long week-end."""
    gaps = [later - earlier for earlier, later in pairwise(times) if later > earlier]
    if len(gaps) < 5:
        return None
    usual = quantiles((gap.total_seconds() for gap in gaps), n=20)[-1]
    silence = now - times[-1]
    return silence if silence > max(3 * timedelta(seconds=usual), timedelta(days=3)) else None


def _duplicates(connection: Connection, run: int, source: str) -> Iterator[Alarm]:
    new = connection.execute(
        select(articles.c.digest).where(
            articles.c.run_id == run, articles.c.source_id == source, articles.c.revision == 1
        )
    ).scalars()
    digests = list(new)
    repeated = _repeated(connection, digests)
    if len(digests) >= 5 and repeated / len(digests) > _DUPLICATES:
        yield Alarm(source, "duplicates_jumped", f"{repeated} of {len(digests)} new articles repeat another")


def _repeated(connection: Connection, digests: Iterable[str]) -> int:
    counts = (
        select(articles.c.digest)
        .where(articles.c.digest.in_(list(digests)))
        .group_by(articles.c.digest)
        .having(func.count() > 1)
        .subquery()
    )
    total = connection.execute(
        select(func.count()).select_from(articles.join(counts, counts.c.digest == articles.c.digest))
    )
    return int(total.scalar_one())
