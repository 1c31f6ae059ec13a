"""Feeds, sitemaps and listing pages: when each was last gone through, and with what success."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from scraper.store.tables import listings


@dataclass(frozen=True, slots=True)
class Look:
    """One look through one listing; `items` is None when it had not changed, `newest` an ISO date or None.

    `etag` and `last_modified` are None when the next look must not rely on this one. `rest_until` is until when its
    host asked to be left alone.
    """

    url: str
    at: str
    items: int | None = None
    newest: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    error: str | None = None
    rest_until: str | None = None


_COLUMNS = ("url", "checked_at", "items", "newest", "etag", "last_modified", "last_error", "rest_until")
"""In the order of a Look's fields."""


def note_look(connection: Connection, source_id: str, look: Look) -> int:
    """Returns how many looks in a row have failed."""
    known = connection.execute(select(listings).where(listings.c.url == look.url)).first()
    failures = (known.failures if known else 0) + 1 if look.error else 0
    row: dict[str, object] = {
        "source_id": source_id,
        "checked_at": look.at,
        "failures": failures,
        "last_error": look.error,
        "rest_until": look.rest_until,
    }
    if look.items is not None:
        newest = max(filter(None, (look.newest, known.newest if known else None)), default=None)
        row |= {"items": look.items, "newest": newest, "etag": look.etag, "last_modified": look.last_modified}
    if known:
        connection.execute(update(listings).where(listings.c.url == look.url).values(row))
    else:
        connection.execute(insert(listings).values(**row, url=look.url))
    return failures


def last_looks(connection: Connection, urls: Sequence[str]) -> dict[str, Look]:
    """The last look through each of these that has been looked through at all."""
    columns = (listings.c[name] for name in _COLUMNS)
    chosen = select(*columns).where(listings.c.url.in_(urls), listings.c.checked_at.is_not(None))
    return {row.url: Look(*row) for row in connection.execute(chosen)}
