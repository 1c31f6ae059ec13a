"""Drift: has a source stopped filling a field that it used to fill? Pure statistics on counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb

from scraper.store.runs import Fill

_RECENT = 8
"""Articles looked at together: fewer say too little, more take days to arrive at a small source."""

_BEFORE = 100
"""Articles they are compared with."""

_CHANCE = 0.001
"""At one look an hour over ten fields, chance alone raises an alarm about once in four days at this level only if
every field sat at its least favourable rate; in practice never."""


@dataclass(frozen=True, slots=True)
class Shares:
    """`before` and `now` are shares of articles in which the field has a value; `fallen` when that is no chance."""

    before: float
    now: float
    fallen: bool


def compare(newest: Sequence[Fill], past: Sequence[Fill] | None = None) -> Shares | None:
    """Counts of one field, newest run first. `newest` are compared with `past`, else with those that follow them.
    None when they are too few to say anything."""
    runs = iter(newest)
    filled, seen = _take(runs, _RECENT)
    past_filled, past_seen = _take(runs if past is None else iter(past), _BEFORE)
    if seen < _RECENT or past_seen < _RECENT:
        return None
    rate = (past_filled + 1) / (past_seen + 2)  # Laplace: a perfect past of ten articles is no certainty
    return Shares(past_filled / past_seen, filled / seen, at_most(filled, seen, rate) < _CHANCE)


def _take(runs: Iterator[Fill], articles: int) -> tuple[int, int]:
    """Filled and total of so many articles, or of the few more that came with them in one run."""
    filled = total = 0
    while total < articles and (fill := next(runs, None)):
        filled, total = filled + fill.filled, total + fill.total
    return filled, total


def at_most(successes: int, trials: int, rate: float) -> float:
    """Probability of at most that many successes (binomial distribution)."""
    return sum(comb(trials, k) * rate**k * (1 - rate) ** (trials - k) for k in range(successes + 1))
