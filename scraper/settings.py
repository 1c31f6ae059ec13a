"""Settings: how to behave on other people's servers, where things are kept, and which sources there are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from annotated_types import Ge, Gt

from scraper.capture import MAX_BYTES
from scraper.errors import SettingsError
from scraper.profile import Profile
from scraper.record import SourceKind
from scraper.version import own_version

FILE = "carewire.toml"

NotNegative = Annotated[float, Ge(0)]
Positive = Annotated[float, Gt(0)]
Count = Annotated[int, Ge(0)]

_SQLITE = "sqlite:///"
_CLOSED: dict[str, Any] = {"extra": "forbid"}


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
    manners: Manners = field(default_factory=Manners)
    sources: tuple[SourceSettings, ...] = ()
    notifications: tuple[Notification, ...] = ()


def load_settings(path: Path | None = None) -> Settings:
    """Read `path`, else carewire.toml here, else the one in the user's configuration folder, else the defaults.

    Paths in a file count from its folder: a scheduler starts us anywhere. Raises SettingsError.
    """
    found = path or _usual_place()
    return _anchored(read_settings(_text(found), str(found)), found.parent) if found else Settings()


def read_settings(text: str, where: str) -> Settings:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"not valid TOML: {error}", where=where) from None
    settings = _checked(_arranged(tables, where), where)
    _check_sources(settings.sources, where)
    for number, told in enumerate(settings.notifications, start=1):
        if bool(told.command) == bool(told.webhook):
            raise SettingsError(f"[[notify]] number {number}: give a command or a webhook", where=where)
    return settings


def _anchored(settings: Settings, folder: Path) -> Settings:
    store = settings.store
    if store and store.startswith(_SQLITE) and ":memory:" not in store:
        store = f"{_SQLITE}{folder / store.removeprefix(_SQLITE)}"
    archive = folder / settings.archive if settings.archive else None
    metrics = folder / settings.metrics if settings.metrics else None
    return replace(settings, store=store, archive=archive, metrics=metrics)


def _usual_place() -> Path | None:
    from platformdirs import user_config_path

    places = (Path(FILE), user_config_path("carewire") / FILE)
    return next((place for place in places if place.is_file()), None)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise SettingsError("not UTF-8", where=str(path)) from None


def _arranged(tables: Mapping[str, Any], where: str) -> dict[str, Any]:
    """The tables of the file as the fields of Settings: how we behave is written flat into [carewire]."""
    _known(tables, ("carewire", *_LISTS), "table", where)
    ours = tables.get("carewire", {})
    if not isinstance(ours, dict):
        raise SettingsError("carewire is a table: write [carewire]", where=where)
    manners = _names(Manners)
    _known(ours, ("store", "archive", "metrics", *manners), "key in [carewire]", where)
    rest = {name: ours[name] for name in ours if name not in manners}
    lists = {plural: _listed(tables, name, where) for name, (plural, _) in _LISTS.items()}
    return {**rest, "manners": {name: ours[name] for name in ours if name in manners}, **lists}


_LISTS: Mapping[str, tuple[str, type[Any]]] = {
    "source": ("sources", SourceSettings),
    "notify": ("notifications", Notification),
}
"""Tables that may stand several times: to the field of Settings that lists them, and what each of them is."""


def _listed(tables: Mapping[str, Any], name: str, where: str) -> list[dict[str, Any]]:
    entries = tables.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(f"{name} is one table of a list: write [[{name}]]", where=where)
    for entry in entries:
        _known(entry, _names(_LISTS[name][1]), f"key in [[{name}]]", where)
    return entries


def _names(kind: type[Any]) -> list[str]:
    return [each.name for each in fields(kind)]


def _known(table: Mapping[str, Any], names: tuple[str, ...] | list[str], what: str, where: str) -> None:
    for name in table:
        if name not in names:
            close = get_close_matches(name, names, n=1)
            hint = f"; did you mean {close[0]}?" if close else f"; there are {', '.join(sorted(names))}"
            raise SettingsError(f"unknown {what}: {name}{hint}", where=where)


def _checked(tables: dict[str, Any], where: str) -> Settings:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Settings).validate_python(tables)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{_spot(first['loc'], tables)}: {_complaint(first)}", where=where) from None


def _spot(loc: tuple[int | str, ...], tables: dict[str, Any]) -> str:
    """Where in the file pydantic's complaint belongs, in the words of the file."""
    for name, (plural, _) in _LISTS.items():
        if loc[0] == plural:
            number = int(loc[1])
            called = tables[plural][number].get("id") or f"number {number + 1}"
            return f"[[{name}]] {called}: {'.'.join(map(str, loc[2:]))}"
    return f"[carewire] {loc[-1]}"


def _complaint(error: Mapping[str, Any]) -> str:
    said = str(error["msg"])
    said = said[0].lower() + said[1:]
    return said if error["type"] == "missing" else f"{said}, not {error['input']!r}"


def _check_sources(sources: tuple[SourceSettings, ...], where: str) -> None:
    seen: set[str] = set()
    for source in sources:
        if source.id in seen:
            raise SettingsError(f"[[source]] {source.id}: the id stands twice", where=where)
        seen.add(source.id)
        _check_source(source, where)


def _check_source(source: SourceSettings, where: str) -> None:
    from zoneinfo import ZoneInfo

    if not re.fullmatch(r"[\w.-]+", source.id):
        raise SettingsError(f"[[source]] {source.id}: an id has letters, digits, - and _ only", where=where)
    if not source.addresses:
        raise SettingsError(f"[[source]] {source.id}: give feeds, sitemaps or listings", where=where)
    for address in source.addresses:
        if urlsplit(address).scheme not in ("http", "https"):
            raise SettingsError(f"[[source]] {source.id}: not an http(s) address: {address}", where=where)
    try:
        ZoneInfo(source.time_zone or "UTC")
    except (KeyError, ValueError, OSError):
        raise SettingsError(f"[[source]] {source.id}: no such time zone: {source.time_zone}", where=where) from None
