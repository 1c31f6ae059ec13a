"""Records as JSON lines, in carewire's own words or in those of others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from scraper.output import open_output
from scraper.record import Record
from scraper.views import VIEWS


def export_lines(records: Iterable[Record], path: Path | None, view: str | None = None) -> int:
    """One record a line; standard output for no path. `view` is a key of VIEWS. Returns the number of lines."""
    count = 0
    with open_output(path) as out:
        for line in _lines(records, view):
            out.write(line + "\n")
            count += 1
    return count


def _lines(records: Iterable[Record], view: str | None) -> Iterator[str]:
    for record in records:
        yield record.to_json() if view is None else json.dumps(VIEWS[view](record), ensure_ascii=False)
