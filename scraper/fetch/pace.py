"""Pace: one visitor per host at a time, and a rest between two visits, whoever sends them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from scraper.errors import HostResting

_JITTER = 0.25
"""Rests are up to this much longer than asked for, so that hourly runs do not march in step."""

_PATIENCE = 3
_RECOVERY = 600.0
"""After so many visits in a row that failed for good, a host is left alone for so many seconds."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and chance as parameters: `monotonic` in seconds, `sleep` takes seconds, `chance` is in [0, 1)."""

    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


@dataclass(slots=True)
class _Host:
    interval: float
    turn: Lock = field(default_factory=Lock)
    arrived: bool = False
    ready_at: float = 0.0
    failures: int = 0


class Pace:
    """`interval` is the least rest in seconds; nobody waits longer than `longest_pause`."""

    def __init__(self, interval: float, longest_pause: float, clock: Clock) -> None:
        self._interval = interval
        self._longest_pause = longest_pause
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Keep others out of the host. Whoever wants to ask it something arrives first."""
        host = self._host(name)
        with host.turn:
            host.arrived = False
            try:
                yield
            finally:
                if host.arrived:
                    self._rest(host, host.interval * (1 + _JITTER * self._clock.chance()))

    def arrive(self, name: str) -> None:
        """Wait until the host may be asked; within one turn, only the first arrival waits.

        Raises HostResting when the host wants to be left alone for longer than we wait.
        """
        host = self._host(name)
        if host.arrived:
            return
        seconds = host.ready_at - self._clock.monotonic()
        if seconds > self._longest_pause:
            raise HostResting(f"{name} is left alone for another {seconds:.0f} s", retry_after=seconds)
        if seconds > 0:
            self._clock.sleep(seconds)
        host.arrived = True

    def slow_down(self, name: str, interval: float) -> None:
        """The host asks for a longer rest between visits."""
        host = self._host(name)
        host.interval = max(host.interval, interval)

    def pause(self, name: str, seconds: float) -> None:
        """Nobody asks the host for so long."""
        self._rest(self._host(name), seconds)

    def note(self, name: str, *, failed: bool) -> None:
        """How a page fared in the end, all attempts taken together."""
        host = self._host(name)
        host.failures = host.failures + 1 if failed else 0
        if host.failures >= _PATIENCE:
            self._rest(host, _RECOVERY)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(self._interval))

    def _rest(self, host: _Host, seconds: float) -> None:
        host.ready_at = max(host.ready_at, self._clock.monotonic() + seconds)
