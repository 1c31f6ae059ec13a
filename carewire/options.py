"""Options that several commands share, as the one value they make together."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from scraper.delivery import Delivery
    from scraper.fetch.fetcher import Fetcher

NAME = click.Path(readable=False)
"""Completed by shells; what cannot be read is told when its turn comes."""


class Address(click.ParamType[str]):
    """Where a saved page came from; told at once, and in the words of every other failure, when it is no address."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from scraper.address import check_url
        from scraper.delivery import complain
        from scraper.errors import BadAddress

        try:
            check_url(value)
        except BadAddress as error:
            complain(error)
            sys.exit(2)
        return value


@dataclass(frozen=True, slots=True)
class Wish:
    """How the caller wants the records."""

    as_json: bool
    as_lines: bool
    output: Path | None

    def delivery(self, inputs: int) -> Delivery:
        """A person gets cards, a pipe or a file JSON, several inputs one line each."""
        from scraper.delivery import Delivery
        from scraper.output import on_terminal

        machine = self.as_json or self.output is not None or not on_terminal(sys.stdout)
        if self.as_lines or (machine and inputs > 1):
            return Delivery("lines", self.output)
        return Delivery("json" if machine else "card", self.output)


@dataclass(frozen=True, slots=True)
class Guest:
    """How to behave on other people's servers."""

    config: Path | None
    allow_private: bool

    def fetcher(self) -> Fetcher:
        from scraper.fetch.fetcher import Fetcher
        from scraper.output import on_terminal
        from scraper.settings_file import load_settings

        manners = load_settings(self.config).manners
        if on_terminal(sys.stderr):
            _speak()
        return Fetcher(replace(manners, allow_private=manners.allow_private or self.allow_private))


def _speak() -> None:
    """Tell a person what is being waited for."""
    import logging

    log = logging.getLogger("carewire.fetch")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("carewire: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


def fetching(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that fetches, as one `guest`."""

    @wraps(command)
    def visiting(*, config: Path | None, allow_private: bool, **rest: object) -> None:
        command(guest=Guest(config, allow_private), **rest)

    for option in (
        click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses."),
        click.option("--config", type=click.Path(path_type=Path), help="Settings; default: carewire.toml here."),
    ):
        visiting = option(visiting)
    return visiting


def delivered(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that hands out records, as one `wish`."""

    @wraps(command)
    def wishing(*, as_json: bool, as_lines: bool, output: Path | None, **rest: object) -> None:
        command(wish=Wish(as_json, as_lines, output), **rest)

    for option in (
        click.option(
            "-o",
            "output",
            type=click.Path(readable=False, path_type=Path),
            help="Write to this file, whole or not at all.",
        ),
        click.option("--jsonl", "as_lines", is_flag=True, help="One JSON record a line."),
        click.option("--json", "as_json", is_flag=True, help="JSON, also on a terminal."),
    ):
        wishing = option(wishing)
    return wishing
