"""Publishers: known by their address, described by the settings, or neither."""

from __future__ import annotations

from scraper.capture import of_html
from scraper.pipeline import read
from scraper.settings import SourceSettings
from scraper.sites import profile_of, publisher_of

DUBLIN = SourceSettings("liffey", feeds=("https://liffey.example/feed",), time_zone="Europe/Dublin", language="ga")
PAGE = """<html><head><meta property="article:published_time" content="2026-07-01 09:30"></head><body>
<h1>Ward reopens at Larkhill</h1><article>
<p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in.</p>
<p>Its manager thanked the porters, who had carried every bed up two flights of stairs in a single night.</p>
<p>The board of the hospital will look at what the work has cost when it meets again in the autumn.</p>
</article></body></html>"""


def test_a_subdomain_belongs_to_its_publisher():
    assert profile_of("https://feeds.bbci.example/x") is None
    assert profile_of("https://www.bbc.co.uk/news/1") == profile_of("https://news.bbc.co.uk/2")


def test_settings_describe_a_publisher_nobody_knows():
    profile = publisher_of("https://www.liffey.example/a", (DUBLIN,))
    assert profile is not None
    assert (profile.id, profile.time_zone, profile.language) == ("liffey", "Europe/Dublin", "ga")
    assert publisher_of("https://elsewhere.example/a", (DUBLIN,)) is None


def test_settings_stand_on_top_of_what_is_known():
    bbc = SourceSettings("mine", name="The Beeb", feeds=("https://www.bbc.co.uk/feed",))
    profile = publisher_of("https://bbc.co.uk/a", (bbc,))
    assert profile is not None
    assert (profile.id, profile.name, profile.kind) == ("bbc", "The Beeb", "national")


def test_the_described_clock_and_language_reach_the_record():
    url = "https://liffey.example/a"
    record = read(of_html(PAGE, url), publisher_of(url, (DUBLIN,)))
    assert record.published == "2026-07-01T09:30:00+01:00"
    assert record.language == "ga"
    assert record.source is not None
    assert record.source.id == "liffey"
