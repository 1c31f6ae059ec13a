"""URL → Capture, politely, within bounds, and never to a private address."""

from __future__ import annotations

from scraper.capture import Capture
from scraper.settings import Manners


def fetch_once(url: str, manners: Manners | None = None) -> Capture:
    """One page, with everything that being polite asks for. Raises FetchError, InputError."""
    from scraper.fetch.fetcher import Fetcher  # requests costs 0.1 s to import: not for reading saved pages

    with Fetcher(manners) as fetch:
        return fetch(url)
