"""Settling a visit: the article, its address's next date and the log line, in the caller's one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from scraper.batch import attempt
from scraper.capture import Capture
from scraper.errors import ScraperError
from scraper.fetch.fetcher import NotModified
from scraper.monitor.account import Failure, Ledger
from scraper.monitor.drift import filled_fields
from scraper.monitor.schedule import after_failure, next_visit
from scraper.monitor.visits import Arrival
from scraper.pipeline import read
from scraper.record import Record
from scraper.store.agenda import Visit, note_failure, note_read
from scraper.store.articles import save_article
from scraper.store.runs import log_fetch


def settle(connection: Connection, ledger: Ledger, visit: Visit, arrival: Arrival, now: datetime) -> None:
    try:
        outcome = _settle_capture(connection, ledger, visit, arrival, now)
    except ScraperError as error:
        outcome = _settle_failure(connection, ledger, visit, error, now)
    at = now.isoformat()
    log_fetch(connection, ledger.run, visit.source_id, visit.url, at=at, outcome=outcome)
    ledger.count(visit.source_id, outcome)


def _settle_capture(connection: Connection, ledger: Ledger, visit: Visit, arrival: Arrival, now: datetime) -> str:
    if isinstance(arrival, ScraperError):
        raise arrival
    if isinstance(arrival, NotModified):
        _note_read(connection, visit, now)
        return "not_modified"
    record = attempt(read, arrival)
    if isinstance(record, ScraperError):
        raise record
    saved = save_article(connection, record, source_id=visit.source_id, seen_at=now.isoformat(), run_id=ledger.run)
    _note_read(connection, visit, now, record, arrival)
    ledger.fill(visit.source_id, filled_fields(record))
    return saved


def _note_read(
    connection: Connection,
    visit: Visit,
    now: datetime,
    record: Record | None = None,
    capture: Capture | None = None,
) -> None:
    due = next_visit(datetime.fromisoformat(visit.discovered_at), now)
    note_read(
        connection,
        visit,
        at=now.isoformat(),
        due_at=due.isoformat() if due else None,
        article_id=record.id if record else None,
        etag=capture.headers.get("etag") if capture else None,
        last_modified=capture.headers.get("last-modified") if capture else None,
    )


def _settle_failure(connection: Connection, ledger: Ledger, visit: Visit, error: ScraperError, now: datetime) -> str:
    verdict = after_failure(error, visit.failures + 1, now)
    due = verdict.due_at.isoformat() if verdict.due_at else None
    note_failure(connection, visit, error=f"{error.code}: {error.message}", state=verdict.state, due_at=due)
    ledger.failures.append(Failure(visit.source_id, visit.url, error.code, error.message, final=due is None))
    return error.code
