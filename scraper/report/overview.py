"""The overview: what happened, to whom, and who spoke, counted over many records. No HTML here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scraper.record import Event, Record

_MOST_QUOTED = 15
_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Happening:
    """One article and the events it tells, history left out."""

    record: Record
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    name: str
    organisation: str | None
    quotes: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`happenings` and `records` newest first; `by_month` maps `2026-01` to up, down and other counts, the last two
    years, oldest first."""

    records: tuple[Record, ...]
    happenings: tuple[Happening, ...]
    by_month: Mapping[str, Mapping[str, int]]
    events: int
    voices: tuple[Voice, ...]


def look_over(records: Iterable[Record]) -> Overview:
    newest = sorted(records, key=lambda record: (record.published or "", record.id), reverse=True)
    told = ((record, tuple(event for event in record.events if not event.background)) for record in newest)
    happenings = [Happening(record, events) for record, events in told if events]
    return Overview(
        records=tuple(newest),
        happenings=tuple(happenings),
        by_month=_by_month(happenings),
        events=sum(len(each.events) for each in happenings),
        voices=_voices(newest),
    )


def _by_month(happenings: Sequence[Happening]) -> dict[str, Counter[str]]:
    months: dict[str, Counter[str]] = {}
    for each in happenings:
        if each.record.published:
            counts = months.setdefault(each.record.published[:7], Counter())
            counts.update(event.direction if event.direction in ("up", "down") else "other" for event in each.events)
    return {month: months[month] for month in sorted(months)[-_MONTHS:]}


def _voices(records: Sequence[Record]) -> tuple[Voice, ...]:
    counts: Counter[tuple[str, str | None]] = Counter()
    for record in records:
        for quote in record.quotes:
            if quote.speaker and quote.speaker.name:
                counts[quote.speaker.name, quote.speaker.organisation] += 1
    return tuple(Voice(name, of, quotes) for (name, of), quotes in counts.most_common(_MOST_QUOTED))
