"""`carewire export`: what the store holds, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from scraper.commands.configured import configured, existing

if TYPE_CHECKING:
    from scraper.settings import Settings


@click.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice(["jsonl", "csv", "parquet"]),
    default="jsonl",
    show_default=True,
    help="Records as lines, or tables.",
)
@click.option("-o", "output", type=click.Path(path_type=Path), help="File of jsonl (default: stdout), else folder.")
@click.option("--since-run", type=int, metavar="ID", help="Only articles that are new or changed after this run.")
@click.option("--as", "view", type=click.Choice(["schema.org", "ninjs"]), help="jsonl in the words of others.")
@configured
def command(
    settings: Settings,
    kind: Literal["jsonl", "csv", "parquet"],
    output: Path | None,
    since_run: int | None,
    view: str | None,
) -> None:
    """Write records as JSON lines, or articles, quotes, teasers, organisations and events as related tables."""
    from scraper.export import export_lines, export_tables
    from scraper.store.articles import stored_json

    if kind != "jsonl" and (view or output is None):
        raise click.UsageError(f"{kind} is written into a folder: -o FOLDER, without --as")
    with existing(settings) as store, store.connect() as connection:
        if kind == "jsonl":
            written = f"{export_lines(stored_json(connection, since_run=since_run), output, view)} records"
        else:
            assert output is not None
            counts = export_tables(connection, output, kind, since_run=since_run)
            written = ", ".join(f"{count} {name}" for name, count in counts.items())
    click.echo(f"carewire: {written}", err=True)
