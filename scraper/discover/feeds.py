"""Feeds: RSS, Atom and JSON Feed, from bytes that our own fetcher brought."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from scraper.capture import Capture
from scraper.discover.leads import Lead, distinct
from scraper.errors import NotHtml
from scraper.foreign_json import load_foreign
from scraper.normalize.addresses import absolute, tidy
from scraper.normalize.text import clean


def read_feed(capture: Capture) -> tuple[Lead, ...]:
    """Items in the feed's own order; an empty feed is none. Raises NotHtml for what is no feed at all."""
    where = capture.url or ""
    if capture.body.lstrip()[:1] == b"{":
        return distinct(_json_items(capture.body, where))
    import feedparser  # 0.1 s to import: only where a feed is read

    parsed = feedparser.parse(capture.body, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise NotHtml("not a feed", where=where)
    return distinct(_items(parsed.entries, where))


def _items(entries: list[Any], where: str) -> Iterator[Lead]:
    for entry in entries:
        if url := tidy(absolute(entry.get("link") or _permalink(entry), where)):
            moments = (_moment(entry, name) for name in ("published_parsed", "updated_parsed"))
            yield Lead(url, where, clean(entry.get("title")), *moments)


def _permalink(entry: Any) -> str | None:
    guid = str(entry.get("id") or "")
    return guid if guid.startswith("http") else None


def _moment(entry: Any, name: str) -> str | None:
    """feedparser gives UTC, and other dates for those that are not there, with a warning, if not asked like this. A
    date before the web is a mistake."""
    parsed: struct_time | None = entry[name] if name in entry else None  # noqa: SIM401
    if parsed is None or parsed.tm_year < 1990:
        return None
    return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat()


def _json_items(body: bytes, where: str) -> Iterator[Lead]:
    try:
        items = [_texts(item) for item in load_foreign(body.decode("utf-8-sig", "replace"))["items"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NotHtml("not a JSON Feed", where=where) from error
    for item in items:
        if url := tidy(absolute(item.get("url") or item.get("id"), where)):
            yield Lead(url, where, clean(item.get("title")), item.get("date_published"), item.get("date_modified"))


def _texts(item: dict[str, object]) -> dict[str, str]:
    return {name: value for name, value in item.items() if isinstance(value, str)}
