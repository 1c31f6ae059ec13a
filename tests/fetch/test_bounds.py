"""Whatever a server does, a fetch ends: in time, in memory, and with an error that says what happened."""

import gc
import socket
import tracemalloc
from threading import Event
from time import monotonic

import pytest

from scraper import scrape
from scraper.errors import (
    BadAddress,
    ChallengePage,
    HttpError,
    NotAnArticle,
    NotHtml,
    RedirectLoop,
    TooLarge,
    TooSlow,
    Unreachable,
)
from scraper.page import open_page
from tests.fetch.scenes import ARTICLE


def test_plain_page(fetch, server):
    capture = fetch(server.url("/article"))
    assert capture.body == ARTICLE
    assert (capture.status, capture.origin, capture.url) == (200, "network", server.url("/article"))
    assert capture.fetched_at.tzinfo is not None


@pytest.mark.parametrize("path", ["/silence", "/drip-headers", "/drip-body", "/drip-chunks"])
def test_slow_answers_are_given_up(guest, server, path):
    with pytest.raises(TooSlow) as caught:
        guest(total_seconds=0.3, retries=0)(server.url(path))
    assert caught.value.transient
    assert caught.value.where == server.url(path)


@pytest.mark.parametrize(
    "path", ["/reset", "/truncated-gzip", "/too-short", "/cut-chunks", "/no-http", "/too-many-headers", "/wide-header"]
)
def test_half_a_page_is_none(guest, server, path):
    with pytest.raises(Unreachable) as caught:
        guest(retries=0)(server.url(path))
    assert caught.value.transient


def test_page_longer_than_announced_does_not_spill_into_the_next(fetch, server):
    assert fetch(server.url("/too-long")).body == ARTICLE[:-10]
    assert fetch(server.url("/article")).body == ARTICLE


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_packed_page_is_unpacked(fetch, server, coding):
    assert fetch(server.url(f"/packed?as={coding}")).body == ARTICLE
    assert coding in server.log[-1].headers["accept-encoding"]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "gzip,gzip"])
def test_bomb_costs_no_more_than_the_limit(guest, server, coding):
    fetch = guest(max_bytes=1_000_000, total_seconds=10.0)
    fetch(server.url("/article"))
    gc.collect()
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            fetch(server.url(f"/bomb?as={coding}"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000  # the server and its packer, who count here as well, hold a few megabytes


def test_endless_body_is_left(guest, server):
    with pytest.raises(TooLarge, match="1,000,000"):
        guest(max_bytes=1_000_000, total_seconds=10.0)(server.url("/endless"))


def test_redirect_loop(guest, server):
    with pytest.raises(RedirectLoop):
        guest(max_redirects=4)(server.url("/loop"))
    assert len(server.asked("/loop")) == 5


def test_redirects_share_one_deadline(guest, server):
    with pytest.raises(TooSlow):
        guest(total_seconds=0.4, retries=0)(server.url("/redirect?to=/silence"))


def test_redirect_is_followed_and_both_addresses_told(fetch, server):
    capture = fetch(server.url("/redirect?to=/article#top"))
    assert capture.url == server.url("/article")
    assert capture.requested_url == server.url("/redirect?to=/article")


def test_body_of_a_redirect_is_not_read(fetch, server):
    assert fetch(server.url("/long-redirect")).body == ARTICLE


def test_redirect_written_in_raw_bytes(fetch, server):
    assert fetch(server.url("/latin-redirect")).url == server.url("/caf%C3%A9")


def test_redirect_to_another_scheme(fetch, server):
    with pytest.raises(BadAddress, match="not an http"):
        fetch(server.url("/redirect?to=file:///etc/passwd"))


def test_cookies_live_as_long_as_one_journey(fetch, server):
    assert fetch(server.url("/cookie-wall")).body == ARTICLE
    fetch(server.url("/article"))
    assert "cookie" not in server.log[-1].headers


def test_film_is_left_at_its_first_bytes(fetch, server):
    with pytest.raises(NotHtml, match="video/mp4"):
        fetch(server.url("/film"))


def test_page_under_a_wrong_type_is_still_a_page(fetch, server):
    assert fetch(server.url("/html-as-picture")).body == ARTICLE


def test_mislabelled_pdf(fetch, server):
    with pytest.raises(NotHtml, match="PDF"):
        open_page(fetch(server.url("/pdf-as-html")))


def test_wrong_charset(fetch, server):
    assert open_page(fetch(server.url("/wrong-charset"))).tree.text_content() == "‘Café’ – naïve"


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "file:///etc/passwd", "http://", "http://[::1", "news", "http://a b/"]
)
def test_what_is_no_address(fetch, url):
    with pytest.raises(BadAddress):
        fetch(url)


def test_bad_place_to_be_sent_to(fetch, server):
    with pytest.raises(BadAddress):
        fetch(server.url("/redirect?to=http://[half"))


def test_not_modified_though_nobody_asked(fetch, server):
    with pytest.raises(HttpError, match="304"):
        fetch(server.url("/status?is=304"))


@pytest.mark.parametrize(("path", "error"), [("/soft-404", NotAnArticle), ("/consent-wall", ChallengePage)])
def test_page_that_is_no_article_is_named(fetch, server, path, error):
    with pytest.raises(error) as caught:
        scrape(server.url(path), fetch=fetch)
    assert caught.value.where == server.url(path)


@pytest.mark.parametrize(("code", "transient"), [(socket.EAI_NONAME, False), (socket.EAI_AGAIN, True)])
def test_name_that_leads_nowhere(guest, monkeypatch, code, transient):
    def resolve(*_args, **_kwargs):
        raise socket.gaierror(code, "no address")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(Unreachable, match="no address") as caught:
        guest(retries=0)("http://nowhere.example/")
    assert caught.value.transient is transient


def test_nobody_listens(guest, time):
    """Nor will anybody in a few seconds."""
    with pytest.raises(Unreachable, match="refused") as caught:
        guest(retries=2)("http://127.0.0.1:9/")
    assert caught.value.transient
    assert not time.naps


def test_a_name_server_that_says_nothing(guest, monkeypatch):
    answered = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: answered.wait(10) and [])
    began = monotonic()
    with pytest.raises(TooSlow, match=r"the name nowhere\.example was not found in time"):
        guest(retries=0, connect_seconds=0.1)("http://nowhere.example/")
    assert monotonic() - began < 5
    answered.set()


def test_a_name_of_several_addresses_is_reached_at_the_one_that_answers(guest, server, monkeypatch):
    look_up = socket.getaddrinfo

    def resolve(host, port, *_args, **_kwargs):
        if host != "news.example":
            return look_up(host, port, *_args, **_kwargs)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{n}", port)) for n in (2, 1)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert guest()(server.url("/article", "news.example")).body == ARTICLE
    assert server.log[0].host == "news.example"


def test_a_name_that_no_host_can_have(guest):
    with pytest.raises(Unreachable) as caught:
        guest()(f"http://{'a' * 70}.example/")
    assert not caught.value.transient
