"""Settling a visit: the article, its address's next date and the log line, in the caller's one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from scraper.batch import attempt
from scraper.capture import Capture
from scraper.errors import Bug, NotAnArticle, PageError, ScraperError
from scraper.fetch.fetcher import NotModified
from scraper.monitor.account import Failure, Ledger
from scraper.monitor.news import letters
from scraper.monitor.order import Order
from scraper.monitor.schedule import after_failure, next_visit
from scraper.monitor.visits import Arrival
from scraper.normalize.addresses import tidy
from scraper.pipeline import read
from scraper.record import Record
from scraper.sites import publisher_of
from scraper.store import Saved, Sight, save_article
from scraper.store.agenda import Reading, Visit, known_among, note_failure, note_moved_address, note_read
from scraper.store.articles import note_moved
from scraper.store.outbox import write_messages
from scraper.store.runs import log_fetch


def settle(connection: Connection, order: Order, ledger: Ledger, visit: Visit, arrival: Arrival, now: datetime) -> None:
    detail = None
    try:
        outcome = _settle_arrival(connection, order, ledger, visit, arrival, now)
    except ScraperError as error:
        outcome, detail = error.code, error.message
        _settle_failure(connection, ledger, visit, error, now)
    log_fetch(connection, ledger.run, visit.source_id, visit.url, at=now.isoformat(), outcome=outcome, detail=detail)
    ledger.count(visit.source_id, visit.url, outcome)


def _settle_arrival(
    connection: Connection, order: Order, ledger: Ledger, visit: Visit, arrival: Arrival, now: datetime
) -> str:
    if isinstance(arrival, ScraperError):
        raise arrival
    if isinstance(arrival, NotModified):
        note_read(connection, visit, Reading(now.isoformat(), _due(visit, now)))
        return "not_modified"
    record = attempt(lambda capture: read(capture, publisher_of(capture.url, order.sources)), arrival)
    if isinstance(record, ScraperError):
        if isinstance(record, PageError | Bug):
            ledger.fillings.note(visit.source_id, arrival, None)
        raise record
    ledger.fillings.note(visit.source_id, arrival, record)
    return _settle_article(connection, order, ledger, visit, arrival, record, now)


def _settle_article(
    connection: Connection,
    order: Order,
    ledger: Ledger,
    visit: Visit,
    capture: Capture,
    record: Record,
    now: datetime,
) -> Saved | str:
    at = now.isoformat()
    saved, former = save_article(connection, record, Sight(visit.source_id, at, ledger.run))
    headers = capture.headers
    reading = Reading(at, _due(visit, now), record.id, headers.get("etag"), headers.get("last-modified"))
    home = _home(connection, visit, capture, record)
    if home == visit.url:
        note_read(connection, visit, reading)
    else:
        note_moved_address(connection, visit, home, reading)
    if visit.article_id and visit.article_id != record.id:
        note_moved(connection, visit.article_id, record.id)
        return "moved"
    write_messages(connection, letters(record, former, order.notifications, now), at=at)
    return saved


def _home(connection: Connection, visit: Visit, capture: Capture, record: Record) -> str:
    """The address to follow the article at: where a redirect led, or its own if that is followed already."""
    own = record.url or visit.url
    redirected = tidy(capture.url) != visit.url
    return own if redirected or known_among(connection, [own]) else visit.url


def _due(visit: Visit, now: datetime) -> str | None:
    due = next_visit(datetime.fromisoformat(visit.discovered_at), now)
    return due.isoformat() if due else None


def _settle_failure(connection: Connection, ledger: Ledger, visit: Visit, error: ScraperError, now: datetime) -> None:
    verdict = after_failure(error, visit.failures + 1, now)
    due = verdict.due_at.isoformat() if verdict.due_at else None
    note_failure(connection, visit, error=f"{error.code}: {error.message}", state=verdict.state, due_at=due)
    if visit.read_at or not isinstance(error, NotAnArticle):  # sitemaps name contact pages, too
        ledger.fail(Failure(visit.source_id, visit.url, error.code, error.message, final=due is None))
