"""What a person sees: every fixture can be shown on any width, and says what it should."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from scraper import annotate
from scraper.capture import Capture
from scraper.fetch.files import open_one
from scraper.listing import Listing
from scraper.pipeline import explain, read, read_teasers
from scraper.record import Amount, Credit, Event, Image, Speaker
from scraper.terminal.card import print_card, print_listing
from scraper.terminal.explained import print_explained
from scraper.terminal.marked import print_marked
from scraper.terminal.wording import event_line, image_line, shorten, speaker_line
from tests.site import SITE

ARTICLES = sorted(file.parent.name for file in SITE.glob("*/record.json"))


def shown(show: Callable[[Console], None], width: int = 110) -> str:
    console = Console(file=io.StringIO(), width=width)
    show(console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def page(name: str) -> Capture:
    return open_one(SITE / name / "page.html")


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("width", [40, 110])
def test_a_card_fits_and_shows_the_headline(name: str, width: int):
    record = read(page(name))
    card = shown(lambda console: print_card(record, console), width)
    assert max(map(len, card.splitlines())) <= width
    assert record.headline
    assert record.headline.split()[0] in card


def test_an_explanation_shows_each_value_once_and_names_what_is_absent():
    explanation = explain(page("seed-like-well-led"))
    told = shown(lambda console: print_explained(explanation, console), 200)
    assert told.count("well-led: good → requires improvement") == 1
    assert "{" not in told
    assert "published_precision" in told.rpartition("null")[2]


def test_a_listing_shows_its_cards_and_where_it_goes_on():
    listing: Listing = read_teasers(page("listing-news"))
    told = shown(lambda console: print_listing(listing, console))
    assert all(teaser.headline in told for teaser in listing.teasers)
    assert f"next page: {listing.next_url}" in told


def test_a_marked_text_is_the_text_itself_with_brackets_and_all(tmp_path: Path):
    text = "“We are [b]sorry[/b],” said Ann Vale, chief nurse at Elm Trust."
    told = shown(lambda console: print_marked(text, annotate(text), console))
    assert told.startswith(text)
    assert "Ann Vale, chief nurse" in told.partition("Who said what")[2]


def test_wording_of_speakers():
    unnamed = Speaker(name=None, role="resident", organisation=None, kind="unnamed", mention="one")
    assert speaker_line(unnamed) == "resident, unnamed"
    assert speaker_line(unnamed.model_copy(update={"name": "Ann Vale"})) == "Ann Vale, resident"
    assert speaker_line(unnamed.model_copy(update={"role": None})) == "one, unnamed"
    assert speaker_line(None) == "Nobody named"


def test_wording_of_pictures():
    credit = Credit(text="(c) Ann Lee/Pixabay", creator="Ann Lee", agency="Pixabay")
    image = Image(url=None, alt=credit.text, caption=None, credit=credit, role="lead")
    assert image_line(image) == "lead: no caption · by Ann Lee, Pixabay"
    assert image_line(image.model_copy(update={"credit": None})) == "lead: (c) Ann Lee/Pixabay · no credit"


def test_wording_of_events():
    fined = Event.model_construct(
        kind="enforcement", regulator="cqc", subject=None, service="maternity", action="prosecution", stage="imposed",
        amount=Amount(value=12_000, currency="GBP", kind="fine"), to_rating=None, inspected=None, background=True,
    )  # fmt: skip
    assert event_line(fined) == "CQC · maternity · prosecution imposed fine of GBP 12,000 · history"


def test_shortening_ends_at_a_word():
    assert shorten("one\ntwo three", 9) == "one two …"
    assert shorten("one two", 9) == "one two"
