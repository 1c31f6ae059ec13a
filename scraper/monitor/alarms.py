"""Alarms: what a person should look at after a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import quantiles

from sqlalchemy import Connection, func, select

from scraper.monitor.account import Alarm, Ledger
from scraper.monitor.drift import drop
from scraper.monitor.fillings import WATCHED
from scraper.settings import SourceSettings
from scraper.store.runs import past_fills
from scraper.store.tables import articles

_DUPLICATES = 0.3
"""Share of a run's new articles that repeat another article's text; syndication alone stays well below."""

_ARRIVALS = 200
"""Articles by which the usual pace of a source is judged."""


def find_alarms(
    connection: Connection, ledger: Ledger, sources: Sequence[SourceSettings], now: datetime
) -> Iterator[Alarm]:
    for source in sources:
        if source.id in ledger.fillings.totals:
            yield from _layout(connection, source.id)
            yield from _duplicates(connection, ledger.run, source.id)
        yield from _stale(connection, source.id, now)


def _layout(connection: Connection, source: str) -> Iterator[Alarm]:
    for field in WATCHED:
        if fallen := drop(past_fills(connection, source, field)):
            detail = f"{field} filled in {fallen.now:.0%} of the newest articles, {fallen.before:.0%} before"
            yield Alarm(source, "layout_changed", detail, field)


def _stale(connection: Connection, source: str, now: datetime) -> Iterator[Alarm]:
    seen = select(articles.c.first_seen).where(articles.c.source_id == source).distinct()
    newest = connection.execute(seen.order_by(articles.c.first_seen.desc()).limit(_ARRIVALS)).scalars()
    times = sorted(datetime.fromisoformat(time) for time in newest)
    if silence := unusual_silence(times, now):
        yield Alarm(source, "source_stale", f"no new article for {silence.days} days")


def unusual_silence(times: Sequence[datetime], now: datetime) -> timedelta | None:
    """`times` of first sight, ascending. Silence is unusual beyond three times the longest twentieth of past gaps,
    and never before three days, which is a long week-end."""
    gaps = [later - earlier for earlier, later in pairwise(times)]
    if len(gaps) < 5:
        return None
    usual = quantiles((gap.total_seconds() for gap in gaps), n=20)[-1]
    silence = now - times[-1]
    return silence if silence > max(3 * timedelta(seconds=usual), timedelta(days=3)) else None


def _duplicates(connection: Connection, run: int, source: str) -> Iterator[Alarm]:
    other = articles.alias()
    new = (articles.c.run_id == run, articles.c.source_id == source, articles.c.revision == 1)
    twin = (other.c.digest == articles.c.digest, other.c.id != articles.c.id, other.c.moved_to.is_(None))
    total = select(func.count()).select_from(articles).where(*new)
    repeated = total.where(select(other.c.id).where(*twin).exists())
    count, again = connection.execute(total).scalar_one(), connection.execute(repeated).scalar_one()
    if count >= 5 and again / count > _DUPLICATES:
        yield Alarm(source, "duplicates_jumped", f"{again} of {count} new articles repeat another")
