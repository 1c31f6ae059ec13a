"""Teasers: one card, one entry."""

from __future__ import annotations

import re

from pydantic import TypeAdapter

from scraper.extraction import PrintedTeaser
from scraper.normalize.addresses import absolute
from scraper.normalize.authors import name_authors
from scraper.normalize.dates import read_moment
from scraper.normalize.text import clean
from scraper.record import Teaser

_TEASERS = TypeAdapter(tuple[Teaser, ...])
"""All at once: that is cheaper than one by one."""
_CUT = ("...", "…")
_YEAR = re.compile(r"(?:19|20)\d\d")
"""`1h ago`, `Yesterday` and `Mar. 1` name no day on their own."""


def clean_teasers(printed: tuple[PrintedTeaser, ...], base: str | None) -> tuple[Teaser, ...]:
    return _TEASERS.validate_python([_clean(teaser, base) for teaser in printed])


def _clean(teaser: PrintedTeaser, base: str | None) -> dict[str, object]:
    summary = clean(teaser.summary)
    return {
        "headline": teaser.headline,
        "url": absolute(teaser.url, base),
        "authors": name_authors(teaser.byline),
        "published": _day(teaser.timestamp) or _day(teaser.date),
        "published_raw": clean(teaser.date),
        "summary": summary,
        "truncated": summary is not None and summary.endswith(_CUT),
        "image": absolute(teaser.image, base),
        "block_label": clean(teaser.label),
    }


def _day(printed: str | None) -> str | None:
    moment = read_moment(printed) if printed and _YEAR.search(printed) else None
    return moment.value if moment else None
