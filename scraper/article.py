"""Article: the clean values of one page, before anyone has read its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scraper.capture import Capture
from scraper.record import Access, Author, Body, DatePrecision, Image, Provenance, Source, Teaser, Warning


@dataclass(frozen=True, slots=True)
class Article:
    """Field by field what the record says, see record.py."""

    capture: Capture
    encoding: str
    id: str
    url: str | None
    requested_url: str | None
    source: Source | None
    headline: str | None
    label: str | None
    standfirst: str | None
    authors: tuple[Author, ...]
    byline: str | None
    published: str | None
    modified: str | None
    published_raw: str | None
    published_precision: DatePrecision | None
    section: str | None
    tags: tuple[str, ...]
    language: str | None
    access: Access
    body: Body
    images: tuple[Image, ...]
    teasers: tuple[Teaser, ...]
    provenance: Mapping[str, Provenance]
    warnings: tuple[Warning, ...]
