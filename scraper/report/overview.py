"""The overview: what happened, to whom, and who spoke, counted over many records. No HTML here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scraper.record import Event, Record

_MOST_QUOTED = 15


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with the article that tells it."""

    event: Event
    record: Record


@dataclass(frozen=True, slots=True)
class Voice:
    name: str
    organisation: str | None
    quotes: int


@dataclass(frozen=True, slots=True)
class Overview:
    """`happenings` and `records` newest first; `by_month` maps `2026-01` to up, down and other counts, oldest first."""

    records: tuple[Record, ...]
    happenings: tuple[Happening, ...]
    by_month: Mapping[str, Mapping[str, int]]
    by_regulator: Mapping[str, int]
    voices: tuple[Voice, ...]


def look_over(records: Iterable[Record]) -> Overview:
    newest = sorted(records, key=lambda record: (record.published or "", record.id), reverse=True)
    happenings = [Happening(event, record) for record in newest for event in record.events if not event.background]
    return Overview(
        records=tuple(newest),
        happenings=tuple(happenings),
        by_month=_by_month(happenings),
        by_regulator=dict(Counter(h.event.regulator or "unknown" for h in happenings).most_common()),
        voices=_voices(newest),
    )


def _by_month(happenings: Sequence[Happening]) -> dict[str, Counter[str]]:
    months: dict[str, Counter[str]] = {}
    for happening in reversed(happenings):
        if happening.record.published:
            direction = happening.event.direction
            counted = direction if direction in ("up", "down") else "other"
            months.setdefault(happening.record.published[:7], Counter())[counted] += 1
    return months


def _voices(records: Sequence[Record]) -> tuple[Voice, ...]:
    counts: Counter[tuple[str, str | None]] = Counter()
    for record in records:
        for quote in record.quotes:
            if quote.speaker and quote.speaker.name:
                counts[quote.speaker.name, quote.speaker.organisation] += 1
    return tuple(Voice(name, of, quotes) for (name, of), quotes in counts.most_common(_MOST_QUOTED))
