"""Looking through the sources: what their feeds, sitemaps and listings name that was not known."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from scraper.batch import attempt
from scraper.capture import Capture
from scraper.discover import Harvest, Scout, harvest, newest
from scraper.errors import ScraperError
from scraper.fetch.fetcher import NotModified, Seen
from scraper.monitor.account import Failure, Finding, Ledger
from scraper.monitor.order import Desk, Order
from scraper.monitor.schedule import is_due
from scraper.monitor.visits import HOSTS_AT_ONCE, Deadline
from scraper.settings import SourceSettings
from scraper.store.agenda import Named, known_among, note_named
from scraper.store.listings import Look, last_looks, note_look

_PATIENCE = 5
_LITTLE_PATIENCE = 3
"""Looks in a row that may fail before somebody should look into it: for a reason that passes, and for one that may be
a slip of its editors."""


_LONGEST_REST = 86_400.0


@dataclass(frozen=True, slots=True)
class _Find:
    """What one look through one listing gave, and when."""

    listing: str
    outcome: Harvest | ScraperError


def look_through(order: Order, desk: Desk, ledger: Ledger, stop: Deadline) -> None:
    due = order.sources if order.forced else due_sources(desk.store, order.sources, desk.clock())

    def look(source: SourceSettings) -> list[_Find]:
        scout = _scout(desk, source)
        return [
            _Find(url, attempt(lambda at: harvest(source, at, scout), url))
            for url in source.addresses
            if not stop.reached()
        ]

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for source, finds in zip(due, pool.map(look, due), strict=True):
            with desk.store.begin() as connection:
                for find in finds:
                    _note(connection, ledger, source, find, order.since, desk.clock())


def due_sources(store: Engine, sources: Sequence[SourceSettings], now: datetime) -> list[SourceSettings]:
    return [source for source in sources if _is_due(store, source, now)]


def _is_due(store: Engine, source: SourceSettings, now: datetime) -> bool:
    """A listing that was never looked through makes its source due; one whose host asked for rest keeps it."""
    with store.connect() as connection:
        looks = last_looks(connection, source.addresses)
    longest = (now + timedelta(seconds=_LONGEST_REST)).isoformat()
    if any(look.rest_until and now.isoformat() < look.rest_until <= longest for look in looks.values()):
        return False
    times = [datetime.fromisoformat(look.at) for look in looks.values()]
    return len(looks) < len(set(source.addresses)) or is_due(min(times, default=None), source.every_minutes, now)


def _scout(desk: Desk, source: SourceSettings) -> Scout:
    with desk.store.connect() as connection:
        looks = last_looks(connection, source.addresses)

    def again(url: str) -> Capture | NotModified:
        look = looks.get(url)
        return desk.fetcher.revisit(url, Seen(look.etag, look.last_modified) if look else Seen())

    def known(urls: Sequence[str]) -> set[str]:
        with desk.store.connect() as connection:
            return known_among(connection, urls)

    return Scout(desk.fetcher, again, known)


def _note(
    connection: Connection, ledger: Ledger, source: SourceSettings, find: _Find, since: str | None, now: datetime
) -> None:
    at = now.isoformat()
    if isinstance(find.outcome, ScraperError):
        failed = Look(find.listing, at, error=_said(find.outcome), rest_until=_rest(find.outcome, now))
        failures = note_look(connection, source.id, failed)
        _note_failure(ledger, source, find.listing, find.outcome, failures)
        return
    leads = find.outcome.leads
    note_look(connection, source.id, _look(find.outcome, since, at))
    ledger.findings.append(_finding(source, find.listing, "answers again", unwell=False))
    wanted = [lead for lead in leads or () if not (since and lead.is_before(since))]
    named = [Named(lead.url, lead.found_in, lead.headline, lead.published) for lead in wanted]
    added = note_named(connection, source.id, named, at=at)
    ledger.look(source.id, find.listing, added)


def _look(found: Harvest, since: str | None, at: str) -> Look:
    """What `since` passed over must be named again by a run that asks for more, so such a look leaves no tag."""
    if found.leads is None:
        return Look(found.listing, at)
    seen = Seen() if since else found.seen
    return Look(found.listing, at, len(found.leads), newest(found.leads), seen.etag, seen.last_modified)


def _note_failure(ledger: Ledger, source: SourceSettings, listing: str, error: ScraperError, failures: int) -> None:
    unwell = failures >= (_PATIENCE if error.transient else _LITTLE_PATIENCE)
    ledger.fail(Failure(source.id, listing, error.code, error.message, final=False), known=unwell)
    ledger.findings.append(_finding(source, listing, f"{_said(error)}, {failures} times in a row", unwell=unwell))


def _finding(source: SourceSettings, listing: str, detail: str, *, unwell: bool) -> Finding:
    return Finding(source.id, "listing_failed", f"{listing}: {detail}", unwell, listing)


def _rest(error: ScraperError, now: datetime) -> str | None:
    """Within reason: a server that asks for a year has made a mistake."""
    asked = getattr(error, "retry_after", None)
    return (now + timedelta(seconds=min(asked, _LONGEST_REST))).isoformat() if asked else None


def _said(error: ScraperError) -> str:
    """Without the address, which stands beside it."""
    return f"{error.message} [{error.code}]"
