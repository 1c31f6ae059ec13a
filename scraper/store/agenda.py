"""The agenda: every address ever named, what became of it, and when it is due again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Update, case, func, insert, or_, select, update

from scraper.store.tables import addresses

State = Literal["waiting", "read", "moved", "gone", "dead"]

_AT_ONCE = 500
"""Addresses in one question: databases limit the number of values."""

_IN_ONE_RUN = 20_000
"""Visits to one source: a day's worth at one in five seconds. A sitemap may name millions."""

_FARTHEST = timedelta(days=31)
"""Nothing waits longer than that."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One address that is due. Times are ISO 8601 in UTC; `read_at` and `article_id` are None before its first
    reading."""

    url: str
    source_id: str
    discovered_at: str
    read_at: str | None
    article_id: str | None
    etag: str | None
    last_modified: str | None
    failures: int


@dataclass(frozen=True, slots=True)
class Named:
    """An address as a listing named it."""

    url: str
    found_in: str
    headline: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a visit brought. `article_id` None keeps all that is known: the page has not changed."""

    at: str
    due_at: str | None
    article_id: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def known_among(connection: Connection, urls: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(urls), _AT_ONCE):
        asked = addresses.c.url.in_(urls[start : start + _AT_ONCE])
        known.update(connection.execute(select(addresses.c.url).where(asked)).scalars())
    return known


def note_named(connection: Connection, source_id: str, named: Iterable[Named], *, at: str) -> int:
    """Adds the addresses not known yet, due at once; returns how many. Known ones stay untouched: a listing that
    re-dates or re-titles its items must not make them new."""
    by_url = {each.url: each for each in named}
    known = known_among(connection, list(by_url))
    rows = [_waiting(each, source_id, at) for url, each in by_url.items() if url not in known]
    if rows:
        connection.execute(insert(addresses), rows)
    return len(rows)


def due_visits(connection: Connection, source_id: str, now: datetime) -> list[Visit]:
    """Addresses never read first, the newest by date before others; then the longest overdue. The first of them, if
    they are more than a run could ever get through."""
    unread = addresses.c.read_at.is_(None)
    wanted = (
        select(*(addresses.c[name] for name in Visit.__dataclass_fields__))
        .where(addresses.c.source_id == source_id, _due(now))
        .order_by(
            case((unread, 0), else_=1),
            case((unread, addresses.c.published), else_=None).desc().nulls_last(),
            addresses.c.due_at,
            addresses.c.url,
        )
        .limit(_IN_ONE_RUN)
    )
    return [Visit(*row) for row in connection.execute(wanted)]


def count_due(connection: Connection, source_ids: Sequence[str], now: datetime) -> int:
    waiting = select(func.count()).select_from(addresses).where(addresses.c.source_id.in_(source_ids), _due(now))
    return connection.execute(waiting).scalar_one()


def _due(now: datetime) -> ColumnElement[bool]:
    """A date far ahead was made by a clock that was wrong, and waits no longer."""
    farthest = (now + _FARTHEST).isoformat()
    return or_(addresses.c.due_at <= now.isoformat(), addresses.c.due_at > farthest)


def note_read(connection: Connection, visit: Visit, reading: Reading) -> None:
    connection.execute(_address(visit.url).values(_read(reading)))


def note_moved_address(connection: Connection, visit: Visit, home: str, reading: Reading) -> None:
    """The article is followed at its own address from now on, and no longer at the one that led there."""
    connection.execute(_address(visit.url).values(_read(reading) | {"state": "moved", "due_at": None}))
    if not known_among(connection, [home]):
        named = Named(home, visit.url, None, None)
        connection.execute(insert(addresses).values(_waiting(named, visit.source_id, visit.discovered_at)))
    connection.execute(_address(home).values(_read(reading)))


def note_failure(connection: Connection, visit: Visit, *, error: str, state: State, due_at: str | None) -> None:
    row = {"state": state, "failures": visit.failures + 1, "last_error": error, "due_at": due_at}
    connection.execute(_address(visit.url).values(row))


def _waiting(named: Named, source_id: str, at: str) -> dict[str, object]:
    return {
        "url": named.url,
        "source_id": source_id,
        "state": "waiting",
        "found_in": named.found_in,
        "headline": named.headline,
        "published": named.published,
        "discovered_at": at,
        "due_at": at,
        "failures": 0,
    }


def _read(reading: Reading) -> dict[str, object]:
    row: dict[str, object] = {"state": "read", "read_at": reading.at, "due_at": reading.due_at}
    row |= {"failures": 0, "last_error": None}
    if reading.article_id:
        row |= {"article_id": reading.article_id, "etag": reading.etag, "last_modified": reading.last_modified}
    return row


def _address(url: str) -> Update:
    return update(addresses).where(addresses.c.url == url)
