"""URL → Capture, politely, within bounds, and never to a private address."""

from __future__ import annotations

from scraper.capture import Capture
from scraper.errors import Unreachable


def fetch_once(url: str) -> Capture:
    """One page with the default settings. Raises FetchError."""
    raise Unreachable("no fetcher yet", where=url)
