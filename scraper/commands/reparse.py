"""`carewire reparse`: today's extractor over every archived page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scraper.commands.configured import configured, existing, store_of

if TYPE_CHECKING:
    from scraper.settings import Settings


@click.command()
@click.argument("archives", nargs=-1, type=click.Path(path_type=Path), metavar="[ARCHIVE…]")
@configured
def command(settings: Settings, archives: tuple[Path, ...]) -> None:
    """Read archived pages anew and store what today's extractor makes of them; say which fields changed.

    ARCHIVE is a WARC file or a folder of them; default: the archive of the settings.
    """
    import json
    from dataclasses import asdict

    from scraper.batch import read_saved
    from scraper.delivery import complain
    from scraper.errors import SettingsError
    from scraper.monitor.lock import only_run
    from scraper.monitor.reparse import reparse

    names = [str(path) for path in archives or filter(None, (settings.archive,))]
    if not names:
        raise SettingsError("no archive: name one, or set `archive` in [carewire]")
    with existing(settings) as store, only_run(store_of(settings)):
        comparison = reparse(read_saved(names, sources=settings.sources), store)
    for error in comparison.failures:
        complain(error)
    told = asdict(comparison) | {"failures": len(comparison.failures)}
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    sys.exit(1 if comparison.failures else 0)
