"""Memory over many pages in one process: `python -m tests.bench.memory [--pages N] [--alike]`.

The pages come round again and again, each time with other class names, words and attributes unless `--alike`: what is
remembered of a page, and never forgotten, grows. Prints the resident memory now and then; it must stay flat.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count, islice
from pathlib import Path

from scraper import ScraperError, parse_html
from tests.bench.corpus import samples
from tests.bench.floors import BENCH
from tests.site import HOME, answers, pages

_STOPS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
Page = tuple[str, bytes]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--alike", action="store_true", help="the same pages each time round")
    options = parser.parse_args()
    base = real() if BENCH.is_dir() else invented()
    print(f"{len(base)} pages, again and again\n  pages     MB   pages/s")
    stops, began = {*_STOPS, options.pages}, time.process_time()
    for number, (url, html) in enumerate(islice(endless(base, options.alike), options.pages), start=1):
        read(url, html)
        if number in stops:
            print(f"{number:7,}{resident():7.1f}{number / (time.process_time() - began):10.1f}", flush=True)


def real() -> list[Page]:
    return [(sample.url, sample.html()) for sample in samples()]


def invented() -> list[Page]:
    served = answers(HOME)
    return [(HOME + path, served[path].body) for path in pages()]


def endless(base: list[Page], alike: bool) -> Iterator[Page]:
    for turn in count():
        yield from ((url, html if alike else varied(html, turn)) for url, html in base)


def varied(html: bytes, turn: int) -> bytes:
    """The page as another publisher might have it: other classes, another attribute, another name in each paragraph."""
    fresh = html.replace(b'class="', b'data-turn%d class="turn%d-' % (turn, turn))
    return fresh.replace(b"</p>", b" Ward Turn%d said so.</p>" % turn)


def read(url: str, html: bytes) -> None:
    with suppress(ScraperError):  # some pages are no articles
        parse_html(html, url=url).to_json()


def resident() -> float:
    """Megabytes in use now, as Linux tells it."""
    gc.collect()
    kilobytes = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(kilobytes.split()[1]) / 1024


if __name__ == "__main__":
    main()
