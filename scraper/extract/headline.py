"""The headline, and where it stands: much else is found by its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scraper.extract.label import find_label
from scraper.extract.linked import Linked
from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.extract.titles import bare, read_titles
from scraper.extraction import Candidates, Found
from scraper.page import Page

_WORD = re.compile(r"\w+")
_LONGEST = 1000
"""Characters: a longer <h1> was left open, or holds the page."""
_ENOUGH = 0.5
"""Share of common words that makes a heading and a title one headline: titles are often reworded."""
_LESSER = ("h2", "h3", "h4")
_LEAST_WORDS = 4
"""A heading that no title backs must at least look like a sentence: `Log in` and the site's name do not."""


@dataclass(frozen=True, slots=True)
class Headline:
    """`row` is the heading's row in the survey, None when no element shows the headline."""

    candidates: Candidates
    label: Candidates
    row: int | None

    @property
    def text(self) -> str:
        return self.candidates[0].value if self.candidates else ""


def find_headline(page: Page, survey: Survey, linked: Linked) -> Headline:
    titles = read_titles(page, linked)
    row = _heading(survey, titles)
    shown = () if row is None else (Found(printed(survey.elements[row]), "dom", survey.tag[row]),)
    candidates = (*titles, *shown) if shown and _outvoted(shown[0], titles) else (*shown, *titles)
    return Headline(candidates, find_label(survey, candidates, row), row)


def _heading(survey: Survey, titles: Candidates) -> int | None:
    """The heading that says what the titles say; without such, the first that could be a headline."""
    first = survey.of_length(survey.tagged("h1"), 1, _LONGEST)
    named = {title.value for title in titles}
    rated = [(_agreement(printed(survey.elements[row]), named), -row) for row in first]
    best, row = max(rated, default=(0.0, 0))
    if best >= _ENOUGH:
        return -row
    if (other := _same_words(survey, titles)) is not None:
        return other
    return next((row for row in first if len(printed(survey.elements[row]).split()) >= _LEAST_WORDS), None)


def _same_words(survey: Survey, titles: Candidates) -> int | None:
    """An element of any kind that prints a title and nothing else: a lesser heading before a line of text."""
    named = {bare(title.value): len(title.value) for title in titles}
    longest = max(named.values(), default=0)
    rows = survey.of_length(range(len(survey.tag)), longest // 2 + 1, longest)
    same = [row for row in rows if survey.end[row] - row < 10 and bare(printed(survey.elements[row])) in named]
    return next((row for row in same if survey.tag[row] in _LESSER), same[0] if same else None)


def _agreement(text: str, titles: Iterable[str]) -> float:
    """1 for a title's very words, else a little less than the share of words shared with the closest title."""
    if not titles:
        return 0.0
    said, letters = _words(text), bare(text)
    return max(1.0 if letters == bare(title) else 0.9 * _shared(said, _words(title)) for title in titles)


def _shared(these: frozenset[str], those: frozenset[str]) -> float:
    return len(these & those) / (min(len(these), len(those)) or 1)


@lru_cache(32)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _outvoted(shown: Found, titles: Candidates) -> bool:
    """The titles of at least three places agree on a fuller wording: display type shortens names to fit.

    Where they say something else altogether, the heading is newer: live pages change it first.
    """
    named = {bare(title.value): title.value for title in titles}
    if len(named) != 1 or len(titles) < 3:
        return False
    return len(titles[0].value) > len(shown.value) and 0.8 <= _agreement(shown.value, named.values()) < 1
