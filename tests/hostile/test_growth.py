"""Time stays linear: four times the page takes about four times as long, whatever it is full of."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from scraper.capture import of_html
from scraper.extract import extract
from scraper.normalize import normalize
from scraper.page import open_page
from tests.hostile.pages import STORY, links, page

URL = "https://www.wardround.example/hostile"
FEW, MANY = 1_000, 4_000

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
@pytest.mark.parametrize("place", ["before the story", "after the story"])
def test_four_times_the_page_takes_four_times_as_long(pile: str, place: str) -> None:
    few, many = (_seconds(PILES[pile](n), place) for n in (FEW, MANY))
    assert many < 10 * few + 0.1


def _seconds(rest: str, place: str) -> float:
    capture = of_html(page(rest + STORY if place == "before the story" else STORY + rest), URL)
    start = time.process_time()
    opened = open_page(capture)
    normalize(opened, extract(opened))
    return time.process_time() - start
