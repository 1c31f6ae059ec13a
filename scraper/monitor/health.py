"""The health of a source: what it yields when it is asked once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scraper.batch import attempt
from scraper.discover import Harvest, Lead, Scout, harvest, newest
from scraper.errors import ScraperError
from scraper.monitor.fillings import ARTICLE, FIELDS, filled_fields
from scraper.pipeline import Fetch, scrape
from scraper.settings import SourceSettings


@dataclass(frozen=True, slots=True)
class ListingHealth:
    """`newest` is the date of the newest item, None when items carry none."""

    url: str
    items: int
    newest: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class SampleHealth:
    """What the newest article fills and lacks; `error` says why it is none (`not_an_article` for a soft 404)."""

    url: str
    filled: tuple[str, ...]
    missing: tuple[str, ...]
    error: str | None


@dataclass(frozen=True, slots=True)
class Health:
    source: str
    listings: tuple[ListingHealth, ...]
    sample: SampleHealth | None

    @property
    def well(self) -> bool:
        """Whether every listing yields items, and the newest is an article."""
        yields = all(listing.items and not listing.error for listing in self.listings)
        return yields and self.sample is not None and self.sample.error is None


def examine(source: SourceSettings, fetch: Fetch) -> Health:
    scout = Scout(fetch, fetch, set)  # as if all were known: no further pages
    finds = {url: attempt(lambda at: harvest(source, at, scout), url) for url in source.addresses}
    leads = [lead for find in finds.values() if isinstance(find, Harvest) for lead in find.leads or ()]
    first = max(leads, key=lambda lead: lead.latest or "", default=None)  # in page order where none is dated
    listings = tuple(_listing(url, find) for url, find in finds.items())
    return Health(source.id, listings, _sample(first, fetch) if first else None)


def _listing(url: str, find: Harvest | ScraperError) -> ListingHealth:
    if isinstance(find, ScraperError):
        return ListingHealth(url, 0, None, f"{find.message} [{find.code}]")
    leads: Sequence[Lead] = find.leads or ()
    return ListingHealth(url, len(leads), newest(leads), None)


def _sample(lead: Lead, fetch: Fetch) -> SampleHealth:
    record = attempt(lambda url: scrape(url, fetch=fetch), lead.url)
    if isinstance(record, ScraperError):
        return SampleHealth(lead.url, (), (), f"{record.message} [{record.code}]")
    filled = filled_fields(record) - {ARTICLE}
    in_order = tuple(name for name in FIELDS if name in filled)
    return SampleHealth(lead.url, in_order, tuple(name for name in FIELDS if name not in filled), None)
