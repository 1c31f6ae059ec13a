"""Work stays linear: four times the page is about four times the work, whatever it is full of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.capture import of_html
from scraper.extract import extract
from scraper.normalize import normalize
from scraper.page import open_page
from tests.effort import effort
from tests.hostile.pages import STORY, links, page

URL = "https://www.wardround.example/hostile"
PLACES = ("before the story", "after the story")
FEW = 250

PILES: dict[str, Callable[[int], str]] = {
    "figures": lambda n: "".join(
        f'<figure><img src="/i/ward-{i}.jpg"><figcaption>Ward {i} at noon. Photo: Ida Brook</figcaption></figure>'
        for i in range(n)
    ),
    "copies of one picture": lambda n: '<img src="/i/ward.jpg" alt="The ward">' * n,
    "pictures without address": lambda n: '<img src="data:," alt="The ward">' * n,
    "captions without picture": lambda n: "".join(f'<p class="caption">Ward {i} at noon.</p>' for i in range(n)),
    "cards": lambda n: "".join(
        f'<div class="card"><a href="/news/ward-{i}-reopens-at-last"><h3>Ward {i} reopens at last, with a lift</h3></a>'
        "<p>By Ida Brook</p><time>18 July 2025</time></div>"
        for i in range(n)
    ),
    "blocks of cards": lambda n: f"<section><h2>Related</h2>{links(2)}</section>" * n,
    "links to one article": lambda n: '<a href="/news/ward-reopens-at-last">The ward reopens at last</a> ' * n,
    "links": links,
    "tags": lambda n: '<a rel="tag" href="/tag/wards">Wards</a>' * n,
    "dates": lambda n: "<p>By Ida Brook <time>18 July 2025</time></p>" * n,
    "headlines": lambda n: "".join(f"<h1>Ward {i} reopens at Larkhill</h1>" for i in range(n)),
    "headings": lambda n: "".join(f"<h2>Articles by Ida Brook {i}</h2>" for i in range(n)),
    "paragraphs unlike each other": lambda n: "".join(
        f'<p class="p{i}">The ward at Larkhill reopened on Monday, and its patient number {i} was in by noon.</p>'
        for i in range(n)
    ),
    "inline elements": lambda n: "<b>The</b> <i>ward</i> " * n,
    "meta tags": lambda n: (
        '<meta property="article:tag" content="wards"><meta property="og:image" content="/logo">' * n
    ),
}


@pytest.mark.parametrize("pile", PILES)
@pytest.mark.parametrize("place", PLACES)
def test_four_times_the_page_is_four_times_the_work(pile: str, place: str) -> None:
    few, many = (effort(read(pile, place, count)) for count in (FEW, 4 * FEW))
    assert many < 6 * few  # 16 times where it grows with the square


def read(pile: str, place: str, count: int) -> Callable[[], object]:
    """Ready to be run: a story with so many of them before or after it."""
    rest = PILES[pile](count)
    capture = of_html(page(rest + STORY if place == PLACES[0] else STORY + rest), URL)

    def reading() -> None:
        opened = open_page(capture)
        normalize(opened, extract(opened))

    return reading
