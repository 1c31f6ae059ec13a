"""Trimming: what was found to be body, without what has a field of its own, is there twice, or only closes it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import dropwhile

from scraper.extract.about import About
from scraper.extract.datelines import read_date_line
from scraper.extract.evidence import Ground
from scraper.extract.lines import HEADINGS
from scraper.extract.stretches import Stretch
from scraper.extract.survey import Survey
from scraper.extraction import Candidates

_LEAST_REPRINTED = 60
"""Characters: shorter lines may be said twice."""
_LEAST_AGAIN = 3
_REPRINTED = 4
"""So many lines, and one in so many, are there again: fewer are repeated for effect."""
_PRINTED = frozenset({"dom", "text", "microdata"})
_BESIDE = 40
"""Characters that may stand beside a byline on its line."""
_LEAST_PULLED = 25
_MOST_PULLED = 30
"""Lines looked up in the others: no article sets more apart, and a page of nothing else must not cost a square."""
_MARKS = "“”„\"‘’' "
_LONGEST_ANNOUNCEMENT = 60
_INTRODUCTION = re.compile(
    r"((?:[A-Z][\w.'’-]* ){1,3}[A-Z][\w.'’-]+) (?:is|was|covers|writes|works|reports|lectures|teaches|leads)\b"
)
"""`Ann Lee is health editor of The Elm Times.`"""


def trim(ground: Ground, kept: list[Stretch], about: About) -> list[Stretch]:
    """Empty only if `kept` is."""
    said = _without_pull_quotes(ground, _once_each(kept))
    return _without_standfirst(ground.survey, _without_tail(_unsigned(said, about), about), about.standfirst)


def _once_each(kept: list[Stretch]) -> list[Stretch]:
    """Some pages print the article again, for paper or for another width of the screen."""
    first = {stretch.text: stretch for stretch in reversed(kept)}
    once = [s for s in kept if len(s.text) < _LEAST_REPRINTED or first[s.text] is s]
    again = len(kept) - len(once)
    return once if again >= _LEAST_AGAIN and again * _REPRINTED > len(kept) else kept


def _without_pull_quotes(ground: Ground, kept: list[Stretch]) -> list[Stretch]:
    """Words set large between the paragraphs are said again there."""
    apart = [s for s in kept if _is_set_apart(ground, s.row)][:_MOST_PULLED]
    pulled = {s.row for s in apart if _is_repeated(s.text, kept)}
    return [s for s in kept if s.row not in pulled]


def _is_set_apart(ground: Ground, row: int) -> bool:
    tag, up = ground.survey.tag[row], ground.survey.parent[row]
    return tag not in HEADINGS and ("blockquote" in (tag, ground.survey.tag[up]) or ground.is_alone(row))


def _is_repeated(line: str, kept: list[Stretch]) -> bool:
    words = line.strip(_MARKS)
    return len(words) >= _LEAST_PULLED and any(words in s.text and len(s.text) > len(line) for s in kept)


def _unsigned(kept: list[Stretch], about: About) -> list[Stretch]:
    """Without the lines above the text that only sign or date it; both have fields of their own."""
    byline = next((found.value for found in about.byline[:1] if found.method in _PRINTED), None)
    return list(dropwhile(lambda stretch: _signs(stretch.text, byline), kept)) or kept


def _signs(text: str, byline: str | None) -> bool:
    if byline and byline in text and len(text) - len(byline) < _BESIDE:
        return True
    return read_date_line(text) is not None


def _without_tail(kept: list[Stretch], about: About) -> list[Stretch]:
    """Without the lines under the text that introduce its author, or announce what does not follow."""
    signed = " ".join(author.name for author in about.authors)
    last = len(kept)
    while last and _is_tail(kept[last - 1].text, signed):
        last -= 1
    return kept[:last] or kept


def _is_tail(text: str, signed: str) -> bool:
    if len(text) < _LONGEST_ANNOUNCEMENT and text.endswith(":"):
        return True
    introduced = _INTRODUCTION.match(text)
    return introduced is not None and introduced[1] in signed


def _without_standfirst(survey: Survey, kept: list[Stretch], standfirst: Candidates) -> list[Stretch]:
    """A standfirst that is one paragraph among others stays: cut out, the text would begin with its second."""
    shown = {found.value for found in standfirst[:1] if found.method == "dom"}
    places = Counter((survey.tag[stretch.row], survey.parent[stretch.row]) for stretch in kept)
    rest = [s for s in kept if s.text not in shown or places[survey.tag[s.row], survey.parent[s.row]] > 1]
    return rest or kept
