"""An hour of a busy newsroom in half a minute: many hosts, many pages, every tenth goes wrong at first."""

import gc
import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from scraper.fetch.fetcher import Fetcher
from scraper.fetch.pace import Clock
from scraper.settings import Manners
from tests.fetch.misbehaving import Misbehaving
from tests.fetch.scenes import drip_body, reset, truncated_gzip

HOSTS = [f"127.0.0.{number}" for number in range(1, 21)]
PAGES = 100
INTERVAL = 0.05
MANNERS = Manners(allow_private=True, min_interval_seconds=INTERVAL, total_seconds=0.5, retries=3)
FAULTS = [lambda guest: guest.reply(b"", 503), reset, truncated_gzip, drip_body]

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="counts memory and sockets as Linux tells them"),
]


def story(guest):
    """Every tenth page fails when it is asked for the first time."""
    number = int(guest.query["n"])
    host = guest.headers["Host"].rpartition(":")[0]
    first = sum(hit.path == guest.path and hit.host == host for hit in tuple(guest.server.log)) == 1
    if first and number % 10 == 7:
        FAULTS[number // 10 % len(FAULTS)](guest)
    else:
        guest.reply(b"<p>Story %d of %s</p>" % (number, host.encode()) + b"<p>and so on</p>" * 1_000)


def memory() -> int:
    """Bytes that the process holds."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def open_files() -> int:
    gc.collect()
    return len(os.listdir("/proc/self/fd"))


def fetch_all(fetch, urls):
    with ThreadPoolExecutor(len(HOSTS)) as pool:
        return [capture.body.partition(b"</p>")[0] for capture in pool.map(fetch, urls)]


def test_two_thousand_fetches():
    files_before = open_files()
    with Misbehaving({"/story": story}, address="0.0.0.0") as server:
        urls = [server.url(f"/story?n={number}", host) for number in range(PAGES) for host in HOSTS]
        with Fetcher(MANNERS, clock=Clock(chance=lambda: 0.0)) as fetch:
            quarter = len(urls) // 4
            found = fetch_all(fetch, urls[:quarter])
            held = memory()
            found += fetch_all(fetch, urls[quarter:])
            grown = memory() - held
        visits = {host: [hit.at for hit in server.asked() if hit.host == host] for host in HOSTS}
    assert found == [b"<p>Story %d of %s" % (n, host.encode()) for n in range(PAGES) for host in HOSTS]
    assert {len(times) for times in visits.values()} == {PAGES + PAGES // 10}
    assert min(later - earlier for times in visits.values() for earlier, later in pairwise(times)) >= INTERVAL
    assert grown < 16_000_000
    assert open_files() == files_before
