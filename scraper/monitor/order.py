"""The order: what one run is asked to do, and what it works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from scraper.fetch.fetcher import Fetcher
from scraper.fetch.warc import Archive
from scraper.settings import Notification, SourceSettings

Clock = Callable[[], datetime]


def now_in_utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Order:
    """`since` is an ISO date: leads dated before it are passed over. `deadline` is in seconds from the start.

    `remind_days` is how long an alarm lasts before it is told of again. `forced` looks through sources whose interval
    has not passed yet.
    """

    sources: tuple[SourceSettings, ...]
    notifications: tuple[Notification, ...] = ()
    since: str | None = None
    limit: int | None = None
    deadline: float | None = None
    remind_days: float = 7.0
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """`evidence` is the folder for pages that raised an alarm; without use where an archive keeps all pages."""

    store: Engine
    fetcher: Fetcher
    evidence: Path
    archive: Archive | None = None
    clock: Clock = now_in_utc
