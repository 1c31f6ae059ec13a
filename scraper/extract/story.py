"""Where on the page the article's own text stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from scraper.extract.headline import Headline
from scraper.extract.survey import Survey
from scraper.page import Page

_ASIDE = frozenset({"nav", "footer", "aside", "form", "figure", "header"})
_LEAST_PARAGRAPH = 60


@dataclass(frozen=True, slots=True)
class Story:
    """`root` is the row of the smallest element that holds the whole text; `parts` are the rows inside it that hold
    paragraphs of the article (a body may be split over siblings), in document order. Both empty on a page of cards."""

    root: int | None
    parts: tuple[int, ...]


def find_story(page: Page, survey: Survey, headline: Headline) -> Story:
    prose = [_prose(survey, row) for row in range(len(survey.tag))]
    held: dict[int, int] = {}
    for row, size in enumerate(prose):
        if size:
            held[survey.parent[row]] = held.get(survey.parent[row], 0) + size
    if not held:
        return Story(None, ())
    densest = max(held, key=lambda row: held[row])
    root = _widen(survey, densest, list(accumulate(prose, initial=0)))
    return Story(root, tuple(row for row in sorted(held) if survey.inside(row, root)))


def _prose(survey: Survey, row: int) -> int:
    """Characters of a paragraph that are not links; 0 for what is none."""
    if survey.tag[row] != "p" or any(survey.tag[up] in _ASIDE for up in survey.ancestors(row)):
        return 0
    size = survey.text_length(row) - survey.link_length(row)
    return size if size >= _LEAST_PARAGRAPH else 0


def _widen(survey: Survey, row: int, before: list[int]) -> int:
    """Up from the densest element as long as the next one holds much more prose: a body split over siblings."""
    best, size = row, before[survey.end[row]] - before[row]
    for up in survey.ancestors(row):
        wider = before[survey.end[up]] - before[up]
        if wider > 1.2 * size:
            best, size = up, wider
    return best
