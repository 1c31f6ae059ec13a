"""Drift: has a source stopped filling a field that it used to fill? Pure statistics on counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb

from scraper.store.runs import Fill

_RECENT = 8
"""Articles looked at together: fewer say too little, more take days to arrive at a small source."""

_BEFORE = 100
"""Articles they are compared with: a change that nobody undoes becomes the usual after about fifty."""

_CHANCE = 0.001
"""At one look an hour over ten fields, chance alone raises an alarm about once in four days at this level only if
every field sat at its least favourable rate; in practice never."""


@dataclass(frozen=True, slots=True)
class Drop:
    """`before` and `now` are shares of articles in which the field has a value."""

    field: str
    before: float
    now: float


def drop(history: Sequence[Fill]) -> Drop | None:
    """`history` is one field's counts, newest run first. None when the newest articles fill it as often as ever."""
    runs = iter(history)
    filled, seen = _take(runs, _RECENT)
    past_filled, past_seen = _take(runs, _BEFORE)
    if seen < _RECENT or past_seen < _RECENT:
        return None
    rate = (past_filled + 1) / (past_seen + 2)  # Laplace: a perfect past of ten articles is no certainty
    if at_most(filled, seen, rate) >= _CHANCE:
        return None
    return Drop(history[0].field, past_filled / past_seen, filled / seen)


def _take(runs: Iterator[Fill], articles: int) -> tuple[int, int]:
    """Filled and total of so many articles, or of the few more that came with them in one run."""
    filled = total = 0
    while total < articles and (fill := next(runs, None)):
        filled, total = filled + fill.filled, total + fill.total
    return filled, total


def at_most(successes: int, trials: int, rate: float) -> float:
    """Probability of at most that many successes (binomial distribution)."""
    return sum(comb(trials, k) * rate**k * (1 - rate) ** (trials - k) for k in range(successes + 1))
