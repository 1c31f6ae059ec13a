"""The settings file, read and checked: whatever is wrong in it is told in its own words."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from scraper.address import check_url, hushed, origin_of, part_with_secrets, presentable
from scraper.errors import BadAddress, SettingsError
from scraper.settings import Manners, Notification, Settings, SourceSettings

FILE = "carewire.toml"

_SQLITE = "sqlite:///"
_IN_MEMORY = re.compile(r"sqlite:/{2,3}(:memory:)?")


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
    if settings.store and _IN_MEMORY.fullmatch(settings.store):
        raise SettingsError("[carewire] store: name a file; what is in memory is not kept", where=where)
    for number, told in enumerate(settings.notifications, start=1):
        if bool(told.command) == bool(told.webhook):
            raise SettingsError(f"[[notify]] number {number}: give a command or a webhook", where=where)
        if told.webhook and presentable(told.webhook) is None:
            raise SettingsError(f"[[notify]] number {number}: the webhook is no http(s) address", where=where)
    return _discreet(settings)


def _discreet(settings: Settings) -> Settings:
    """Names and passwords in the addresses of sources go to the fetcher alone: an address is stored and shown."""
    parted = [part_with_secrets(url) for source in settings.sources for url in source.addresses]
    logins = {origin_of(url): auth for url, auth in parted if auth}
    if not logins:
        return settings
    sources = tuple(
        replace(s, feeds=_plain(s.feeds), sitemaps=_plain(s.sitemaps), listings=_plain(s.listings))
        for s in settings.sources
    )
    return replace(settings, sources=sources, manners=replace(settings.manners, logins=logins))


def _plain(addresses: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part_with_secrets(url)[0] for url in addresses)


def _anchored(settings: Settings, folder: Path) -> Settings:
    store = settings.store
    if store and store.startswith(_SQLITE):
        store = f"{_SQLITE}{folder / store.removeprefix(_SQLITE)}"
    archive = folder / settings.archive if settings.archive else None
    metrics = folder / settings.metrics if settings.metrics else None
    return replace(settings, store=store, archive=archive, metrics=metrics)


def _usual_place() -> Path | None:
    from platformdirs import user_config_path

    places = (Path(FILE), user_config_path("carewire") / FILE)
    return next((place for place in places if os.path.isfile(place)), None)  # none, too, where we may not look


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
    manners = [name for name in _names(Manners) if name != "logins"]
    _known(ours, ("store", "archive", "metrics", "remind_days", *manners), "key in [carewire]", where)
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
        try:
            check_url(address)
        except BadAddress as error:
            raise SettingsError(f"[[source]] {source.id}: {error.message}: {hushed(address)}", where=where) from None
    try:
        ZoneInfo(source.time_zone or "UTC")
    except (KeyError, ValueError, OSError):
        raise SettingsError(f"[[source]] {source.id}: no such time zone: {source.time_zone}", where=where) from None
