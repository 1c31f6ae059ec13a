"""The explanation: every field with its value, where it came from, and what else was considered."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from scraper.explanation import Explanation, FieldStory
from scraper.terminal.wording import shorten


def print_explained(explanation: Explanation, console: Console) -> None:
    table = Table("Field", "Value", "Evidence", show_lines=True, expand=True)
    table.columns[1].ratio, table.columns[2].ratio = 3, 2
    for story in explanation.fields:
        table.add_row(story.field, _value(story), _evidence(story))
    console.print(table)
    for warning in explanation.record.warnings:
        console.print(Text(f"{warning.field}: {warning.code} {warning.detail or ''}", style="yellow"))


def _value(story: FieldStory) -> Text:
    if story.value is None:
        return Text("null: nothing on the page says it", style="dim")
    return Text(shorten(story.value, 400))


def _evidence(story: FieldStory) -> Text:
    return Text("\n").join(_lines(story))


def _lines(story: FieldStory) -> Iterator[Text]:
    if story.evidence:
        yield Text.assemble((story.evidence.method, "cyan"), " ", story.evidence.where)
        if story.evidence.raw and story.evidence.raw != story.value:
            yield Text(f"printed: {shorten(story.evidence.raw, 160)}", style="dim")
    for other in story.considered:
        yield Text(f"also: {other.method} {other.where}: {shorten(other.value, 100)}", style="dim")
