"""`carewire search`: what the store holds, as answers."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from scraper.commands.configured import Day, configured, existing

if TYPE_CHECKING:
    from scraper.settings import Settings
    from scraper.store.search import Hit


@click.command()
@click.argument("words", nargs=-1)
@click.option("--speaker", help="Articles that quote somebody of this name.")
@click.option("--source", metavar="ID", help="Articles of this source.")
@click.option("--since", type=Day(), help="Articles published then or later.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, also on a terminal.")
@configured
def command(settings: Settings, words: tuple[str, ...], as_json: bool, **wishes: object) -> None:
    """Search headlines, bodies and quotes: all WORDS, in any order; "a phrase" as it stands."""
    import json
    from dataclasses import asdict

    from scraper.store.search import Query, search

    with existing(settings) as store, store.connect() as connection:
        hits = list(search(connection, Query(" ".join(words), **wishes)))  # type: ignore[arg-type]
    for hit in hits:
        click.echo(json.dumps(asdict(hit), ensure_ascii=False) if as_json or not sys.stdout.isatty() else _card(hit))
    click.echo(f"carewire: {len(hits)} found", err=True)


def _card(hit: Hit) -> str:
    headline = click.style(hit.headline or "No headline", bold=True)
    place = " · ".join(filter(None, ((hit.published or "")[:10], hit.source_id, hit.url)))
    passage = click.wrap_text(hit.passage, width=get_terminal_size().columns)
    return f"{headline}\n{click.style(place, dim=True)}\n{passage}\n"
