"""How well a body fits its gold: runs of four words, counted as often as they occur (the measure of the public
article-extraction benchmarks)."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_SIZE = 4


class Score(NamedTuple):
    """Of one page; None where there was nothing to judge."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float:
        return _f1(self.precision or 0.0, self.recall or 0.0)


class Summary(NamedTuple):
    """Means over pages, and the F1 of the two means."""

    f1: float
    precision: float
    recall: float


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def runs(words: list[str]) -> list[tuple[str, ...]]:
    """None of fewer than four words."""
    return list(zip(*(words[i:] for i in range(_SIZE)), strict=False))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of a text; a shorter text is one itself."""
    said = words(text)
    return Counter(runs(said) or ([tuple(said)] if said else []))


def best(variants: Iterable[str], text: str) -> Score:
    """By the gold that fits best."""
    return max((_score(gold, text) for gold in variants), key=lambda score: score.f1)


def _score(gold: str, text: str) -> Score:
    wanted, found = shingles(gold), shingles(text)
    hits = (wanted & found).total()
    return Score(hits / found.total() if found else None, hits / wanted.total() if wanted else None)


def summary(scores: Iterable[Score]) -> Summary:
    known = list(scores)
    precision = statistics.mean([s.precision for s in known if s.precision is not None] or [0.0])
    recall = statistics.mean([s.recall for s in known if s.recall is not None] or [0.0])
    return Summary(_f1(precision, recall), precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0
