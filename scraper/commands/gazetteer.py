"""`carewire gazetteer`: the table of health bodies."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def command() -> None:
    """The table of health bodies and their codes."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def update(file: Path) -> None:
    """Bring it up to date from an official download.

    FILE is a .csv of the NHS Organisation Data Service, or a .zip of them.
    """
    from scraper.annotate.organisations.update import update_gazetteer

    changes = update_gazetteer(file)
    for what in ("added", "closed", "renamed"):
        for body in getattr(changes, what):
            click.echo(f"{what}\t{body}")
    counts = f"{len(changes.added)} added, {len(changes.closed)} closed, {len(changes.renamed)} renamed"
    click.echo(f"carewire: {counts}; written to {changes.path}", err=True)
