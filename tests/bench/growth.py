"""Whether time, too, grows with the page and not with its square: `python -m tests.bench.growth`.

The tests count calls, which sees no pattern that goes back and forth inside one. Here seconds are measured, each the
least of several passes, and the worst piles printed first.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.hostile import test_growth as pages
from tests.quotes import test_scale as texts

FEW, TIMES = 1000, 4
_PASSES = 3


class Growth(NamedTuple):
    factor: float
    """How many times as long four times the pile takes: 4 where time is linear, 16 where it is quadratic."""
    few: float
    """Seconds."""
    pile: str


def main() -> None:
    print(f"times as long for {TIMES} times {FEW} of them")
    for growth in sorted(measured(), reverse=True):
        print(f"{growth.factor:6.1f}  {growth.few * 1000:6.0f} ms  {growth.pile}")


def measured() -> Iterator[Growth]:
    for pile in pages.PILES:
        for place in pages.PLACES:
            yield grown(f"{pile}, {place}", lambda count, pile=pile, place=place: pages.read(pile, place, count))
    for pile in texts.PILES:
        yield grown(f"{pile} (quotes)", lambda count, pile=pile: texts.read(pile, count))


def grown(name: str, ready: Callable[[int], Callable[[], object]]) -> Growth:
    few, many = seconds(ready(FEW)), seconds(ready(TIMES * FEW))
    return Growth(many / few, few, name)


def seconds(work: Callable[[], object]) -> float:
    return min(_once(work) for _ in range(_PASSES))


def _once(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
