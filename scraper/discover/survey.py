"""Going through a feed, a sitemap or a listing page, as far as it holds what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from scraper.capture import Capture
from scraper.discover.feeds import read_feed
from scraper.discover.leads import Lead, distinct
from scraper.discover.sitemaps import read_sitemap
from scraper.fetch.fetcher import NotModified, Seen
from scraper.normalize.addresses import absolute, tidy
from scraper.pipeline import parse_listing
from scraper.settings import SourceSettings

LEADS_AT_MOST = 100_000
"""Of one sitemap with its children, of which the newest come first: large sites name millions."""

PAGES_AT_MOST = 25
"""Of one listing, and children of one sitemap index: a first visit stays polite, later ones stop at what is known."""


@dataclass(frozen=True, slots=True)
class Scout:
    """`again` asks for a listing only if it has changed since the last look; `known` picks out the addresses that
    have been named before. Both ways of asking raise ScraperError."""

    fetch: Callable[[str], Capture]
    again: Callable[[str], Capture | NotModified]
    known: Callable[[Sequence[str]], set[str]]

    def knows_all(self, leads: Sequence[Lead]) -> bool:
        urls = {lead.url for lead in leads}
        return self.known(list(urls)) == urls


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one feed, sitemap or listing named; `leads` is None when it has not changed.

    The leads of a listing's pages come together: pages are followed until one holds nothing new, so half of them
    stored would hide the other half for ever.
    """

    listing: str
    leads: tuple[Lead, ...] | None
    seen: Seen = field(default_factory=Seen)


def harvest(source: SourceSettings, listing: str, scout: Scout) -> Harvest:
    """`listing` is one of the source's addresses. Raises ScraperError."""
    if listing in source.sitemaps:  # an index may stay as it is while its children change
        return Harvest(listing, distinct(islice(_sitemap(scout.fetch(listing), scout), LEADS_AT_MOST)))
    first = scout.again(listing)
    if isinstance(first, NotModified):
        return Harvest(listing, None)
    leads = read_feed(first) if listing in source.feeds else distinct(_pages(listing, first, scout))
    return Harvest(listing, leads, Seen(first.headers.get("etag"), first.headers.get("last-modified")))


def _sitemap(first: Capture, scout: Scout) -> Iterator[Lead]:
    sitemap = read_sitemap(first)
    yield from sitemap.leads
    newest_first = sorted(sitemap.children, key=lambda child: child.changed or "", reverse=True)
    for child in newest_first[:PAGES_AT_MOST]:
        leads = read_sitemap(scout.fetch(child.url)).leads
        yield from leads
        if leads and scout.knows_all(leads):
            return


def _pages(listing: str, capture: Capture, scout: Scout) -> Iterator[Lead]:
    """Page numbers drift as items are added, so a page is followed by its own link and never taken up again later."""
    asked = {listing}
    while True:
        page = parse_listing(capture.body, url=capture.url or listing)
        leads = [
            Lead(url, listing, teaser.headline, teaser.published)
            for teaser in page.teasers
            if (url := tidy(absolute(teaser.url, page.url)))
        ]
        yield from leads
        following = page.next_url
        if not following or following in asked or len(asked) >= PAGES_AT_MOST or scout.knows_all(leads):
            return
        asked.add(following)
        capture = scout.fetch(following)
