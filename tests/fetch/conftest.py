"""A server on this machine, a clock that only tests turn, and a fetcher that uses both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from scraper.fetch.fetcher import Fetcher
from scraper.fetch.pace import Clock
from scraper.settings import Manners
from tests.fetch.misbehaving import Misbehaving

AT_HOME = {"allow_private": True, "total_seconds": 1.0, "connect_seconds": 1.0}


@dataclass
class Time:
    """`naps` are the waits that were asked for; nothing really waits."""

    now: float = 1_000.0
    naps: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.naps.append(round(seconds, 3))
        self.now += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep, lambda: 0.0)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    with Misbehaving() as running:
        yield running


@pytest.fixture
def guest(time: Time) -> Iterator[Callable[..., Fetcher]]:
    """Makes fetchers with the manners given, else those of a guest at home."""
    with ExitStack() as stack:

        def make(**manners: Any) -> Fetcher:
            return stack.enter_context(Fetcher(Manners(**(AT_HOME | manners)), clock=time.clock))

        yield make


@pytest.fixture
def fetch(guest: Callable[..., Fetcher]) -> Fetcher:
    return guest()
