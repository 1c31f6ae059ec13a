"""Stopping: a first SIGINT or SIGTERM lets the visits under way end, a second one ends at once."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from scraper.monitor.visits import Deadline


@contextmanager
def stopped_by_signals(stop: Deadline) -> Iterator[Deadline]:
    """Nothing is lost the hard way either: what was not settled is due in the next run."""
    former = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def ask_to_stop(number: int, _frame: FrameType | None) -> None:
        print("carewire: ending after the visits under way", file=sys.stderr)
        stop.stop()
        for each in former:
            signal.signal(each, signal.SIG_DFL)

    for number in former:
        signal.signal(number, ask_to_stop)
    try:
        yield stop
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
