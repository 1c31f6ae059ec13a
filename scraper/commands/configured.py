"""What these commands share: the settings, the store they name, and dates as people type them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from scraper.settings import Settings, SourceSettings


class Day(click.ParamType[str]):
    """An ISO date, or a month or year, which mean their first day."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
                raise ValueError
            date.fromisoformat((value + "-01-01")[:10])
        except ValueError:
            self.fail(f"{value} is no date; write 2026-01-31, 2026-01 or 2026", param, ctx)
        return value


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """The option --config, handed on as `settings`."""

    @wraps(command)
    def settled(*, config: Path | None, **rest: object) -> None:
        from scraper.settings_file import load_settings

        command(settings=load_settings(config), **rest)

    option = click.option("--config", type=click.Path(path_type=Path), help="Settings; default: carewire.toml here.")
    return option(settled)


def store_of(settings: Settings) -> str:
    from scraper.store import default_store

    return settings.store or default_store()


def chosen(settings: Settings, names: tuple[str, ...]) -> tuple[SourceSettings, ...]:
    """The sources of these names; all for none. Raises SettingsError."""
    from scraper.errors import SettingsError

    if not settings.sources:
        raise SettingsError("no sources: write [[source]] into carewire.toml; carewire sources list --starter has some")
    known = {source.id: source for source in settings.sources}
    for name in names:
        if name not in known:
            raise SettingsError(f"no source has the id {name}; there are {', '.join(known)}")
    return tuple(known[name] for name in names) or settings.sources


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The store, made if it is not there yet."""
    from scraper.store import open_store

    with _closing(open_store(store_of(settings))) as store:
        yield store


@contextmanager
def existing(settings: Settings) -> Iterator[Engine]:
    """For those who only look. Raises NoStore."""
    from scraper.store import open_existing

    with _closing(open_existing(store_of(settings))) as store:
        yield store


@contextmanager
def as_it_stands(settings: Settings) -> Iterator[Engine]:
    """For those to whom no store is as good as an empty one."""
    from scraper.errors import NoStore
    from scraper.store import empty_store, open_existing

    try:
        store = open_existing(store_of(settings))
    except NoStore:
        store = empty_store()
    with _closing(store):
        yield store


@contextmanager
def _closing(store: Engine) -> Iterator[Engine]:
    """What the database refuses while it is worked with is told as what it refuses when it is opened."""
    from sqlalchemy.exc import DBAPIError

    from scraper.errors import StoreError

    try:
        yield store
    except DBAPIError as error:
        raise StoreError(str(error.orig), where=store.url.render_as_string()) from error
    finally:
        store.dispose()
