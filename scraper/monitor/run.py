"""One scheduled run: look through the sources, fetch what is due, store each article, and say what happened.

Only the run's own thread writes to the store. What is stored for an address is one transaction: killed at any
instant, the next run goes on from the last whole one.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

from sqlalchemy import Engine

from scraper.errors import ScraperError
from scraper.fetch.fetcher import Fetcher, Seen
from scraper.monitor.account import Account, Ledger
from scraper.monitor.alarms import raise_alarms
from scraper.monitor.drift import WATCHED
from scraper.monitor.look import look_through
from scraper.monitor.order import Order
from scraper.monitor.settle import settle
from scraper.monitor.visits import Arrival, Clock, Deadline, arrivals
from scraper.store.agenda import Visit, due_visits
from scraper.store.runs import begin_run, end_run, log_fills


def now_in_utc() -> datetime:
    return datetime.now(UTC)


def run(order: Order, store: Engine, fetcher: Fetcher, clock: Clock = now_in_utc) -> Account:
    ledger = _begin(store, clock())
    deadline = Deadline(clock, order.deadline)
    look_through(order, store, fetcher, clock, ledger)
    due = _due(order, store, clock())
    chosen = due[: order.limit]
    settled = 0

    def ask(visit: Visit) -> Arrival:
        try:
            return fetcher.revisit(visit.url, Seen(visit.etag, visit.last_modified))
        except ScraperError as error:
            return error

    with closing(arrivals(chosen, ask, deadline)) as arriving:
        for visit, arrival in arriving:
            with store.begin() as connection:
                settle(connection, ledger, visit, arrival, clock())
            settled += 1
    return _close(order, store, ledger, clock(), left=len(due) - settled)


def _begin(store: Engine, now: datetime) -> Ledger:
    with store.begin() as connection:
        return Ledger(begin_run(connection, at=now.isoformat()), now.isoformat())


def _due(order: Order, store: Engine, now: datetime) -> list[Visit]:
    with store.connect() as connection:
        return due_visits(connection, [source.id for source in order.sources], now=now.isoformat())


def _close(order: Order, store: Engine, ledger: Ledger, now: datetime, *, left: int) -> Account:
    with store.begin() as connection:
        for source, (filled, total) in ledger.fills.items():
            log_fills(connection, ledger.run, source, {field: filled[field] for field in WATCHED}, total)
        ledger.alarms += raise_alarms(connection, ledger, order.sources, now)
        account = ledger.close(ended=now.isoformat(), left=left)
        end_run(connection, ledger.run, at=account.ended, report=account.to_json())
    return account
