"""Teasers: one card, one entry."""

from __future__ import annotations

from scraper.extraction import PrintedTeaser
from scraper.record import Teaser


def clean_teasers(printed: tuple[PrintedTeaser, ...], base: str | None) -> tuple[Teaser, ...]:
    return ()
