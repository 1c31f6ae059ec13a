"""The fixture site is a world in itself: what it links to exists, and it answers as a good server does."""

import gzip
import json
import re
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from tests.site import HOME, SITE, answers, folders, serve

FEEDS = ("feed.xml", "feed.atom", "sitemap-news.xml", "sitemap-archive.xml")


@pytest.fixture(scope="module")
def base():
    with serve() as address:
        yield address


def get(base, path, **headers):
    connection = HTTPConnection(urlsplit(base).netloc, timeout=5)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_every_saved_page_is_served_in_its_own_charset(base):
    for path, answer in answers(base).items():
        response, body = get(base, path)
        assert (response.status, body) == (answer.status, answer.body), path
        assert response.getheader("Content-Type") == answer.content_type


def test_served_pages_name_no_other_home(base):
    assert all(HOME.encode() not in answer.body for answer in answers(base).values())


@pytest.mark.parametrize("name", FEEDS)
def test_what_feeds_and_maps_list_exists(name):
    listed = re.findall(rf'{HOME}(/[^<"?]*)', (SITE / "static" / name).read_text("utf-8"))
    known = answers(HOME)
    assert len(listed) >= 6
    assert [path for path in listed if path not in known] == []


def test_paging_leads_to_every_listed_article(base):
    path, seen = "/news", []
    while path:
        _, body = get(base, path)
        seen += re.findall(r'listing__title"><a href="([^"]+)"', body.decode())
        following = re.search(r'rel="next" href="(/[^"]+)"', body.decode())
        path = following and following.group(1)
    assert len(seen) == len(set(seen)) == 19
    assert set(seen) < set(answers(base))


def test_an_unchanged_page_is_not_sent_twice(base):
    first, _ = get(base, "/news")
    again, body = get(base, "/news", **{"If-None-Match": first.getheader("ETag")})
    assert (again.status, body) == (304, b"")
    later, body = get(base, "/news", **{"If-Modified-Since": first.getheader("Last-Modified")})
    assert (later.status, body) == (304, b"")


def test_a_changed_page_is_sent(base):
    response, body = get(base, "/news", **{"If-None-Match": 'W/"old"'})
    assert response.status == 200
    assert body


def test_gzip_only_for_who_accepts_it(base):
    plain, body = get(base, "/news")
    packed, small = get(base, "/news", **{"Accept-Encoding": "gzip"})
    assert plain.getheader("Content-Encoding") is None
    assert packed.getheader("Content-Encoding") == "gzip"
    assert gzip.decompress(small) == body


def test_an_unknown_address_is_not_found(base):
    assert get(base, "/no-such-page")[0].status == 404


def test_each_folder_holds_one_page_and_one_expectation():
    for folder in folders():
        names = {file.name for file in folder.iterdir()}
        assert {"page.html", "capture.json"} <= names, folder.name
        assert json.loads((folder / "capture.json").read_text("utf-8"))["url"].startswith(HOME)
