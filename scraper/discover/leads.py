"""A lead: one address that may hold an article, and what the place that named it said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """`url` is canonical. `published` is ISO 8601 as the feed, sitemap or card says; None when it does not.

    `changed` is when a sitemap or a feed says the page last changed.
    """

    url: str
    found_in: str
    headline: str | None = None
    published: str | None = None
    changed: str | None = None

    @property
    def latest(self) -> str | None:
        return self.published or self.changed

    def is_before(self, date: str) -> bool:
        """Whether it is surely older than an ISO date: what was last changed earlier was published earlier."""
        return self.latest is not None and self.latest[:10] < date


def newest(leads: Iterable[Lead]) -> str | None:
    """The latest date that any of them bears."""
    return max((lead.latest for lead in leads if lead.latest), default=None)


def distinct(leads: Iterable[Lead]) -> tuple[Lead, ...]:
    """The first lead of each address, in order."""
    first: dict[str, Lead] = {}
    for lead in leads:
        first.setdefault(lead.url, lead)
    return tuple(first.values())
