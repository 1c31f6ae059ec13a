"""Notices: the small files by which a host tells its guests what it wants, kept for a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Notice = TypeVar("Notice")

KEPT = 3_600.0
"""Seconds; RFC 9309 allows a day."""


class Board(Generic[Notice]):
    """One notice per origin. What `read` raises is not kept."""

    def __init__(self, read: Callable[[str], Notice], now: Callable[[], float]) -> None:
        self._read = read
        self._now = now
        self._kept: dict[str, tuple[float, Notice]] = {}

    def of(self, origin: str) -> Notice:
        now = self._now()
        if origin not in self._kept or self._kept[origin][0] <= now:
            notice = self._read(origin)
            self._kept = {name: kept for name, kept in self._kept.items() if kept[0] > now}
            self._kept[origin] = (now + KEPT, notice)
        return self._kept[origin][1]
