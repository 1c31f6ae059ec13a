"""Visiting addresses: hosts side by side, the addresses of one host one after the other."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from urllib.parse import urlsplit

from scraper.capture import Capture
from scraper.errors import HostResting, ScraperError
from scraper.fetch.fetcher import NotModified
from scraper.store.agenda import Visit

HOSTS_AT_ONCE = 8

Arrival = Capture | NotModified | ScraperError
"""What a visit brought."""

Ask = Callable[[Visit], Arrival]


class Deadline:
    """Whether it is time to stop asking for more pages."""

    def __init__(self, seconds: float | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._began, self._seconds = clock, clock(), seconds
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def reached(self) -> bool:
        late = self._seconds is not None and self._clock() - self._began >= self._seconds
        return late or self._stopped.is_set()


def arrivals(visits: Sequence[Visit], ask: Ask, stop: Deadline) -> Generator[tuple[Visit, Arrival]]:
    """Visits as they are answered: hosts side by side, the visits of one host one after the other."""
    arrived: queue.Queue[tuple[Visit, Arrival] | None] = queue.Queue(maxsize=2 * HOSTS_AT_ONCE)

    def work_through(host_visits: list[Visit]) -> None:
        try:
            for visit in host_visits:
                arrival = None if stop.reached() else ask(visit)
                if arrival is None or isinstance(arrival, HostResting):
                    return  # no fault of the address: it stays due
                arrived.put((visit, arrival))
        finally:
            arrived.put(None)

    hosts = _by_host(visits)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for host_visits in hosts:
            pool.submit(work_through, host_visits)
        try:
            open_hosts = len(hosts)
            while open_hosts:
                arrival = arrived.get()
                if arrival is None:
                    open_hosts -= 1
                else:
                    yield arrival
        finally:
            stop.stop()


def _by_host(visits: Sequence[Visit]) -> list[list[Visit]]:
    def host(visit: Visit) -> str:
        return urlsplit(visit.url).hostname or ""

    return [list(same) for _, same in groupby(sorted(visits, key=host), key=host)]
