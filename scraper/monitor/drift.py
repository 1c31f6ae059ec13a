"""Drift: has a source stopped filling a field that it used to fill? Pure statistics on counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

from scraper.record import Record
from scraper.store.runs import Fill

WATCHED = ("headline", "standfirst", "authors", "published", "body", "images", "teasers", "quotes", "section")

_RECENT = 8
"""Articles looked at together: fewer say too little, more take days to arrive at a small source."""

_CHANCE = 0.001
"""At one look an hour over nine fields, chance alone raises an alarm about once in five weeks at this level only if
every field sat at its least favourable rate; in practice never."""


@dataclass(frozen=True, slots=True)
class Drop:
    """`before` and `now` are shares of articles in which the field has a value."""

    field: str
    before: float
    now: float


def filled_fields(record: Record) -> frozenset[str]:
    return frozenset(field for field in WATCHED if _has(getattr(record, field)))


def _has(value: object) -> bool:
    return bool(getattr(value, "text", value))


def drop(history: Sequence[Fill]) -> Drop | None:
    """`history` is one field's counts, newest run first. None when the newest articles fill it as often as ever."""
    split = _recent_runs(history)
    recent, before = history[:split], history[split:]
    seen, filled = sum(f.total for f in recent), sum(f.filled for f in recent)
    past_seen, past_filled = sum(f.total for f in before), sum(f.filled for f in before)
    if seen < _RECENT or past_seen < _RECENT:
        return None
    rate = (past_filled + 1) / (past_seen + 2)  # Laplace: a perfect past of ten articles is no certainty
    if at_most(filled, seen, rate) >= _CHANCE:
        return None
    return Drop(history[0].field, past_filled / past_seen, filled / seen)


def _recent_runs(history: Sequence[Fill]) -> int:
    articles = 0
    for i, fill in enumerate(history):
        articles += fill.total
        if articles >= _RECENT:
            return i + 1
    return len(history)


def at_most(successes: int, trials: int, rate: float) -> float:
    """Probability of at most that many successes (binomial distribution)."""
    return sum(comb(trials, k) * rate**k * (1 - rate) ** (trials - k) for k in range(successes + 1))
