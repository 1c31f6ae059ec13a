"""Checks after a run: what a person should look at. Each comes to a finding, whether all is well or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import quantiles

from sqlalchemy import Connection, func, select

from scraper.monitor.account import Finding, Ledger
from scraper.monitor.drift import Shares, compare
from scraper.monitor.fillings import WATCHED
from scraper.settings import SourceSettings
from scraper.store.alarms import Standing
from scraper.store.runs import past_fills
from scraper.store.tables import articles

_SETTLED = 100
"""Articles after which nobody will mend it any more."""

_NEWEST = 20
_DUPLICATES = 0.3
"""Share of a source's newest articles that repeat another article's text; syndication alone stays well below."""

_ARRIVALS = 200
"""Articles by which the usual pace of a source is judged."""


def examine(
    connection: Connection,
    ledger: Ledger,
    sources: Sequence[SourceSettings],
    lasting: Sequence[Standing],
    now: datetime,
) -> Iterator[Finding]:
    """`lasting` are the alarms that the runs before left."""
    yield from ledger.findings
    for source in sources:
        if source.id in ledger.fillings.totals:
            yield from _layout(connection, source.id, lasting)
            yield from _duplicates(connection, source.id)
        yield from _stale(connection, source.id, now)


def _layout(connection: Connection, source: str, lasting: Sequence[Standing]) -> Iterator[Finding]:
    raised = {
        each.subject: each.run_id for each in lasting if (each.source_id, each.code) == (source, "layout_changed")
    }
    for field in WATCHED:
        finding = (
            _mended(connection, source, field, raised[field])
            if field in raised
            else _fallen(source, field, compare(past_fills(connection, source, field)))
        )
        if finding:
            yield finding


def _fallen(source: str, field: str, shares: Shares | None) -> Finding | None:
    if shares is None:
        return None
    detail = f"{field} filled in {shares.now:.0%} of the newest articles, {shares.before:.0%} before"
    return Finding(source, "layout_changed", detail, shares.fallen, field)


def _mended(connection: Connection, source: str, field: str, raised: int) -> Finding | None:
    """What came since the alarm beside what was before it, or a fall that lasts would soon be compared with itself."""
    since = past_fills(connection, source, field, since=raised)
    finding = _fallen(source, field, compare(since, past_fills(connection, source, field, before=raised)))
    if finding and finding.unwell and sum(fill.total for fill in since) >= _SETTLED:
        return replace(finding, unwell=False, detail=f"{finding.detail}: taken for usual from now on")
    return finding


def _stale(connection: Connection, source: str, now: datetime) -> Iterator[Finding]:
    seen = select(articles.c.first_seen).where(articles.c.source_id == source).distinct()
    newest = connection.execute(seen.order_by(articles.c.first_seen.desc()).limit(_ARRIVALS)).scalars()
    times = sorted(datetime.fromisoformat(time) for time in newest)
    if times:
        days = max((now - times[-1]).days, 0)
        detail = f"no new article for {days} days" if days else "new articles"
        yield Finding(source, "source_stale", detail, unusual_silence(times, now) is not None)


def unusual_silence(times: Sequence[datetime], now: datetime) -> timedelta | None:
    """`times` of first sight, ascending. Silence is unusual beyond three times the longest twentieth of past gaps,
    and never before three days, which is a long week-end."""
    gaps = [later - earlier for earlier, later in pairwise(times)]
    if len(gaps) < 5:
        return None
    usual = quantiles((gap.total_seconds() for gap in gaps), n=20)[-1]
    silence = now - times[-1]
    return silence if silence > max(3 * timedelta(seconds=usual), timedelta(days=3)) else None


def _duplicates(connection: Connection, source: str) -> Iterator[Finding]:
    """Among the newest articles, whichever run brought them: an alarm must be able to end with a run of one article."""
    other = articles.alias()
    latest = select(articles.c.id, articles.c.digest).where(
        articles.c.source_id == source, articles.c.moved_to.is_(None)
    )
    newest = latest.order_by(articles.c.first_seen.desc(), articles.c.id).limit(_NEWEST).subquery()
    twin = (other.c.digest == newest.c.digest, other.c.id != newest.c.id, other.c.moved_to.is_(None))
    total = select(func.count()).select_from(newest)
    count = connection.execute(total).scalar_one()
    again = connection.execute(total.where(select(other.c.id).where(*twin).exists())).scalar_one()
    if count >= 5:
        detail = f"{again} of the {count} newest articles repeat another"
        yield Finding(source, "duplicates_jumped", detail, again / count > _DUPLICATES)
