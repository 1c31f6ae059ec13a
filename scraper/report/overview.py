"""The overview: what happened, to whom, and who spoke, counted over many records. No HTML here.

Of a record only what the overview shows is kept: a store of years does not fit into memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scraper.record import Event, Record

_MOST_QUOTED = 15
_MONTHS = 24
_SHOWN = 1_000
"""Articles that one page lists: more, and no browser shows it at once."""

_ARROWS = {"up": "▲", "down": "▼", "unchanged": "="}


@dataclass(frozen=True, slots=True)
class Deed:
    """One event, without the article's history: `line` says what was done, the rest to whom and by whom."""

    line: str
    direction: str | None
    subject: str | None
    code: str | None
    service: str | None
    regulator: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as the overview lists it; `published` is a date, or empty."""

    id: str
    headline: str
    published: str
    source: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    name: str
    organisation: str | None
    quotes: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`entries` are the newest, newest first, of so many `articles`. `by_month` maps `2026-01` to up, down and other
    counts, the last two years, oldest first."""

    articles: int
    events: int
    entries: tuple[Entry, ...]
    by_month: Mapping[str, Mapping[str, int]]
    voices: tuple[Voice, ...]

    @property
    def happenings(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.deeds)


@dataclass(slots=True)
class Gathering:
    """Records on their way into an overview."""

    entries: list[Entry] = field(default_factory=list)
    voices: Counter[tuple[str, str | None]] = field(default_factory=Counter)

    def note(self, record: Record) -> None:
        self.entries.append(_entry(record))
        for quote in record.quotes:
            if quote.speaker and quote.speaker.name:
                self.voices[quote.speaker.name, quote.speaker.organisation] += 1

    def overview(self) -> Overview:
        newest = sorted(self.entries, key=lambda entry: (entry.published, entry.id), reverse=True)
        return Overview(
            articles=len(newest),
            events=sum(len(entry.deeds) for entry in newest),
            entries=tuple(newest[:_SHOWN]),
            by_month=_by_month(newest),
            voices=tuple(Voice(name, of, quotes) for (name, of), quotes in self.voices.most_common(_MOST_QUOTED)),
        )


def _entry(record: Record) -> Entry:
    source = (record.source.name or record.source.domain) if record.source else None
    deeds = tuple(_deed(event) for event in record.events if not event.background)
    return Entry(record.id, record.headline or record.id, (record.published or "")[:10], source or "", deeds)


def _deed(event: Event) -> Deed:
    subject = event.subject
    name, code = (subject.name, subject.code) if subject else (None, None)
    return Deed(deed_line(event), event.direction, name, code, event.service, event.regulator)


def deed_line(event: Event) -> str:
    """What was done, without to whom: `▼ well-led: good → requires improvement`."""
    arrow = _ARROWS.get(event.direction or "", "•")
    if event.to_rating:
        change = f"{event.from_rating} → {event.to_rating}" if event.from_rating else event.to_rating
        return f"{arrow} {event.key_question}: {change}" if event.key_question else f"{arrow} {change}"
    words = [(event.action or event.kind).replace("_", " "), event.stage]
    return f"{arrow} " + ", ".join(word.replace("_", " ") for word in words if word)


def _by_month(entries: Sequence[Entry]) -> dict[str, Counter[str]]:
    months: dict[str, Counter[str]] = {}
    for entry in entries:
        if entry.published and entry.deeds:
            counts = months.setdefault(entry.published[:7], Counter())
            counts.update(deed.direction if deed.direction in ("up", "down") else "other" for deed in entry.deeds)
    return {month: months[month] for month in sorted(months)[-_MONTHS:]}
