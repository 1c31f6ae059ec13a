"""The explanation: every field with its value, where it came from, and what else was considered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from scraper.explanation import Explanation, FieldStory
from scraper.record import Record
from scraper.terminal.wording import event_line, image_line, organisation_line, quote_line, shorten, teaser_line

_LINES: Mapping[str, Callable[[Any], str]] = {
    "authors": lambda author: ", ".join(filter(None, (author.name, author.role))),
    "images": image_line,
    "quotes": quote_line,
    "teasers": teaser_line,
    "organisations": organisation_line,
    "events": event_line,
}
"""How an entry of a list is told. Every other value is told as it is."""

_ENTRY = re.compile(r"(\w+)\.(\d+)")


def print_explained(explanation: Explanation, console: Console) -> None:
    told = [story for story in explanation.fields if story.value is not None or story.considered]
    names = {story.field for story in told}
    table = Table("Field", "Value", "Evidence", show_lines=True, expand=True)
    table.columns[1].ratio, table.columns[2].ratio = 3, 2
    for story in told:
        if f"{story.field}.0" in names:
            continue  # its entries have rows of their own
        table.add_row(story.field, _value(story, explanation.record), _evidence(story))
    console.print(table)
    absent = ", ".join(story.field for story in explanation.fields if story.field not in names)
    console.print(Text(f"null, for nothing on the page says it: {absent or 'nothing'}", style="dim"))
    for warning in explanation.record.warnings:
        console.print(Text(f"{warning.field}: {warning.code} {warning.detail or ''}", style="yellow"))


def _value(story: FieldStory, record: Record) -> Text:
    if story.value is None:
        return Text("null", style="dim")
    return Text("\n".join(_told(story.field, record)) or shorten(story.value, 400))


def _told(field: str, record: Record) -> Iterator[str]:
    """The entries of a list, or the one that `events.0` names; the source; nothing for other fields."""
    entry = _ENTRY.fullmatch(field)
    name = entry[1] if entry else field
    if name in _LINES:
        entries: Sequence[Any] = getattr(record, name)
        yield from map(_LINES[name], [entries[int(entry[2])]] if entry else entries)
    elif field == "source" and (source := record.source):
        yield " · ".join(filter(None, (source.name, source.domain, source.kind)))


def _evidence(story: FieldStory) -> Text:
    return Text("\n").join(_lines(story))


def _lines(story: FieldStory) -> Iterator[Text]:
    if story.evidence:
        yield Text.assemble((story.evidence.method, "cyan"), " ", story.evidence.where)
        if story.evidence.raw and story.evidence.raw != story.value:
            yield Text(f"printed: {shorten(story.evidence.raw, 160)}", style="dim")
    for other in story.considered:
        yield Text(f"also: {other.method} {other.where}: {shorten(other.value, 100)}", style="dim")
