"""Sources: who published the page."""

from __future__ import annotations

from urllib.parse import urlsplit

from scraper.extraction import Candidates
from scraper.normalize.text import clean, first
from scraper.record import Source


def name_source(url: str | None, site_name: Candidates) -> Source | None:
    host = (urlsplit(url).hostname if url else None) or None
    name = clean(first(site_name))
    if not host and not name:
        return None
    domain = host.removeprefix("www.") if host else None
    return Source(id=domain or name or "", name=name, domain=domain, kind=None)
