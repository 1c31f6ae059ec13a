"""How much work a call does: the same number on every machine, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def effort(work: Callable[[], object]) -> int:
    """Functions called, steps of generators among them; what happens inside one call into C counts once, however long
    it takes: that is for `python -m tests.bench --only growth`."""
    calls = 0

    def note(_frame: FrameType, event: str, _subject: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
