"""Authors: printed names become people, organisations and desks."""

from __future__ import annotations

from scraper.extraction import PrintedAuthor
from scraper.record import Author


def clean_authors(printed: tuple[PrintedAuthor, ...], base: str | None) -> tuple[Author, ...]:
    return tuple(Author(name=author.name, kind=author.kind or "person") for author in printed)
