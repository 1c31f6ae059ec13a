"""Each field of each saved page is what a person reads there."""

import json
import shutil
from functools import cache

import pytest

from scraper.errors import ScraperError
from scraper.record import Record
from tests.golden import FIELDS, Golden, goldens, kept
from tests.golden.refresh import difference, refreshed, write

ARTICLES = [golden for golden in goldens() if golden.is_article]
NO_ARTICLES = [golden for golden in goldens() if not golden.is_article]


@cache
def today(golden):
    return golden.today()


def case(golden, *field):
    """A known gap must fail, so that closing it shows."""
    gap = golden.gaps.get(*field or ["error"])
    marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
    return pytest.param(golden, *field, id="-".join([golden.name, *field]), marks=marks)


@pytest.mark.parametrize(("golden", "field"), [case(golden, field) for golden in ARTICLES for field in FIELDS])
def test_field(golden, field):
    record = today(golden)
    assert isinstance(record, Record), record
    assert kept(record)[field] == golden.record[field]


@pytest.mark.parametrize("golden", [case(golden) for golden in NO_ARTICLES])
def test_page_that_is_no_article(golden):
    error = today(golden)
    assert isinstance(error, ScraperError), "a record came of it"
    assert error.code == golden.code


@pytest.mark.parametrize("golden", ARTICLES, ids=lambda golden: golden.name)
def test_golden_is_complete_and_its_spans_hold(golden):
    record = golden.record
    assert tuple(record) == FIELDS
    assert set(golden.gaps) <= set(FIELDS)
    text = record["body"]["text"]
    assert text == "\n\n".join(block["text"] for block in record["body"]["blocks"])
    for quote in record["quotes"]:
        assert quote["text"] == "\n\n".join(text[start:end] for start, end in quote["spans"])


@pytest.mark.parametrize("golden", ARTICLES, ids=lambda golden: golden.name)
def test_what_was_found_has_its_evidence(golden):
    record = today(golden)
    assert isinstance(record, Record), record
    filled = {
        field for field in ("headline", "standfirst", "byline", "published", "modified") if getattr(record, field)
    }
    assert filled <= set(record.provenance)
    assert {key.split(".")[0] for key in record.provenance} <= set(Record.model_fields)


@pytest.fixture
def article(tmp_path):
    """A copy of one article whose golden knows a section that the page does not print."""
    copy = Golden(tmp_path / ARTICLES[0].name)
    shutil.copytree(ARTICLES[0].folder, copy.folder)
    today = kept(ARTICLES[0].today())
    (copy.folder / "record.json").write_text(json.dumps(today | {"section": "Truth"}), "utf-8")
    (copy.folder / "known_gaps.json").write_text('{"section": "not read yet", "access": "was not read"}', "utf-8")
    return copy


def test_refresh_keeps_the_truth_of_an_open_gap_and_strikes_a_closed_one(article):
    for file, text in refreshed(article):
        write(file, text)
    assert article.record["section"] == "Truth"
    assert article.gaps == {"section": "not read yet"}


def test_refresh_shows_what_would_change(article):
    (file, text), _ = refreshed(article)
    file.write_text(text.replace("Truth", "Other"), "utf-8")
    assert '- "section": "Other",\n+ "section": "Truth",' in difference(file, text)
