"""A name, a password or a session is for the server it was meant for: it reaches no record, message, log or archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scraper import parse_html
from scraper.batch import scrape_all
from scraper.capture import Capture
from scraper.errors import ScraperError
from scraper.fetch.fetcher import Fetcher
from scraper.fetch.files import open_one
from scraper.fetch.warc import Archive
from scraper.settings_file import read_settings
from tests.fetch.misbehaving import Misbehaving
from tests.fetch.scenes import ARTICLE

LOGIN = "ann:s3cret@"


def with_login(url: str) -> str:
    return url.replace("://", f"://{LOGIN}")


def test_an_address_in_hand_is_kept_without_its_login():
    record = parse_html(ARTICLE, url="https://ann:s3cret@news.example/a?token=1#top")
    assert record.requested_url == record.fetch.final_url == record.url == "https://news.example/a?token=1"
    assert "s3cret" not in record.to_json()


@pytest.mark.parametrize("url", ["notaurl", "", "file:///home/ann/a.html", "http://[oops", "https://news.example:x/"])
def test_what_is_no_address_counts_as_none(url: str):
    assert parse_html(ARTICLE, url=url) == parse_html(ARTICLE)


def test_what_a_browser_noted_is_kept_without_its_login(tmp_path: Path):
    (tmp_path / "a.html").write_bytes(b"<!-- saved from url=(0042)https://ann:s3cret@news.example/a -->" + ARTICLE)
    assert open_one(tmp_path / "a.html").url == "https://news.example/a"


def test_an_archive_of_others_is_read_without_its_logins(tmp_path: Path):
    with Archive(tmp_path) as archive:
        archive.keep(Capture(ARTICLE, with_login("https://news.example/a"), with_login("https://news.example/b"), 200))
    capture = open_one(tmp_path)
    assert (capture.url, capture.requested_url) == ("https://news.example/a", "https://news.example/b")


def test_cookies_are_not_archived(fetch: Fetcher, tmp_path: Path):
    scene = lambda guest: guest.reply(set_cookie="session=s3cret; Path=/", x_served_by="ward 4")  # noqa: E731
    with Misbehaving({"/session": scene}) as server:
        capture = fetch(server.url("/session"))
    with Archive(tmp_path) as archive:
        archive.keep(capture)
    headers = open_one(tmp_path).headers
    assert headers["x-served-by"] == "ward 4"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "url", ["https://ann:s3cret@news.example:x/", "https://ann:s3/cret@news.example/", "ftp://ann:s3cret@x/"]
)
def test_a_wrong_address_is_told_without_its_login(url: str, fetch: Fetcher):
    (error,) = scrape_all([url], fetch)
    assert isinstance(error, ScraperError)
    assert "s3" not in str(error)


def test_a_bug_is_told_without_the_login():
    def broken(_url: str) -> Capture:
        raise ZeroDivisionError

    (error,) = scrape_all([with_login("https://news.example/a")], broken)
    assert str(error).startswith("https://news.example/a: ZeroDivisionError")


def test_a_login_of_a_source_is_for_its_origin_only(guest: Callable[..., Fetcher], server: Misbehaving):
    feed = with_login(server.url("/feed"))
    settings = read_settings(f"[[source]]\nid = 'a'\nfeeds = ['{feed}']", "carewire.toml")
    assert settings.sources[0].feeds == (server.url("/feed"),)
    assert "s3cret" not in repr(settings)
    fetch = guest(logins=settings.manners.logins)
    fetch(server.url("/article"))
    assert server.asked("/article")[0].headers["authorization"].startswith("Basic ")
    with Misbehaving() as other:
        fetch(other.url("/article"))
        assert "authorization" not in other.asked("/article")[0].headers
