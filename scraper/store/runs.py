"""The log of runs: what each fetched, and which fields it filled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select, update

from scraper.store.tables import fetches, fills, runs

_RUNS = 200
"""Enough to look back on: a source brings an article or more in each that is counted."""


@dataclass(frozen=True, slots=True)
class Fill:
    """In how many of a run's articles of one source a field had a value."""

    field: str
    filled: int
    total: int


def begin_run(connection: Connection, *, at: str) -> int:
    key = connection.execute(insert(runs).values(started_at=at)).inserted_primary_key
    assert key is not None  # an autoincrement key is always returned
    return int(key[0])


def end_run(connection: Connection, run_id: int, *, at: str, report: str) -> None:
    connection.execute(update(runs).where(runs.c.id == run_id).values(ended_at=at, report=report))


def log_fetch(
    connection: Connection, run_id: int, source_id: str, url: str, *, at: str, outcome: str, detail: str | None = None
) -> None:
    row = {"run_id": run_id, "source_id": source_id, "url": url, "at": at, "outcome": outcome, "detail": detail}
    connection.execute(insert(fetches).values(row))


def log_fills(connection: Connection, run_id: int, source_id: str, counted: Iterable[Fill]) -> None:
    rows = [{"run_id": run_id, "source_id": source_id, **asdict(fill)} for fill in counted]
    if rows:
        connection.execute(insert(fills), rows)


def past_fills(
    connection: Connection, source_id: str, field: str, *, since: int = 0, before: int | None = None
) -> list[Fill]:
    """Of the last runs, the newest first; of run `since` and later ones, of those before run `before`."""
    chosen = (
        select(fills.c.field, fills.c.filled, fills.c.total)
        .where(fills.c.source_id == source_id, fills.c.field == field, fills.c.run_id >= since)
        .order_by(fills.c.run_id.desc())
        .limit(_RUNS)
    )
    if before is not None:
        chosen = chosen.where(fills.c.run_id < before)
    return [Fill(*row) for row in connection.execute(chosen)]
