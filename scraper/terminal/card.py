"""The card: one record at a glance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from scraper.listing import Listing
from scraper.record import Event, Quote, Record, Speaker
from scraper.terminal.wording import event_line, image_line, organisation_line, shorten, speaker_line, teaser_line

_ARROWS = {"up": ("▲", "green"), "down": ("▼", "red"), "unchanged": ("=", "yellow"), None: ("•", "cyan")}


def print_card(record: Record, console: Console) -> None:
    console.print(Panel(Group(*_sections(record)), title=_masthead(record), title_align="left", padding=(1, 2)))


def print_listing(listing: Listing, console: Console) -> None:
    console.print(Text(listing.label or "Teasers", style="bold"))
    for teaser in listing.teasers:
        console.print(_line(f"› {teaser_line(teaser)}"))
        if teaser.summary:
            console.print(Padding(Text(teaser.summary, style="dim"), (0, 0, 0, 2)))
    console.print(Text(f"next page: {listing.next_url or 'none'}", style="dim"))


def _masthead(record: Record) -> Text:
    source = record.source
    words = [source.name or source.domain if source else None, source.kind if source else None, record.section]
    return Text(" · ".join(word for word in words if word) or "unknown source", style="dim")


def _sections(record: Record) -> Iterator[RenderableType]:
    yield from _head(record)
    yield from _titled("What the regulator did", map(_event, record.events))
    yield from _titled("Who said what", _by_speaker(record.quotes))
    yield from _titled("Named", map(_line, map(organisation_line, record.organisations)))
    yield from _titled("Pictures", map(_line, map(image_line, record.images)))
    yield from _titled("Teasers", map(_line, map(teaser_line, record.teasers)))
    yield from _titled("Warnings", (Text(f"{w.field}: {w.code}", style="yellow") for w in record.warnings))
    yield Text()
    yield Text(_measure(record), style="dim")


def _head(record: Record) -> Iterator[RenderableType]:
    headline = Text(record.headline or "no headline found", style="bold")
    if record.label and record.headline and not record.headline.startswith(record.label):
        headline = Text.assemble((f"{record.label}  ", "bold magenta"), headline)
    yield headline
    if record.standfirst:
        yield Text(record.standfirst, style="italic")
    names = ", ".join(author.name for author in record.authors) or "no byline"
    yield Text(f"{names} · {_when(record.published)}", style="dim")
    if record.url:
        yield Text(record.url, style="dim", no_wrap=True, overflow="ellipsis")


def _when(published: str | None) -> str:
    return published.replace("T", " ")[:16] if published else "no date"


def _titled(title: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    shown = list(lines)
    if shown:
        yield Text()
        yield Text(title, style="bold cyan")
        yield from (Padding(line, (0, 0, 0, 2)) for line in shown)


def _event(event: Event) -> Text:
    arrow, colour = _ARROWS[event.direction]
    line = Text.assemble((f"{arrow} ", colour), event_line(event))
    line.stylize("dim" if event.background else "none")
    return line


def _by_speaker(quotes: tuple[Quote, ...]) -> Iterator[RenderableType]:
    def voice(quote: Quote) -> Speaker | None:
        return quote.speaker.model_copy(update={"mention": None}) if quote.speaker else None

    for speaker, said in groupby(quotes, key=voice):
        yield Text(speaker_line(speaker), style="bold")
        for quote in said:
            yield Padding(Text(f"“{shorten(quote.text, 280)}”"), (0, 0, 0, 2))


def _line(line: str) -> Text:
    """What it is, and dimmed what is known about it."""
    name, dot, about = line.partition(" · ")
    return Text.assemble(name, (dot + about, "dim"))


def _measure(record: Record) -> str:
    words = len(record.body.text.split())
    state = "complete" if record.body.complete else "cut by the page"
    return f"{words} words in {len(record.body.blocks)} blocks, {state} · access {record.access} · {record.id}"
