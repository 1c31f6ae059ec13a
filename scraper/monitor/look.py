"""Looking through the sources: what their feeds, sitemaps and listings name that was not known."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from sqlalchemy import Connection, Engine

from scraper.discover import Harvest, Lead, harvest
from scraper.discover.survey import Fetch
from scraper.monitor.account import Alarm, Ledger
from scraper.monitor.order import Order
from scraper.monitor.schedule import is_due
from scraper.monitor.visits import HOSTS_AT_ONCE, Clock
from scraper.settings import SourceSettings
from scraper.store.agenda import Named, is_known, last_checked, note_listing, note_named


def look_through(order: Order, store: Engine, fetch: Fetch, clock: Clock, ledger: Ledger) -> None:
    now = clock()
    with store.connect() as connection:
        due = [source for source in order.sources if order.forced or _is_due(connection, source, now)]

    def known(url: str) -> bool:
        with store.connect() as connection:
            return is_known(connection, url)

    def look(source: SourceSettings) -> list[Harvest]:
        return list(harvest(source, fetch, known))

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for source, harvests in zip(due, pool.map(look, due), strict=True):
            with store.begin() as connection:
                for each in harvests:
                    _note_harvest(connection, ledger, source, each, since=order.since, now=clock())


def _is_due(connection: Connection, source: SourceSettings, now: datetime) -> bool:
    checked = last_checked(connection, source.id)
    return is_due(datetime.fromisoformat(checked) if checked else None, source.every_minutes, now)


def _note_harvest(
    connection: Connection, ledger: Ledger, source: SourceSettings, found: Harvest, *, since: str | None, now: datetime
) -> None:
    wanted = [lead for lead in found.leads if not _too_old(lead, since)]
    named = [Named(lead.url, lead.found_in, lead.headline, lead.published) for lead in wanted]
    ledger.named[source.id] += note_named(connection, source.id, named, at=now.isoformat())
    newest = max((lead.published for lead in found.leads if lead.published), default=None)
    error = str(found.error) if found.error else None
    note_listing(
        connection, source.id, found.listing, at=now.isoformat(), items=len(found.leads), newest=newest, error=error
    )
    if found.error and not found.error.transient:
        ledger.alarms.append(Alarm(source.id, "listing_failed", str(found.error)))


def _too_old(lead: Lead, since: str | None) -> bool:
    return since is not None and lead.published is not None and lead.published[:10] < since
