"""What the page says about its article: who wrote it, when, where it was published, and who may read it."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extract.headline import Headline
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extraction import Candidates, Found, PrintedAuthor
from scraper.page import Page


@dataclass(frozen=True, slots=True)
class About:
    canonical: Candidates = ()
    site_name: Candidates = ()
    standfirst: Candidates = ()
    byline: Candidates = ()
    authors: tuple[PrintedAuthor, ...] = ()
    published: Candidates = ()
    modified: Candidates = ()
    section: Candidates = ()
    tags: tuple[Found, ...] = ()
    language: Candidates = ()
    access: Candidates = ()
    truncated: Candidates = ()


def read_about(page: Page, survey: Survey, headline: Headline, story: Story) -> About:
    return About()
