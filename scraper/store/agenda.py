"""The agenda: every address ever named, what became of it, and when it is due again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from scraper.store.tables import addresses, listings

State = Literal["waiting", "read", "gone", "dead"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One address that is due. Times are ISO 8601 in UTC; `read_at` is None before its first reading."""

    url: str
    source_id: str
    discovered_at: str
    read_at: str | None
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


def is_known(connection: Connection, url: str) -> bool:
    return connection.execute(select(addresses.c.url).where(addresses.c.url == url)).first() is not None


def note_named(connection: Connection, source_id: str, named: Iterable[Named], *, at: str) -> int:
    """Adds the addresses not known yet, due at once; returns how many. Known ones stay untouched: a listing that
    re-dates or re-titles its items must not make them new."""
    added = 0
    for each in named:
        if not is_known(connection, each.url):
            row = {
                "url": each.url,
                "source_id": source_id,
                "state": "waiting",
                "found_in": each.found_in,
                "headline": each.headline,
                "published": each.published,
                "discovered_at": at,
                "due_at": at,
                "failures": 0,
            }
            connection.execute(insert(addresses).values(row))
            added += 1
    return added


def note_listing(
    connection: Connection, source_id: str, url: str, *, at: str, items: int, newest: str | None, error: str | None
) -> None:
    known = connection.execute(select(listings.c.failures, listings.c.newest).where(listings.c.url == url)).first()
    row = {
        "source_id": source_id,
        "checked_at": at,
        "items": items,
        "newest": max(filter(None, (newest, known.newest if known else None)), default=None),
        "failures": (known.failures + 1 if known else 1) if error else 0,
        "last_error": error,
    }
    if known:
        connection.execute(update(listings).where(listings.c.url == url).values(row))
    else:
        connection.execute(insert(listings).values(**row, url=url))


def last_checked(connection: Connection, source_id: str) -> str | None:
    """When the source's listings were last gone through; None when never."""
    times = connection.execute(select(listings.c.checked_at).where(listings.c.source_id == source_id)).scalars()
    return min((time for time in times if time), default=None)


def due_visits(connection: Connection, source_ids: Sequence[str], *, now: str) -> list[Visit]:
    """Addresses never read first, then the longest overdue."""
    wanted = (
        select(
            addresses.c.url,
            addresses.c.source_id,
            addresses.c.discovered_at,
            addresses.c.read_at,
            addresses.c.etag,
            addresses.c.last_modified,
            addresses.c.failures,
        )
        .where(addresses.c.due_at <= now, addresses.c.source_id.in_(source_ids))
        .order_by(addresses.c.read_at.is_not(None), addresses.c.due_at, addresses.c.url)
    )
    return [Visit(*row) for row in connection.execute(wanted)]


def note_read(
    connection: Connection,
    visit: Visit,
    *,
    at: str,
    due_at: str | None,
    article_id: str | None,
    etag: str | None,
    last_modified: str | None,
) -> None:
    """`article_id` None keeps the one it has: the page has not changed."""
    row = {"state": "read", "read_at": at, "due_at": due_at, "failures": 0, "last_error": None}
    row |= {"etag": etag, "last_modified": last_modified} if article_id else {}
    row |= {"article_id": article_id} if article_id else {}
    connection.execute(update(addresses).where(addresses.c.url == visit.url).values(row))


def note_failure(connection: Connection, visit: Visit, *, error: str, state: State, due_at: str | None) -> None:
    row = {"state": state, "failures": visit.failures + 1, "last_error": error, "due_at": due_at}
    connection.execute(update(addresses).where(addresses.c.url == visit.url).values(row))
