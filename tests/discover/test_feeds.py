"""Feeds as sites publish them: dated, undated, wrongly dated, in three formats, and things that are no feed."""

from __future__ import annotations

import json

import pytest

from scraper.capture import Capture
from scraper.discover.feeds import read_feed
from scraper.discover.leads import Lead
from scraper.errors import NotHtml

URL = "https://daily.example/feed"


def leads(body: str) -> list[Lead]:
    return list(read_feed(Capture(body.encode(), URL, URL)))


def rss(*items: str) -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title>{inside}</channel></rss>'


def test_an_item_is_a_lead():
    (lead,) = leads(
        rss("<title>Ward &amp; lamp</title><link>/a</link><pubDate>Mon, 02 Mar 2026 06:00:00 +0100</pubDate>")
    )
    assert lead == Lead("https://daily.example/a", URL, "Ward & lamp", "2026-03-02T05:00:00+00:00", None)


def test_items_without_dates_are_leads():
    assert [lead.published for lead in leads(rss("<link>/a</link>", "<link>/b</link>"))] == [None, None]


def test_the_same_address_is_one_lead():
    named = leads(rss("<link>/a?utm_source=rss</link>", "<link>/a#top</link>", "<link>/b</link>"))
    assert [lead.url for lead in named] == ["https://daily.example/a", "https://daily.example/b"]


def test_a_permanent_guid_stands_in_for_a_link():
    assert leads(rss("<guid>https://daily.example/a</guid>"))[0].url == "https://daily.example/a"
    assert leads(rss("<guid isPermaLink='false'>4711</guid>")) == []


def test_a_date_before_the_web_is_none():
    assert leads(rss("<link>/a</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"))[0].published is None


def test_an_updated_entry_does_not_say_when_it_was_published():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><entry><title>Ward</title>
    <link href="https://daily.example/a"/><updated>2026-03-02T06:00:00Z</updated></entry></feed>"""
    (lead,) = leads(atom)
    assert (lead.published, lead.changed) == (None, "2026-03-02T06:00:00+00:00")
    assert lead.is_before("2026-04-01")
    assert not lead.is_before("2026-03-01")


def test_a_json_feed():
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a", "title": "Ward"}]}
    assert leads(json.dumps(feed)) == [Lead("https://daily.example/a", URL, "Ward", None, None)]


def test_an_empty_feed_names_nothing():
    assert leads(rss()) == []


@pytest.mark.parametrize(
    "body", ["", "<html><h1>Not found</h1></html>", "{}", "{", '{"items": [1]}', '{"items": 1}', "plain words", "[]"]
)
def test_what_is_no_feed_is_refused(body: str):
    with pytest.raises(NotHtml):
        leads(body)
