"""Settings: how to behave on other people's servers, where things are kept, and which sources there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from annotated_types import Ge, Gt, Le

from scraper.address import Auth
from scraper.capture import MAX_BYTES
from scraper.profile import Profile
from scraper.record import SourceKind
from scraper.version import own_version

NotNegative = Annotated[float, Ge(0)]
Positive = Annotated[float, Gt(0)]
Count = Annotated[int, Ge(0)]

_CLOSED: dict[str, Any] = {"extra": "forbid", "allow_inf_nan": False}


@dataclass(frozen=True, slots=True)
class Manners:
    """How we behave as a guest. Times are in seconds."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    contact: str | None = None
    """Where a publisher can reach us, a URL or `mailto:…`; goes into the User-Agent."""
    min_interval_seconds: NotNegative = 5.0
    """Between two visits to one host; robots.txt may ask for more."""
    longest_pause_seconds: NotNegative = 120.0
    """A longer wait, asked for by `Retry-After` or robots.txt, ends the fetch instead."""
    connect_seconds: Positive = 10.0
    total_seconds: Positive = 30.0
    """From the first byte asked to the last byte read, redirects included."""
    retries: Count = 2
    max_bytes: Annotated[int, Gt(0)] = MAX_BYTES
    """On the wire and unpacked, each."""
    max_redirects: Count = 8
    proxy: str | None = None
    """The only proxy that is ever used; those of the environment are not."""
    allow_private: bool = False
    """Whether private, loopback and link-local addresses may be asked."""
    obey_tdm: bool = True
    """Whether a page whose publisher reserves text and data mining is left alone."""
    logins: Mapping[str, Auth] = field(default_factory=dict, repr=False)
    """Name and password for each origin that wants one; stand in the addresses of sources in the file."""

    @property
    def user_agent(self) -> str:
        return f"carewire/{own_version()} (+{self.contact})" if self.contact else f"carewire/{own_version()}"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    id: str
    name: str | None = None
    kind: SourceKind | None = None
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    language: str | None = None
    time_zone: str | None = None
    """Of the clock it prints; without it, what is known of the site, else Europe/London."""
    every_minutes: Annotated[int, Gt(0)] = 60
    verified: date | None = None
    """When somebody last saw it work, by what stands in `evidence`."""
    evidence: str | None = None

    def profile(self, known: Profile | None) -> Profile:
        """The publisher, as told here on top of what is known of its site."""
        site = known or Profile(self.id, self.name or self.id, self.hosts)
        return replace(
            site,
            name=self.name or site.name,
            kind=self.kind or site.kind,
            time_zone=self.time_zone or site.time_zone,
            language=self.language or site.language,
        )

    @property
    def hosts(self) -> tuple[str, ...]:
        """Where its listings lie, without `www.`."""
        return tuple({(urlsplit(url).hostname or "").removeprefix("www."): None for url in self.addresses})

    @property
    def addresses(self) -> tuple[str, ...]:
        return self.feeds + self.sitemaps + self.listings


@dataclass(frozen=True, slots=True)
class EventFilter:
    """An event must be among each list that names anything. `subjects` are names or codes."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    kinds: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    regulators: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notification:
    """Who is told of new events: `command` is run with the JSON on its standard input, `webhook` is sent it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    command: tuple[str, ...] = ()
    webhook: str | None = None
    events: EventFilter = field(default_factory=EventFilter)


@dataclass(frozen=True, slots=True)
class Settings:
    """`archive` is the folder for WARC files, `metrics` the file for OpenMetrics text; None when none are kept.

    `store` is None for the user's own, where the platform keeps such files.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    store: str | None = None
    archive: Path | None = None
    metrics: Path | None = None
    remind_days: Annotated[float, Ge(0), Le(3_650)] = 7.0
    """How long an alarm lasts before it is told of again; 0 for at every run."""
    manners: Manners = field(default_factory=Manners)
    sources: tuple[SourceSettings, ...] = ()
    notifications: tuple[Notification, ...] = ()
