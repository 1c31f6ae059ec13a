"""Records as JSON lines, in carewire's own words or in those of others."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from scraper.codec import load
from scraper.output import open_output
from scraper.record import Record
from scraper.views import VIEWS

_OF_TODAY = '{{"schema_version":"{}",'.format(Record.model_fields["schema_version"].default)


def export_lines(records: Iterable[str], path: Path | None, view: str | None = None) -> int:
    """One record a line; standard output for no path. `records` are JSON texts of this schema or an earlier one,
    `view` is a key of VIEWS. Returns the number of lines."""
    count = 0
    with open_output(path) as out:
        for record in records:
            out.write((_own(record) if view is None else _in_words_of(view, record)) + "\n")
            count += 1
    return count


def _own(record: str) -> str:
    """Most records are as they will be written already: loading them would take most of the time."""
    return record if record.startswith(_OF_TODAY) else load(record).to_json()


def _in_words_of(view: str, record: str) -> str:
    return json.dumps(VIEWS[view](load(record)), ensure_ascii=False)
