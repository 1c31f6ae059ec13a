"""The plain cases, recorded once against a server on this machine: `python -m tests.fetch.cassettes` records them anew.

They replay under the address of an invented site, so that a replay also passes through everything that guards a fetch.
Recorded without content codings: packed bodies would differ between versions of the libraries that unpack them.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import vcr

from scraper.errors import ScraperError
from scraper.fetch.fetcher import Fetcher, Seen
from scraper.settings import Manners
from tests.fetch.misbehaving import Misbehaving

FOLDER = Path(__file__).parents[2] / "fixtures" / "cassettes"
SITE = "http://news.example"
CASES = {
    "article": "/article",
    "redirect": "/redirect?to=/article",
    "not-found": "/status?is=404",
    "gone": "/status?is=410",
    "bot-check": "/challenge",
    "reserved": "/reserved-by-header",
    "cookies": "/cookie-wall",
    "unchanged": "/tagged",
}
SEEN = Seen(etag='"v1"')


def replayed(case: str) -> vcr.cassette.Cassette:
    return vcr.VCR(record_mode="none").use_cassette(str(FOLDER / f"{case}.yaml"))


def ask(fetch: Fetcher, case: str, site: str = SITE) -> object:
    url = site + CASES[case]
    return fetch.revisit(url, SEEN) if case == "unchanged" else fetch(url)


def record(case: str, server: Misbehaving) -> None:
    here = server.url("")

    def rename(request: vcr.request.Request) -> vcr.request.Request:
        request.uri = request.uri.replace(here, SITE)
        request.headers = {"Accept-Encoding": "identity"}
        return request

    path = FOLDER / f"{case}.yaml"
    path.unlink(missing_ok=True)
    recorder = vcr.VCR(before_record_request=rename, before_record_response=without_date)
    with recorder.use_cassette(str(path)), Fetcher(Manners(allow_private=True)) as fetch, suppress(ScraperError):
        ask(fetch, case, here)


def without_date(response: dict[str, Any]) -> dict[str, Any]:
    """So that recording again changes nothing."""
    kept = {name: value for name, value in response["headers"].items() if name not in ("Date", "Server")}
    return response | {"headers": kept}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with Misbehaving() as server:
        for case in CASES:
            record(case, server)


if __name__ == "__main__":
    main()
