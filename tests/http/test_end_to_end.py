"""From an address to a record through the real fetcher."""

import pytest

from scraper import ScraperError, parse_html, scrape
from tests.http import BASE, VISITS, cassette, fetch
from tests.site import answers


@pytest.fixture(scope="module")
def site():
    return answers(BASE)


def visit(name):
    with cassette(name) as tape:
        record = scrape(BASE + VISITS[name], fetch=fetch)
        assert tape.all_played
    return record


@pytest.mark.parametrize("name", ["trade", "local", "windows-1252"])
def test_what_comes_over_the_wire_is_what_the_page_says(name, site):
    path = VISITS[name].partition("?")[0]
    fetched, saved = visit(name).to_dict(), parse_html(site[path].body, url=BASE + VISITS[name]).to_dict()
    assert {k: v for k, v in fetched.items() if k != "fetch"} == {k: v for k, v in saved.items() if k != "fetch"}


def test_the_record_remembers_the_visit(site):
    record = visit("trade")
    assert (record.fetch.status, record.fetch.origin, record.fetch.encoding) == (200, "network", "utf-8")
    assert record.fetch.etag == site[VISITS["trade"]].etag
    assert record.fetch.last_modified
    assert record.fetch.fetched_at


def test_tracking_is_cut_from_the_address():
    record = visit("local")
    assert record.requested_url.endswith("?utm_source=rss")
    assert record.url == record.requested_url.partition("?")[0]


@pytest.mark.parametrize(
    ("name", "code"), [("soft-404", "not_an_article"), ("missing", "http_error"), ("forbidden", "robots_disallowed")]
)
def test_no_article_is_a_named_error(name, code):
    with cassette(name), pytest.raises(ScraperError) as refused:
        scrape(BASE + VISITS[name], fetch=fetch)
    assert refused.value.code == code


def test_the_site_is_not_asked_for_a_forbidden_page():
    with cassette("forbidden") as tape, pytest.raises(ScraperError):
        fetch(BASE + VISITS["forbidden"])
    assert [request.path for request in tape.requests] == ["/robots.txt"]
