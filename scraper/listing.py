"""Listing: a page of teasers, for whoever looks for articles."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.record import Teaser


@dataclass(frozen=True, slots=True)
class Listing:
    """`teasers` in page order; `next_url` is the next page of the list, None on its last; `label` is its heading."""

    url: str | None
    label: str | None
    teasers: tuple[Teaser, ...]
    next_url: str | None
