"""`carewire report`: what the store holds, as pages to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.commands.configured import Day, configured, existing

if TYPE_CHECKING:
    from scraper.settings import Settings


@click.command()
@click.option(
    "-o", "folder", type=click.Path(path_type=Path), default=Path("report"), show_default=True, help="Folder."
)
@click.option("--since", type=Day(), help="Only articles published then or later.")
@configured
def command(settings: Settings, folder: Path, since: str | None) -> None:
    """Write pages for a browser: an overview, and each article with its quotes and events marked."""
    from scraper.report import write_report
    from scraper.store.articles import stored_records

    with existing(settings) as store, store.connect() as connection:
        click.echo(write_report(stored_records(connection, since=since), folder))
