"""Profile: what is known about a publisher before its page is opened. Everything unsaid has a default that works."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.record import SourceKind


@dataclass(frozen=True, slots=True)
class Profile:
    """`domains` are hosts without `www.`; their subdomains belong to the publisher too."""

    id: str
    name: str
    domains: tuple[str, ...]
    kind: SourceKind | None = None
    time_zone: str = "Europe/London"
    language: str | None = None
