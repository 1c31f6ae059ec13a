"""The headline, and where it stands: much else is found by its place."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extract.label import find_label
from scraper.extract.linked import Linked
from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.extract.titles import bare, read_titles
from scraper.extraction import Candidates, Found
from scraper.page import Page

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
    first = [row for row, tag in enumerate(survey.tag) if tag == "h1" and survey.text_length(row)]
    rated = [(_agreement(printed(survey.elements[row]), titles), -row) for row in first]
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
    rows = [row for row, tag in enumerate(survey.tag) if longest / 2 < survey.text_length(row) <= longest]
    same = [row for row in rows if survey.end[row] - row < 10 and bare(printed(survey.elements[row])) in named]
    return next((row for row in same if survey.tag[row] in _LESSER), same[0] if same else None)


def _agreement(text: str, titles: Candidates) -> float:
    """1 for a title's very words, else the share of words that the text and the closest title have in common."""
    return max((_likeness(text, title.value) for title in titles), default=0.0)


def _likeness(one: str, other: str) -> float:
    if bare(one) == bare(other):
        return 1.0
    these, those = _words(one), _words(other)
    return len(these & those) / min(len(these), len(those)) * 0.9 if these and those else 0.0


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(None, map(bare, text.split())))


def _outvoted(shown: Found, titles: Candidates) -> bool:
    """The titles of at least three places agree on a fuller wording: display type shortens names to fit.

    Where they say something else altogether, the heading is newer: live pages change it first.
    """
    if len({bare(title.value) for title in titles}) != 1 or len(titles) < 3:
        return False
    return len(titles[0].value) > len(shown.value) and 0.8 <= _agreement(shown.value, titles) < 1
