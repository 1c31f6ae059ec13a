"""Where on the page the article's own text stands."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extract.headline import Headline
from scraper.extract.survey import Survey
from scraper.page import Page


@dataclass(frozen=True, slots=True)
class Story:
    """`root` is the row of the smallest element that holds the whole text; `parts` are the rows inside it that hold
    paragraphs of the article (a body may be split over siblings), in document order. Both empty on a page of cards."""

    root: int | None
    parts: tuple[int, ...]


def find_story(page: Page, survey: Survey, headline: Headline) -> Story:
    rows = [row for row, tag in enumerate(survey.tag) if tag == "p" and survey.text_length(row) > 80]
    if not rows:
        return Story(None, ())
    counts: dict[int, int] = {}
    for row in rows:
        counts[survey.parent[row]] = counts.get(survey.parent[row], 0) + survey.text_length(row)
    root = max(counts, key=lambda row: counts[row])
    return Story(root, (root,))
