"""The opening: what stands round the headline before the story's first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scraper.extract.headline import Headline
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_BEFORE, _AFTER = 30, 160
"""Rows looked at before and after the headline: share bars and pictures may stand between it and the story."""
_PROSE = 60
_PICTURE = re.compile(r"caption|credit|figure|gallery|lightbox")


@dataclass(frozen=True, slots=True)
class Opening:
    """Rows `start … end - 1`; those from `below` on stand under the headline."""

    start: int
    below: int
    end: int

    def rows(self) -> Iterator[int]:
        """Under the headline first, then above it."""
        yield from range(self.below, self.end)
        yield from range(self.start, min(self.below, self.end))


def find_opening(survey: Survey, headline: Headline, story: Story) -> Opening:
    parts = frozenset(story.parts)
    if headline.row is None:
        first = min(story.parts, default=0)
        return Opening(max(0, first - _BEFORE), max(0, first - _BEFORE), _story_start(survey, first, parts))
    below = survey.end[headline.row]
    return Opening(max(0, headline.row - _BEFORE), below, _story_start(survey, below, parts))


def _story_start(survey: Survey, row: int, parts: frozenset[int]) -> int:
    """The first paragraph that has another one beside it."""
    last = min(row + _AFTER, len(survey.tag))
    for each in range(row, last):
        prose = survey.tag[each] == "p" and survey.text_length(each) >= _PROSE
        if prose and survey.parent[each] in parts and _is_usual(survey, each):
            return each
    return last


def _is_usual(survey: Survey, row: int) -> bool:
    """Whether another paragraph beside it is classed alike: a standfirst stands out."""
    return sum(survey.hint[other] == survey.hint[row] for other in _beside(survey, row)) > 1


def is_running(survey: Survey, row: int) -> bool:
    """Whether the element is one of a run of paragraphs, side by side."""
    return len(_beside(survey, row)) > 1


def _beside(survey: Survey, row: int) -> list[int]:
    """The paragraphs of the same tag under the same parent, the element's own row among them."""
    same = survey.elements[survey.parent[row]].iterchildren(survey.tag[row])
    return [other for each in same if survey.text_length(other := survey.row[each]) >= _PROSE]


def place(survey: Survey, row: int) -> str:
    """How provenance names an element: its tag with its first class."""
    return ".".join((survey.tag[row], *survey.hint[row].split()[:1]))


def in_picture(survey: Survey, row: int) -> bool:
    """Whether the element belongs to a figure or a caption."""
    near = (row, *[up for up, _ in zip(survey.ancestors(row), range(4), strict=False)])
    return any(survey.tag[each] in ("figure", "figcaption") or _PICTURE.search(survey.hint[each]) for each in near)
