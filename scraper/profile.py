"""Profile: what is known about a publisher before its page is opened. Everything unsaid has a default that works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scraper.record import SourceKind


@dataclass(frozen=True, slots=True)
class Profile:
    """`domains` are hosts without `www.`; their subdomains belong to the publisher too.

    `selectors` map a field to the CSS selector that finds it where the general rules do not.
    """

    id: str
    name: str
    domains: tuple[str, ...]
    kind: SourceKind
    time_zone: str = "Europe/London"
    language: str | None = None
    selectors: Mapping[str, str] = field(default_factory=dict)
