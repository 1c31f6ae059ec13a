"""Teaser cards: related, recommended and most-read articles, as data."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extract.headline import Headline
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extraction import PrintedTeaser
from scraper.page import Page


@dataclass(frozen=True, slots=True)
class Card:
    """`row` is the card's element (or its block's, when that holds nothing else): the body leaves it out."""

    row: int
    teaser: PrintedTeaser


def find_teasers(page: Page, survey: Survey, headline: Headline, story: Story) -> tuple[Card, ...]:
    return ()
