"""A plain text with its quotes coloured by speaker, and a table of who said how much."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from scraper.record import Notes, Quote
from scraper.terminal.wording import event_line, shorten, speaker_line

_COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta", "bright_green")


def print_marked(text: str, notes: Notes, console: Console) -> None:
    colours = _colours(notes.quotes)
    marked = Text(text)
    for quote in notes.quotes:
        for start, end in quote.spans:
            marked.stylize(colours[_voice(quote)], start, end)
    for organisation in notes.organisations:
        for start, end in organisation.spans:
            marked.stylize("underline", start, end)
    marked.rstrip()
    console.print(marked, end="\n\n")
    if notes.quotes:
        console.print(_speakers(notes.quotes, colours))
    for event in notes.events:
        console.print(Text.assemble(("event  ", "bold"), event_line(event)))


def _voice(quote: Quote) -> str:
    return speaker_line(quote.speaker)


def _colours(quotes: tuple[Quote, ...]) -> dict[str, str]:
    voices = dict.fromkeys(_voice(quote) for quote in quotes)
    return {voice: _COLOURS[i % len(_COLOURS)] for i, voice in enumerate(voices)}


def _speakers(quotes: tuple[Quote, ...], colours: dict[str, str]) -> Table:
    table = Table("Speaker", "Quotes", "Words", "First words", title="Who said what", title_justify="left")
    for voice, colour in colours.items():
        said = [quote for quote in quotes if _voice(quote) == voice]
        words = sum(len(quote.text.split()) for quote in said)
        table.add_row(Text(voice, style=colour), str(len(said)), str(words), shorten(said[0].text, 60))
    return table
