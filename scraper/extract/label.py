"""The label: EXCLUSIVE, BREAKING NEWS, Comment, as a prefix of the headline or a kicker above it."""

from __future__ import annotations

import re

from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.extraction import Candidates, Found

_WORDS = (
    r"(?:exclusive|breaking(?: news)?|(?:guest |editor['’]s |reader )?comment|opinion|(?:news )?analysis|interview"
    r"|feature|editorial|explainer|obituary|live(?: blog)?|watch|updated?|blog|in (?:brief|pictures)|podcast|q&a"
    r"|profile|fact check|(?:the )?(?:big|long) read|special report|investigation|sponsored|advertorial"
    r"|partner content|press release|communiqué(?: de presse)?|pressemitteilung|datganiad i['’]r wasg"
    r"|kommentar|entretien)"
)
_PREFIX = re.compile(rf"^({_WORDS})\s*(?::|\s[-–—|]\s)", re.IGNORECASE)
_KICKER = re.compile(rf"{_WORDS}:?", re.IGNORECASE)
_NEAR = 12
"""Rows between a kicker and its headline."""


def find_label(survey: Survey, headline: Candidates, row: int | None) -> Candidates:
    if headline and (prefix := _PREFIX.match(headline[0].value)):
        return (Found(prefix[1], "text", "prefix of the headline"),)
    return () if row is None else _kicker(survey, row)


def _kicker(survey: Survey, row: int) -> Candidates:
    """The nearest text above the headline, else the one just below it."""
    above = (each for each in range(row - 1, max(row - _NEAR, 0), -1) if _is_line(survey, each))
    below = (
        each for each in range(survey.end[row], min(survey.end[row] + 3, len(survey.tag))) if _is_line(survey, each)
    )
    for each in (next(above, None), next(below, None)):
        if each is not None and _KICKER.fullmatch(text := printed(survey.elements[each])):
            return (Found(text.rstrip(":"), "dom", f"kicker {survey.tag[each]}"),)
    return ()


def _is_line(survey: Survey, row: int) -> bool:
    """Whether the element itself prints something."""
    return survey.text_length(row) > 0 and bool((survey.elements[row].text or "").strip())
