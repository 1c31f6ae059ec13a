"""Sitemaps and listings: indexes, gzip, paging, and where a look ends."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

import pytest

from scraper.capture import Capture
from scraper.discover import Lead, Scout, harvest
from scraper.discover.sitemaps import read_sitemap
from scraper.errors import NotHtml, TooLarge
from scraper.settings import SourceSettings
from tests.monitor.newsroom import Newsroom
from tests.monitor.simulation import Clock

HOME = "https://daily.example"


def urlset(*urls: str) -> bytes:
    inside = "".join(f"<url><loc>{url}</loc><lastmod>2026-03-02</lastmod></url>" for url in urls)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</urlset>'.encode()


def index(*children: tuple[str, str]) -> bytes:
    inside = "".join(f"<sitemap><loc>{url}</loc><lastmod>{day}</lastmod></sitemap>" for url, day in children)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</sitemapindex>'.encode()


def scout(pages: dict[str, bytes], known: Sequence[str] = (), asked: list[str] | None = None) -> Scout:
    def fetch(url: str) -> Capture:
        if asked is not None:
            asked.append(url)
        return Capture(pages[url], url, url)

    return Scout(fetch, fetch, lambda urls: set(urls) & set(known))


def found(source: SourceSettings, with_scout: Scout) -> list[str]:
    leads: tuple[Lead, ...] = harvest(source, source.addresses[0], with_scout).leads or ()
    return [lead.url.removeprefix(f"{HOME}/") for lead in leads]


def test_a_gzipped_sitemap_is_read():
    sitemap = read_sitemap(Capture(gzip.compress(urlset(f"{HOME}/a")), f"{HOME}/sitemap.xml.gz"))
    assert [(lead.url, lead.published, lead.changed) for lead in sitemap.leads] == [(f"{HOME}/a", None, "2026-03-02")]


def test_a_gzip_bomb_is_refused():
    with pytest.raises(TooLarge):
        read_sitemap(Capture(gzip.compress(b" " * 60_000_000), f"{HOME}/sitemap.xml.gz"))


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\x1f\x8bbroken", b"words"])
def test_what_is_no_sitemap_is_refused(body: bytes):
    with pytest.raises(NotHtml):
        read_sitemap(Capture(body, f"{HOME}/sitemap.xml"))


def test_entities_are_not_expanded():
    body = b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>'
    assert read_sitemap(Capture(body, f"{HOME}/sitemap.xml")).leads == ()


def test_an_index_is_followed_from_the_newest_child_to_the_first_that_holds_nothing_new():
    source = SourceSettings("daily", sitemaps=(f"{HOME}/sitemap.xml",))
    asked: list[str] = []
    pages = {
        f"{HOME}/sitemap.xml": index(
            (f"{HOME}/1.xml", "2026-01-01"), (f"{HOME}/3.xml", "2026-03-01"), (f"{HOME}/2.xml", "2026-02-01")
        ),
        f"{HOME}/3.xml": urlset(f"{HOME}/new", f"{HOME}/c"),
        f"{HOME}/2.xml": urlset(f"{HOME}/b"),
        f"{HOME}/1.xml": urlset(f"{HOME}/a"),
    }
    assert found(source, scout(pages, [f"{HOME}/{slug}" for slug in "abc"], asked)) == ["new", "c", "b"]
    assert f"{HOME}/1.xml" not in asked


@pytest.fixture
def paged() -> tuple[SourceSettings, dict[str, bytes]]:
    """Twenty-four stories on three pages."""
    newsroom = Newsroom(base=HOME)
    clock = Clock()
    for number in range(24):
        clock.sleep(minutes=-1)
        newsroom.publish(clock.now, f"story-{number}")
    paths = ("news", "news?page=2", "news?page=3")
    return newsroom.source(), {f"{HOME}/{path}": newsroom.answer(f"/{path}")[2] for path in paths}


def listing(source: SourceSettings, with_scout: Scout) -> int:
    return len(harvest(source, f"{HOME}/news", with_scout).leads or ())


def test_a_listing_is_followed_to_its_end(paged):
    source, pages = paged
    assert listing(source, scout(pages)) == 24


def test_a_listing_ends_with_the_first_page_that_holds_nothing_new(paged):
    source, pages = paged
    known = [f"{HOME}/story-{number}" for number in range(1, 24)]
    asked: list[str] = []
    assert listing(source, scout(pages, known, asked)) == 20
    assert asked == [f"{HOME}/news", f"{HOME}/news?page=2"]
