"""A lead: one address that may hold an article, and what the place that named it said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """`url` is canonical. `published` is ISO 8601 as the feed, sitemap or card says; None when it does not."""

    url: str
    found_in: str
    headline: str | None = None
    published: str | None = None


def distinct(leads: Iterable[Lead]) -> tuple[Lead, ...]:
    """The first lead of each address, in order."""
    return tuple({lead.url: lead for lead in reversed(list(leads))}.values())[::-1]
