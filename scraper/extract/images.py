"""The article's pictures with caption and credit."""

from __future__ import annotations

from scraper.extract.headline import Headline
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extraction import PrintedImage
from scraper.page import Page


def find_images(
    page: Page, survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...]
) -> tuple[PrintedImage, ...]:
    return ()
