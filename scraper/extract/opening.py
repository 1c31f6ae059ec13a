"""The opening: what stands round the headline before the story's first paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scraper.extract.headline import Headline
from scraper.extract.hints import hints_at
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_BEFORE, _AFTER = 30, 160
"""Rows looked at before and after the headline: share bars and pictures may stand between it and the story."""
_PROSE = 60
_LINE = (3, 159)
"""The fewest and the most characters of a byline and of a line with a date."""
_WORDIEST_PICTURE = 500
_is_picture = hints_at(r"caption|credit|figure|gallery|lightbox")
_is_pictorial = hints_at(r"(?<![a-z])(?:image|photo|picture)")


@dataclass(frozen=True, slots=True)
class Opening:
    """Rows under the headline, `below … end - 1`, and above it."""

    below: int
    end: int
    rows: tuple[int, ...]
    """Those under the headline first."""
    lines: tuple[int, ...]
    """The rows that hold a line of text, in the same order."""


def find_opening(survey: Survey, headline: Headline, story: Story) -> Opening:
    parts = frozenset(story.parts)
    if headline.row is None:
        first = min(story.parts, default=0)
        return _between(survey, max(0, first - _BEFORE), max(0, first - _BEFORE), _story_start(survey, first, parts))
    below = survey.end[headline.row]
    return _between(survey, max(0, headline.row - _BEFORE), below, _story_start(survey, below, parts))


def _between(survey: Survey, start: int, below: int, end: int) -> Opening:
    rows = (*range(below, end), *range(start, min(below, end)))
    return Opening(below, end, rows, tuple(survey.of_length(rows, *_LINE)))


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
    return _several(other for other in _beside(survey, row) if survey.hint[other] == survey.hint[row])


def is_running(survey: Survey, row: int) -> bool:
    """Whether the element is one of a run of paragraphs, side by side."""
    return _several(_beside(survey, row))


def _several(rows: Iterator[int]) -> bool:
    """More than one, without looking for the rest."""
    return next(islice(rows, 1, None), None) is not None


def _beside(survey: Survey, row: int) -> Iterator[int]:
    """The paragraphs of the same tag under the same parent, the element's own row among them; boxes of another class
    hold something else."""
    tag, hint = survey.tag[row], survey.hint[row]
    for each in survey.children(survey.parent[row]):
        if survey.tag[each] == tag and survey.text_length(each) >= _PROSE and (tag == "p" or survey.hint[each] == hint):
            yield each


def place(survey: Survey, row: int) -> str:
    """How provenance names an element: its tag with its first class."""
    return ".".join((survey.tag[row], *survey.hint[row].split()[:1]))


def prints(survey: Survey, row: int) -> bool:
    """Whether some of the element's text is its own, not that of elements inside."""
    return survey.text_before[row + 1] > survey.text_before[row]


def is_hidden(survey: Survey, row: int) -> bool:
    """Whether the element or one right around it says that nobody sees it."""
    near = [survey.elements[each] for each in (row, *islice(survey.ancestors(row), 3))]
    return any(each.get("hidden") is not None or "none" in _shown_as(each.get("style")) for each in near)


def _shown_as(style: str | None) -> str:
    return style.replace(" ", "").lower().partition("display:")[2][:4] if style else ""


def in_picture(survey: Survey, row: int) -> bool:
    """Whether the element belongs to a figure or a caption."""
    near = (row, *islice(survey.ancestors(row), 4))
    if any(survey.tag[each] in ("figure", "figcaption") or _is_picture(survey.hint[each]) for each in near):
        return True
    return any(_is_pictorial(survey.hint[each]) and _holds_one_picture(survey, each) for each in near)


def _holds_one_picture(survey: Survey, row: int) -> bool:
    return survey.text_length(row) <= _WORDIEST_PICTURE and survey.tag[row : survey.end[row]].count("img") == 1
