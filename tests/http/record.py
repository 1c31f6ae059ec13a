"""Record the cassettes: `python -m tests.http.record`, with port 8650 free."""

from __future__ import annotations

from contextlib import suppress
from unittest.mock import patch

from scraper.errors import ScraperError
from tests.http import CASSETTES, PORT, VISITS, cassette, fetch
from tests.site import serve


def main() -> None:
    with serve(PORT) as base, patch("scraper.fetch.http.accepted", return_value="identity"):
        for name, path in VISITS.items():
            (CASSETTES / f"{name}.yaml").unlink(missing_ok=True)
            with cassette(name, mode="once"), suppress(ScraperError):
                fetch(base + path)


if __name__ == "__main__":
    main()
