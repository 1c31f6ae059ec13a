"""The path from a page to a record, at its thinnest."""

import json

import pytest

from scraper import ScraperError, annotate, parse_html

PAGE = """<html><body><h1>Ward reopens at Larkhill</h1><article>
<p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in by noon.</p>
<p>Its manager, Ida Brook, thanked the porters who had carried every bed up two flights of stairs in a single night.</p>
</article></body></html>"""


def test_page_becomes_record():
    record = parse_html(PAGE, url="https://news.example/ward")
    assert record.headline == "Ward reopens at Larkhill"
    assert record.body.text.count("\n\n") == 1
    assert all(record.body.text[b.start : b.end] == b.text for b in record.body.blocks)


def test_same_bytes_in_same_bytes_out():
    assert parse_html(PAGE).to_json() == parse_html(PAGE).to_json()
    assert json.loads(parse_html(PAGE).to_json()) == parse_html(PAGE).to_dict()


def test_nothing_is_refused_by_name():
    with pytest.raises(ScraperError) as caught:
        parse_html(b"")
    assert caught.value.code == "empty_page"


def test_plain_text_without_quotes_gives_none():
    assert annotate("Nobody said anything.").quotes == ()
