"""What would be asked of whom is told without asking anyone."""

import pytest

from scraper.errors import BadAddress
from scraper.fetch.dry_run import plan_visits
from scraper.settings import Manners

MANNERS = Manners(contact="mailto:desk@example.org", min_interval_seconds=5)
URLS = ["https://a.example/1", "https://ann:secret@b.example/1#top", "http://a.example/2", "https://a.example/1"]


def test_hosts_with_everything_that_they_would_be_asked():
    first, second = plan_visits(URLS, MANNERS)
    assert first.host == "a.example"
    assert first.pages == ("https://a.example/1", "http://a.example/2")
    assert first.notices == (
        "https://a.example/robots.txt",
        "https://a.example/.well-known/tdmrep.json",
        "http://a.example/robots.txt",
        "http://a.example/.well-known/tdmrep.json",
    )
    assert (first.seconds, second.seconds) == (5, 0)
    assert second.pages == ("https://b.example/1",)


def test_in_words():
    (visits,) = plan_visits(["https://a.example/1"], MANNERS)
    said = str(visits).splitlines()
    assert said[0].startswith("a.example as carewire/")
    assert said[-1] == "  GET https://a.example/1"


def test_bad_address():
    with pytest.raises(BadAddress):
        plan_visits(["a.example"], MANNERS)
