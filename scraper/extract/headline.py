"""The headline, and where it stands: much else is found by its place."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extract.survey import Survey
from scraper.extraction import Candidates, Found
from scraper.page import Page


@dataclass(frozen=True, slots=True)
class Headline:
    """`row` is the heading's row in the survey, None when no element shows the headline."""

    candidates: Candidates
    label: Candidates
    row: int | None


def find_headline(page: Page, survey: Survey) -> Headline:
    for row, tag in enumerate(survey.tag):
        if tag == "h1" and survey.text_length(row):
            text = " ".join(survey.elements[row].text_content().split())
            return Headline((Found(text, "dom", "h1"),), (), row)
    return Headline((), (), None)
