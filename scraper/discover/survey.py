"""Going through a source's feeds, sitemaps and listing pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scraper.capture import Capture
from scraper.discover.feeds import read_feed
from scraper.discover.leads import Lead, distinct
from scraper.discover.sitemaps import read_sitemap
from scraper.errors import ScraperError
from scraper.settings import SourceSettings

Fetch = Callable[[str], Capture]
Known = Callable[[str], bool]
"""Whether an address has been named before."""

PAGES_AT_MOST = 25
"""Of one listing, and children of one sitemap index: a first visit stays polite, later ones stop at what is known."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one feed, sitemap or listing named; `error` when it could not be read to its end.

    The leads of a listing's pages come together: pages are followed until one holds nothing new, so half of them
    stored would hide the other half for ever.
    """

    listing: str
    leads: tuple[Lead, ...]
    error: ScraperError | None = None


def harvest(source: SourceSettings, fetch: Fetch, known: Known) -> Iterator[Harvest]:
    for listing, read in _places(source):
        try:
            yield Harvest(listing, distinct(read(listing, fetch, known)))
        except ScraperError as error:
            yield Harvest(listing, (), error)


def _places(source: SourceSettings) -> Iterator[tuple[str, Callable[[str, Fetch, Known], Iterator[Lead]]]]:
    yield from ((url, _feed) for url in source.feeds)
    yield from ((url, _sitemap) for url in source.sitemaps)


def _feed(url: str, fetch: Fetch, known: Known) -> Iterator[Lead]:
    yield from read_feed(fetch(url))


def _sitemap(url: str, fetch: Fetch, known: Known) -> Iterator[Lead]:
    sitemap = read_sitemap(fetch(url))
    yield from sitemap.leads
    newest_first = sorted(sitemap.children, key=lambda child: child.changed or "", reverse=True)
    for child in newest_first[:PAGES_AT_MOST]:
        leads = read_sitemap(fetch(child.url)).leads
        yield from leads
        if leads and all(known(lead.url) for lead in leads):
            return
