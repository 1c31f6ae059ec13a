"""Extraction → Article: printed strings become clean values. One file per kind of value."""

from __future__ import annotations

from scraper.article import Article
from scraper.extraction import Candidates, Extraction
from scraper.normalize.addresses import canonical_url, identify
from scraper.normalize.authors import clean_authors
from scraper.normalize.bodies import lay_out
from scraper.normalize.dates import Dateline, read_date
from scraper.normalize.pictures import clean_images
from scraper.normalize.provenance import trace
from scraper.normalize.sources import name_source
from scraper.normalize.teasers import clean_teasers
from scraper.normalize.text import clean, first
from scraper.page import Page
from scraper.record import Access


def normalize(page: Page, printed: Extraction) -> Article:
    capture = page.capture
    url = canonical_url(first(printed.canonical), page.url)
    dateline = Dateline(None, first(printed.language), capture.fetched_at)
    published = read_date(printed.published, dateline)
    modified = read_date(printed.modified, dateline)
    return Article(
        capture=capture,
        encoding=page.encoding,
        id=identify(url, capture),
        url=url,
        requested_url=capture.requested_url,
        source=name_source(url, printed.site_name),
        headline=clean(first(printed.headline)),
        label=clean(first(printed.label)),
        standfirst=clean(first(printed.standfirst)),
        authors=clean_authors(printed.authors, page.url),
        byline=clean(first(printed.byline)),
        published=published.moment.value if published else None,
        modified=modified.moment.value if modified else None,
        published_raw=published.moment.raw if published else None,
        published_precision=published.moment.precision if published else None,
        section=clean(first(printed.section)),
        tags=tuple(dict.fromkeys(tag for found in printed.tags if (tag := clean(found.value)))),
        language=first(printed.language),
        access=_access(printed.access),
        body=lay_out(printed.blocks, complete=not printed.truncated),
        images=clean_images(printed.images, page.url),
        teasers=clean_teasers(printed.teasers, page.url),
        provenance=trace(printed),
        warnings=printed.warnings,
    )


def _access(candidates: Candidates) -> Access:
    word = first(candidates)
    return word if word in ("free", "registration", "paywall") else "unknown"  # type: ignore[return-value]
