"""One scheduled run: look through the sources, fetch what is due, store each article, and say what happened.

Only the run's own thread writes to the store. What is stored for an address is one transaction: killed at any
instant, the next run goes on from the last whole one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from itertools import chain, zip_longest

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from scraper.capture import Capture
from scraper.errors import Bug, ScraperError
from scraper.fetch.fetcher import Seen
from scraper.monitor.account import Account, Alarm, Ledger
from scraper.monitor.alarms import examine
from scraper.monitor.keeping import keep, keep_evidence
from scraper.monitor.look import look_through
from scraper.monitor.order import Desk, Order
from scraper.monitor.settle import settle
from scraper.monitor.visits import Arrival, Deadline, arrivals
from scraper.monitor.watch import Watch, dropped, note_alarms
from scraper.store.agenda import Visit, count_due, due_visits
from scraper.store.alarms import standing
from scraper.store.runs import begin_run, end_run, log_fills


def run(order: Order, desk: Desk, stop: Deadline | None = None) -> Account:
    """`stop` ends the run early, between two visits; what is left is due in the next."""
    if stop is None:
        stop = Deadline(order.deadline)
    ledger = _begin(desk)
    look_through(order, desk, ledger, stop)
    now = desk.clock()
    due, waiting = due_in_turn(order, desk.store, now), _count_due(order, desk.store, now)
    settled = _visit(order, desk, ledger, stop, due[: order.limit])
    return _close(order, desk, ledger, left=waiting - settled)


def due_in_turn(order: Order, store: Engine, now: datetime) -> list[Visit]:
    """One of each source after the other, so that a limit or a deadline does not starve the small ones."""
    with store.connect() as connection:
        by_source = [due_visits(connection, source.id, now) for source in order.sources]
    return [visit for visit in chain.from_iterable(zip_longest(*by_source)) if visit is not None]


def _count_due(order: Order, store: Engine, now: datetime) -> int:
    with store.connect() as connection:
        return count_due(connection, [source.id for source in order.sources], now)


def _begin(desk: Desk) -> Ledger:
    at = desk.clock().isoformat()
    with desk.store.begin() as connection:
        return Ledger(begin_run(connection, at=at), at)


def _visit(order: Order, desk: Desk, ledger: Ledger, stop: Deadline, visits: list[Visit]) -> int:
    """How many visits were settled."""

    def ask(visit: Visit) -> Arrival:
        try:
            return desk.fetcher.revisit(visit.url, Seen(visit.etag, visit.last_modified))
        except ScraperError as error:
            return error

    settled = 0
    with closing(arrivals(visits, ask, stop)) as arriving:
        for visit, arrival in arriving:
            if desk.archive and isinstance(arrival, Capture):
                keep(desk.archive, arrival)
            _settle(order, desk, ledger, visit, arrival)
            settled += 1
    return settled


def _settle(order: Order, desk: Desk, ledger: Ledger, visit: Visit, arrival: Arrival) -> None:
    """A page that cannot be stored is a bug in one page of many: it must not end every run from now on."""
    try:
        with desk.store.begin() as connection:
            settle(connection, order, ledger, visit, arrival, desk.clock())
    except (ScraperError, OperationalError, InterfaceError):  # the store's own trouble
        raise
    except Exception as error:
        with desk.store.begin() as connection:
            settle(connection, order, ledger, visit, Bug.of(error, where=visit.url), desk.clock())


def _close(order: Order, desk: Desk, ledger: Ledger, *, left: int) -> Account:
    now = desk.clock()
    with desk.store.begin() as connection:
        for source in ledger.fillings.totals:
            log_fills(connection, ledger.run, source, ledger.fillings.fills(source))
        for alarm in _alarms(connection, order, ledger, now):
            ledger.warn(keep_evidence(alarm, ledger, desk.archive, desk.evidence))
        account = ledger.close(ended=now.isoformat(), left=left)
        end_run(connection, ledger.run, at=account.ended, report=account.to_json())
    return account


def _alarms(connection: Connection, order: Order, ledger: Ledger, now: datetime) -> Iterator[Alarm]:
    lasting = standing(connection, [source.id for source in order.sources])
    findings = [*dropped(lasting, order.sources), *examine(connection, ledger, order.sources, lasting, now)]
    watch = Watch(ledger.run, now, timedelta(days=order.remind_days))
    return note_alarms(connection, watch.judge(findings, lasting), now)
