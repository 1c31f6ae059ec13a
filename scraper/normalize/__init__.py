"""Extraction → Article: printed strings become clean values. One file per kind of value."""

from __future__ import annotations

from typing import NamedTuple

from scraper.article import Article
from scraper.extraction import Extraction
from scraper.normalize.addresses import Location, identify, locate
from scraper.normalize.authors import Signature, sign
from scraper.normalize.bodies import lay_out
from scraper.normalize.dates import Dated, Dateline, read_date
from scraper.normalize.doubts import doubts
from scraper.normalize.language import Spoken, read_language
from scraper.normalize.pictures import clean_images
from scraper.normalize.provenance import trace
from scraper.normalize.sources import Publisher, name_publisher, publisher_names, time_zone
from scraper.normalize.teasers import clean_teasers
from scraper.normalize.text import clean, first
from scraper.normalize.wishes import wishes
from scraper.page import Page
from scraper.profile import Profile
from scraper.record import Access, Provenance

_WORDS: dict[str, Access] = {"free": "free", "registration": "registration", "paywall": "paywall"}


class _Settled(NamedTuple):
    """The values chosen among candidates, each with the one that said it."""

    location: Location | None
    publisher: Publisher | None
    language: Spoken | None
    published: Dated | None
    modified: Dated | None
    signature: Signature


def normalize(page: Page, printed: Extraction, profile: Profile | None = None) -> Article:
    settled = _settle(page, printed, profile)
    url = settled.location.url if settled.location else None
    published = settled.published.moment if settled.published else None
    return Article(
        capture=page.capture,
        encoding=page.encoding,
        id=identify(url, page.capture),
        url=url,
        requested_url=page.capture.requested_url,
        source=settled.publisher.source if settled.publisher else None,
        headline=clean(first(printed.headline)),
        label=clean(first(printed.label)),
        standfirst=clean(first(printed.standfirst)),
        authors=settled.signature.authors,
        byline=clean(settled.signature.byline.value) if settled.signature.byline else None,
        published=published.value if published else None,
        modified=settled.modified.moment.value if settled.modified else None,
        published_raw=published.raw if published else None,
        published_precision=published.precision if published else None,
        section=clean(first(printed.section)),
        tags=tuple(dict.fromkeys(tag for found in printed.tags if (tag := clean(found.value)))),
        language=settled.language.tag if settled.language else None,
        access=_WORDS.get(first(printed.access) or "", "unknown"),
        body=lay_out(printed.blocks, complete=not printed.truncated),
        images=clean_images(printed.images, page.url),
        teasers=clean_teasers(printed.teasers, page.url),
        provenance=_provenance(printed, settled),
        warnings=(*printed.warnings, *doubts(printed, settled.published), *wishes(page)),
    )


def _settle(page: Page, printed: Extraction, profile: Profile | None) -> _Settled:
    location = locate(printed.canonical, page.url)
    url = location.url if location else None
    publisher = name_publisher(url, printed.site_name, profile)
    language = read_language(printed.language, profile)
    dateline = Dateline(time_zone(url, profile), language.tag if language else None, page.capture.fetched_at)
    names = publisher_names(printed.site_name, publisher.source if publisher else None)
    return _Settled(
        location,
        publisher,
        language,
        read_date(printed.published, dateline),
        read_date(printed.modified, dateline),
        sign(printed.authors, printed.byline, page.url, names),
    )


def _provenance(printed: Extraction, settled: _Settled) -> dict[str, Provenance]:
    return trace(
        printed,
        url=settled.location.found if settled.location else None,
        source=settled.publisher.found if settled.publisher else None,
        published=settled.published.found if settled.published else None,
        modified=settled.modified.found if settled.modified else None,
        language=settled.language.found if settled.language else None,
        authors=settled.signature.found,
        byline=settled.signature.byline,
    )
