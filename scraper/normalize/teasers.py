"""Teasers: one card, one entry."""

from __future__ import annotations

from scraper.extraction import PrintedTeaser
from scraper.normalize.addresses import absolute
from scraper.normalize.text import clean
from scraper.record import Author, Teaser

_CUT = ("...", "…")


def clean_teasers(printed: tuple[PrintedTeaser, ...], base: str | None) -> tuple[Teaser, ...]:
    return tuple(_clean(teaser, base) for teaser in printed)


def _clean(teaser: PrintedTeaser, base: str | None) -> Teaser:
    summary = clean(teaser.summary)
    return Teaser(
        headline=teaser.headline,
        url=absolute(teaser.url, base),
        authors=tuple(Author(name=name, kind="person") for name in (teaser.byline or "").split(", ") if name),
        published=teaser.timestamp,
        published_raw=clean(teaser.date),
        summary=summary,
        truncated=bool(summary) and summary.endswith(_CUT) if summary else False,
        image=absolute(teaser.image, base),
        block_label=clean(teaser.label),
    )
