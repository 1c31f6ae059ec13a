"""`carewire sources`: the configured sources, how they fare today, and a stub for another."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.commands.configured import as_it_stands, chosen, configured

if TYPE_CHECKING:
    from scraper.monitor.health import Health
    from scraper.settings import Settings, SourceSettings
    from scraper.store.listings import Look

_PRIVATE = click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
_JSON = click.option("--json", "as_json", is_flag=True, help="JSON lines, also on a terminal.")


@click.group()
def command() -> None:
    """The configured sources: list them, check them, begin a new one."""


@command.command("list")
@click.option("--starter", is_flag=True, help="Instead, print sources to start from, as TOML for your carewire.toml.")
@_JSON
@configured
def list_sources(settings: Settings, starter: bool, as_json: bool) -> None:
    """Every source with its listings, and what the last run saw there."""
    from scraper.store.alarms import standing
    from scraper.store.listings import last_looks

    if starter:
        click.echo(_starter(), nl=False)
        return
    with as_it_stands(settings) as store, store.connect() as connection:
        looks = {source.id: last_looks(connection, source.addresses) for source in settings.sources}
        alarms = {source.id: standing(connection, [source.id]) for source in settings.sources}
    for source in settings.sources:
        told = {key: value for key, value in asdict(source).items() if value}
        told["listings_seen"] = [asdict(look) for look in looks[source.id].values()]
        told["alarms"] = [asdict(alarm) for alarm in alarms[source.id]]
        if as_json or not sys.stdout.isatty():
            click.echo(json.dumps(told, ensure_ascii=False, default=str))
        else:
            click.echo(_listed(source, looks[source.id]))
            for alarm in alarms[source.id]:
                click.secho(f"  {alarm.detail} [{alarm.code}], since {alarm.since[:10]}", fg="red")
    if not settings.sources:
        click.echo("carewire: no sources; carewire sources list --starter has some to begin with", err=True)


@command.command()
@click.argument("names", nargs=-1, metavar="[ID…]")
@_PRIVATE
@_JSON
@configured
def check(settings: Settings, names: tuple[str, ...], allow_private: bool, as_json: bool) -> None:
    """Ask each source once and say what it yields.

    Items and newest date of each listing, and which fields its newest article fills.
    """
    from scraper.fetch.fetcher import Fetcher
    from scraper.monitor.health import examine

    well = True
    with Fetcher(replace(settings.manners, allow_private=settings.manners.allow_private or allow_private)) as fetcher:
        for source in chosen(settings, names):
            health = examine(source, fetcher)
            well = well and health.well
            told = json.dumps(asdict(health) | {"well": health.well}, ensure_ascii=False)
            click.echo(told if as_json or not sys.stdout.isatty() else _examined(health))
    sys.exit(0 if well else 1)


@command.command()
@click.argument("url")
@click.option("-o", "folder", type=click.Path(path_type=Path), help="Default: a folder named after the site, here.")
@_PRIVATE
@configured
def new(settings: Settings, url: str, folder: Path | None, allow_private: bool) -> None:
    """Begin a source from one of its pages.

    Its [[source]] for carewire.toml goes to stdout; the page, its record and a profile into a folder.
    """
    from scraper.fetch.fetcher import Fetcher
    from scraper.monitor.beginning import begin

    with Fetcher(replace(settings.manners, allow_private=settings.manners.allow_private or allow_private)) as fetcher:
        stub = begin(url, fetcher)
    place = folder or Path(stub.id)
    stub.write(place)
    click.echo(stub.toml, nl=False)
    click.echo(f"carewire: page, record and profile are in {place}", err=True)


def _starter() -> str:
    from importlib.resources import files

    return (files("scraper.data") / "sources.toml").read_text("utf-8")


def _listed(source: SourceSettings, looks: dict[str, Look]) -> str:
    lines = [click.style(source.id, bold=True) + (f"  {source.name}" if source.name else "")]
    for url in source.addresses:
        look = looks.get(url)
        seen = "never looked through" if look is None else look.error or f"{look.items} items, newest {look.newest}"
        lines.append(f"  {url}\n    {f'{look.at[:16]}: ' if look else ''}{seen}")
    return "\n".join(lines)


def _examined(health: Health) -> str:
    lines = [click.style(f"{'✓' if health.well else '✗'} {health.source}", fg="green" if health.well else "red")]
    for each in health.listings:
        yields = each.error or f"{each.items} items, newest {each.newest or 'undated'}"
        lines.append(f"  {each.url}\n    {yields}")
    if sample := health.sample:
        lines.append(f"  {sample.url}\n    {sample.error or 'fills ' + ', '.join(sample.filled)}")
        if sample.missing:
            lines.append(f"    lacks {', '.join(sample.missing)}")
    return "\n".join(lines)
