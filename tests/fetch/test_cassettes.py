"""The plain cases from cassettes: no server, the default manners, and the same error for the same answer."""

import pytest

from scraper import scrape
from scraper.errors import ChallengePage, HttpError, RightsReserved
from scraper.fetch import fetch_once
from scraper.fetch.fetcher import Fetcher, NotModified
from tests.fetch.cassettes import CASES, SITE, ask, replayed
from tests.fetch.scenes import ARTICLE


@pytest.fixture
def fetch(time):
    with Fetcher(clock=time.clock) as fetcher:
        yield fetcher


@pytest.mark.parametrize("case", ["article", "redirect", "cookies"])
def test_page(fetch, case):
    with replayed(case) as cassette:
        assert ask(fetch, case).body == ARTICLE
    assert cassette.all_played


def test_redirect_tells_both_addresses(fetch):
    with replayed("redirect"):
        capture = ask(fetch, "redirect")
    assert (capture.requested_url, capture.url) == (SITE + CASES["redirect"], SITE + "/article")


@pytest.mark.parametrize(
    ("case", "error", "code"),
    [
        ("not-found", HttpError, "http_error"),
        ("gone", HttpError, "http_error"),
        ("bot-check", ChallengePage, "challenge_page"),
        ("reserved", RightsReserved, "rights_reserved"),
    ],
)
def test_refusal(fetch, case, error, code):
    with replayed(case), pytest.raises(error) as caught:
        ask(fetch, case)
    assert (caught.value.code, caught.value.transient) == (code, False)


def test_unchanged(fetch):
    with replayed("unchanged"):
        assert isinstance(ask(fetch, "unchanged"), NotModified)


def test_single_call():
    with replayed("article"):
        assert fetch_once(SITE + "/article").status == 200


def test_whole_path_from_address_to_record():
    with replayed("article"):
        record = scrape(SITE + "/article")
    assert record.headline == "Ward reopens at Larkhill"
    assert record.fetch.origin == "network"
