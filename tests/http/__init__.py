"""The whole path from an address to a record, on recorded answers of the fixture site: no server, no network.

`python -m tests.http.record` records them anew, uncompressed so that they can be read and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import vcr
from vcr.cassette import Cassette

from scraper.capture import Capture
from scraper.fetch import fetch_once
from scraper.settings import Manners
from tests.site import SITE

PORT = 8650
BASE = f"http://127.0.0.1:{PORT}"
CASSETTES = SITE.parent / "cassettes" / "site"
VISITS = {
    "trade": "/icb-two-trusts-placed-recovery-support-programme",
    "local": "/post/news/health/millpond-surgery-upgraded-good-5230341?utm_source=rss",
    "windows-1252": "/finance/harrowdene-hospital-deficit.html",
    "soft-404": "/trust-merger-called-off",
    "missing": "/no-such-page",
    "forbidden": "/private/board-papers",
}
"""Cassette to the path that is asked for."""


def fetch(url: str) -> Capture:
    return fetch_once(url, Manners(allow_private=True, min_interval_seconds=0))


@contextmanager
def cassette(name: str, mode: str = "none") -> Iterator[Cassette]:
    recorder = vcr.VCR(record_mode=mode, match_on=["method", "uri"], before_record_response=_without_date)
    with recorder.use_cassette(str(CASSETTES / f"{name}.yaml")) as tape:
        yield tape


def _without_date(response: dict) -> dict:
    """A cassette recorded twice is the same file."""
    response["headers"] = {name: value for name, value in response["headers"].items() if name not in ("Date", "Server")}
    return response
