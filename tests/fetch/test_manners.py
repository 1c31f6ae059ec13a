"""A guest who asks first, comes rarely, and leaves when told to."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from scraper.errors import (
    ChallengePage,
    HostResting,
    HttpError,
    RightsReserved,
    RobotsDisallowed,
    RobotsUnavailable,
    TooSlow,
    Unreachable,
)
from scraper.fetch.fetcher import NotModified, Seen
from scraper.fetch.retry import back_off, retry_after
from tests.fetch.misbehaving import Misbehaving
from tests.fetch.scenes import ARTICLE, drip_body, silence

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def says(text: str, **headers: str):
    return lambda visitor: visitor.reply(text.encode(), content_type="text/plain", **headers)


@pytest.fixture
def house():
    """Starts a server with the robots.txt, or whatever scenes, given."""
    started = []

    def start(robots=None, **scenes):
        server = Misbehaving(({"/robots.txt": robots} if robots else {}) | scenes)
        started.append(server.__enter__())
        return server

    yield start
    for server in started:
        server.__exit__()


def test_user_agent_names_a_contact(guest, server):
    guest(contact="mailto:desk@example.org")(server.url("/article"))
    assert all(hit.headers["user-agent"].startswith("carewire/") for hit in server.log)
    assert all(hit.headers["user-agent"].endswith("(+mailto:desk@example.org)") for hit in server.log)


def test_notices_are_asked_once(fetch, server):
    fetch(server.url("/article"))
    fetch(server.url("/wrong-charset"))
    assert [hit.path for hit in server.log] == ["/robots.txt", "/.well-known/tdmrep.json", "/article", "/wrong-charset"]


def test_notices_are_asked_again_after_an_hour(fetch, server, time):
    fetch(server.url("/article"))
    time.now += 3_700
    fetch(server.url("/article"))
    assert len(server.asked("/robots.txt")) == 2


def test_disallowed_page_is_not_asked_for_and_costs_no_wait(fetch, house, time):
    server = house(says("User-agent: *\nDisallow: /article\n\nUser-agent: carewire\nDisallow: /loop"))
    assert fetch(server.url("/article")).body == ARTICLE
    for _ in range(3):
        with pytest.raises(RobotsDisallowed) as caught:
            fetch(server.url("/loop"))
    assert not caught.value.transient
    assert not time.naps
    assert not server.asked("/loop")


def test_redirect_into_a_disallowed_page(fetch, house):
    server = house(says("User-agent: *\nDisallow: /article"))
    with pytest.raises(RobotsDisallowed):
        fetch(server.url("/redirect?to=/article"))
    assert not server.asked("/article")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_is_free(fetch, house, status):
    server = house(lambda visitor: visitor.reply(b"Disallow: /", status))
    assert fetch(server.url("/article")).body == ARTICLE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_broken_robots_stops_everything_for_now(guest, house, status):
    server = house(lambda visitor: visitor.reply(b"", status))
    with pytest.raises(RobotsUnavailable) as caught:
        guest()(server.url("/article"))
    assert caught.value.transient
    assert not server.asked()


def test_robots_that_hangs(guest, house):
    server = house(silence)
    with pytest.raises(TooSlow, match=r"robots\.txt"):
        guest(total_seconds=0.2, retries=0)(server.url("/article"))
    server = house(drip_body)
    with pytest.raises(TooSlow, match=r"robots\.txt"):
        guest(total_seconds=0.2, retries=0)(server.url("/article"))


def test_huge_robots_is_read_as_far_as_is_reasonable(fetch, house):
    rules = "User-agent: *\nDisallow: /loop\n" + "# so many words\n" * 40_000 + "Disallow: /article\n"
    server = house(says(rules))
    assert fetch(server.url("/article")).body == ARTICLE
    with pytest.raises(RobotsDisallowed):
        fetch(server.url("/loop"))


def test_robots_that_is_a_page(fetch, house):
    server = house(lambda visitor: visitor.reply(b"<!doctype html>\n<p>User-agent: *\nDisallow: /\n"))
    assert fetch(server.url("/article")).body == ARTICLE


def test_visits_keep_the_interval(guest, server, time):
    fetch = guest(min_interval_seconds=5)
    for _ in range(3):
        fetch(server.url("/article"))
    assert time.naps == [5, 5]


@pytest.mark.parametrize(
    ("rule", "pause"), [("Crawl-delay: 20", 20), ("Request-rate: 1/30s", 30), ("Crawl-delay: 1", 5)]
)
def test_host_may_ask_for_longer_intervals(guest, house, time, rule, pause):
    server = house(says(f"User-agent: *\n{rule}\n"))
    fetch = guest(min_interval_seconds=5)
    fetch(server.url("/article"))
    fetch(server.url("/article"))
    assert time.naps == [pause]


def test_redirect_belongs_to_the_visit(guest, server, time):
    guest(min_interval_seconds=5)(server.url("/redirect?to=/article"))
    assert not time.naps


def test_hosts_do_not_wait_for_each_other(guest, time):
    with Misbehaving(address="0.0.0.0") as server:
        fetch = guest(min_interval_seconds=5)
        fetch(server.url("/article", "127.0.0.1"))
        fetch(server.url("/article", "127.0.0.2"))
        assert not time.naps
        fetch(server.url(f"/redirect?to={server.url('/article', '127.0.0.2')}", "127.0.0.3"))
    assert time.naps == [5]


def test_flapping_server_is_asked_again_later(fetch, server, time):
    assert fetch(server.url("/flapping")).body == ARTICLE
    assert len(time.naps) == 1


def test_retry_after_in_seconds(fetch, server, time):
    with pytest.raises(HttpError) as caught:
        fetch(server.url("/busy?for=33"))
    assert caught.value.transient
    assert (caught.value.status, caught.value.retry_after) == (429, 33)
    assert time.naps == [33, 33]


def test_retry_after_as_a_date(fetch, server, time):
    with pytest.raises(HttpError):
        fetch(server.url("/busy-until?for=50"))
    assert all(48 <= nap <= 51 for nap in time.naps)
    assert len(time.naps) == 2


def test_long_retry_after_ends_the_visit_and_keeps_everyone_out(fetch, server, time):
    with pytest.raises(HttpError):
        fetch(server.url("/busy?for=3600"))
    with pytest.raises(HostResting) as caught:
        fetch(server.url("/article"))
    assert caught.value.retry_after == pytest.approx(3_600)
    assert not time.naps
    assert len(server.asked()) == 1
    time.now += 3_601
    assert fetch(server.url("/article")).body == ARTICLE


def test_host_in_trouble_is_left_alone(guest, time):
    fetch = guest(retries=1)
    for number in range(3):
        with pytest.raises(Unreachable):
            fetch(f"http://127.0.0.1:9/{number}")
    for _ in range(4):
        time.now += 100
        with pytest.raises(HostResting):
            fetch("http://127.0.0.1:9/4")
    time.now += 200
    with pytest.raises(Unreachable):
        fetch("http://127.0.0.1:9/4")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        ("Mon, 02 Mar 2026 07:00:00 GMT", 0.0),
        ("Mon, 02 Mar 2026 09:00:00 -0000", 3_600.0),
        ("soon", None),
        ("9" * 400, 365 * 86_400.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 365 * 86_400.0),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read(value, seconds):
    assert retry_after(value, NOW) == seconds


def test_back_off_doubles_up_to_a_cap():
    assert [back_off(attempt, 1.0) for attempt in range(7)] == [2, 4, 8, 16, 32, 60, 60]
    assert back_off(0, 0.0) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_refusals_are_final(fetch, server, time, status):
    with pytest.raises(HttpError) as caught:
        fetch(server.url(f"/status?is={status}"))
    assert (caught.value.status, caught.value.transient, time.naps) == (status, False, [])


def test_bot_check_is_named(fetch, server):
    with pytest.raises(ChallengePage):
        fetch(server.url("/challenge"))


def test_unchanged_page_costs_nothing(fetch, server):
    capture = fetch(server.url("/tagged"))
    seen = Seen(capture.headers["etag"], capture.headers["last-modified"])
    assert isinstance(fetch.revisit(server.url("/tagged"), seen), NotModified)
    assert server.log[-1].headers["if-none-match"] == '"v1"'
    assert server.log[-1].headers["if-modified-since"] == "Mon, 02 Mar 2026 08:00:00 GMT"


def test_changed_page_comes_whole(fetch, server):
    assert fetch.revisit(server.url("/tagged"), Seen(etag='"v0"')).body == ARTICLE


@pytest.mark.parametrize("path", ["/reserved-by-header", "/reserved-by-meta"])
def test_reservation_of_one_page(guest, server, path):
    with pytest.raises(RightsReserved):
        guest()(server.url(path))
    assert guest(obey_tdm=False)(server.url(path)).status == 200


def test_reservation_for_parts_of_a_house(guest, house):
    rules = """[{"location": "/art*cle$", "tdm-reservation": 1, "tdm-policy": "https://a.example/policy"},
                {"location": "/", "tdm-reservation": 0}]"""
    server = house(None, **{"/.well-known/tdmrep.json": says(rules)})
    with pytest.raises(RightsReserved, match=r"tdmrep\.json .*https://a\.example/policy"):
        guest()(server.url("/article"))
    assert not server.asked("/article")
    assert guest()(server.url("/wrong-charset")).status == 200
    assert guest(obey_tdm=False)(server.url("/article")).body == ARTICLE


@pytest.mark.parametrize("body", ["", "{}", "[1, null]", "[" * 100_000, "<p>Not found</p>"])
def test_reservations_that_cannot_be_read_reserve_nothing(fetch, house, body):
    server = house(None, **{"/.well-known/tdmrep.json": says(body)})
    assert fetch(server.url("/article")).body == ARTICLE
