"""Logistic regression over named yes-or-no evidence, by Newton's method: exact, repeatable, without dependencies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Weights = dict[str, float]


class Example(NamedTuple):
    names: Sequence[str]
    holds: bool
    weight: float


def fit(examples: Iterable[Example], *, prior: float, rounds: int = 7) -> Weights:
    """Weights that make the examples likely; `prior` is the variance in which they are held around 0."""
    examples = [example for example in examples if example.weight]
    names = sorted({name for example in examples for name in example.names})
    place = {name: i for i, name in enumerate(names)}
    rows = [([place[name] for name in set(e.names)], float(e.holds), e.weight) for e in examples]
    weights = [0.0] * len(names)
    for _ in range(rounds):
        slope, bend = _slope(rows, weights, prior)
        weights = [w + step for w, step in zip(weights, _solve(bend, slope), strict=True)]
    return dict(zip(names, weights, strict=True))


def _slope(
    rows: list[tuple[list[int], float, float]], weights: list[float], prior: float
) -> tuple[list[float], list[list[float]]]:
    """Gradient and negated Hessian of the log posterior."""
    slope = [-w / prior for w in weights]
    bend = [[1 / prior if i == j else 0.0 for j in range(len(weights))] for i in range(len(weights))]
    for places, holds, weight in rows:
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum([weights[i] for i in places])))))
        error, spread = weight * (holds - chance), weight * chance * (1 - chance)
        for i in places:
            slope[i] += error
            line = bend[i]
            for j in places:
                line[j] += spread
    return slope, bend


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Cholesky; the matrix is symmetric and positive definite."""
    size = len(right)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(map(float.__mul__, lower[i][:j], lower[j][:j]))
            lower[i][j] = math.sqrt(rest) if i == j else rest / lower[j][j]
    half: list[float] = []
    for i in range(size):
        half.append((right[i] - sum(map(float.__mul__, lower[i][:i], half))) / lower[i][i])
    steps = [0.0] * size
    for i in reversed(range(size)):
        steps[i] = (half[i] - sum(lower[k][i] * steps[k] for k in range(i + 1, size))) / lower[i][i]
    return steps
