"""The article's text as blocks, without what only stands among it."""

from __future__ import annotations

from scraper.extract.headline import Headline
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extraction import PrintedBlock
from scraper.page import Page


def read_body(
    page: Page, survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...]
) -> tuple[PrintedBlock, ...]:
    if story.root is None:
        return ()
    paragraphs = survey.elements[story.root].iter("p")
    texts = [" ".join(p.text_content().split()) for p in paragraphs]
    return tuple(PrintedBlock("paragraph", text) for text in texts if text)
