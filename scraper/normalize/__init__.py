"""Extraction → Article: printed strings become clean values. One file per kind of value."""

from __future__ import annotations

from scraper.article import Article
from scraper.extraction import Extraction
from scraper.normalize.addresses import identify, locate
from scraper.normalize.authors import sign
from scraper.normalize.bodies import lay_out
from scraper.normalize.dates import Dateline, read_date
from scraper.normalize.doubts import doubts
from scraper.normalize.language import read_language
from scraper.normalize.pictures import clean_images
from scraper.normalize.provenance import trace
from scraper.normalize.sources import name_publisher, publisher_names, time_zone
from scraper.normalize.teasers import clean_teasers
from scraper.normalize.text import clean, first
from scraper.normalize.wishes import wishes
from scraper.page import Page
from scraper.profile import Profile
from scraper.record import Access


def normalize(page: Page, printed: Extraction, profile: Profile | None = None) -> Article:
    capture = page.capture
    location = locate(printed.canonical, page.url)
    url = location.url if location else None
    publisher = name_publisher(url, printed.site_name, profile)
    source = publisher.source if publisher else None
    language = read_language(printed.language, profile)
    dateline = Dateline(time_zone(url, profile), language.tag if language else None, capture.fetched_at)
    published = read_date(printed.published, dateline)
    modified = read_date(printed.modified, dateline)
    signed = sign(printed.authors, printed.byline, page.url, publisher_names(printed.site_name, source))
    return Article(
        capture=capture,
        encoding=page.encoding,
        id=identify(url, capture),
        url=url,
        requested_url=capture.requested_url,
        source=source,
        headline=clean(first(printed.headline)),
        label=clean(first(printed.label)),
        standfirst=clean(first(printed.standfirst)),
        authors=signed.authors,
        byline=clean(signed.byline.value) if signed.byline else None,
        published=published.moment.value if published else None,
        modified=modified.moment.value if modified else None,
        published_raw=published.moment.raw if published else None,
        published_precision=published.moment.precision if published else None,
        section=clean(first(printed.section)),
        tags=tuple(dict.fromkeys(tag for found in printed.tags if (tag := clean(found.value)))),
        language=language.tag if language else None,
        access=_access(printed),
        body=lay_out(printed.blocks, complete=not printed.truncated),
        images=clean_images(printed.images, page.url),
        teasers=clean_teasers(printed.teasers, page.url),
        provenance=trace(
            printed,
            url=location.found if location else None,
            source=publisher.found if publisher else None,
            published=published.found if published else None,
            modified=modified.found if modified else None,
            language=language.found if language else None,
            authors=signed.found,
            byline=signed.byline,
        ),
        warnings=(*printed.warnings, *doubts(printed, published), *wishes(page)),
    )


def _access(printed: Extraction) -> Access:
    words: dict[str, Access] = {"free": "free", "registration": "registration", "paywall": "paywall"}
    return words.get(first(printed.access) or "", "unknown")
