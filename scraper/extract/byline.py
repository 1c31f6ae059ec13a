"""The byline: the lines near the headline that say who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from scraper.extract.hints import hints_at
from scraper.extract.opening import Opening, place
from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.record import Method

_is_byline = hints_at(
    r"by-?line|authors?(?![a-z])|author(?:name|link|info)|writers?(?![a-z])|published-by|contributor|reporter"
    r"|(?<!\S)(?:name|autor|auteur)(?!\S)"
)
_is_box = hints_at(r"comment|bio\b|avatar|follow|social|related|newsletter|(?<!v)card|promo|recirc|most-?read|e-?mail")
_LONGEST = 120
_STARTS_BY = re.compile(r"\s*+(?:by|written|words|report(?:ed|ing)?|story)\b", re.IGNORECASE)
_BY = re.compile(r"(?:written |words |report(?:ed|ing) |story )?by:?\s+\S(?!.*\bediting by\b)", re.IGNORECASE)
"""An agency's sign-off names its editors: `Reporting by Ann Lee; Editing by Bob Day`."""
_NAME = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}"
NAMES = rf"{_NAME}(?:(?:,| and| &|,? and|/| /) ?{_NAME})*"
_SIGNED = re.compile(
    rf"{NAMES}(?:,\s[^|]{{3,60}}?)?\s*[|·•–-]?\s*(?:[A-Z]\w+day,?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}),?\s+\d{4}\b.{0,20}"
)
_SHAPED = "with name and date"
_AUTHOR_TERM = re.compile(r"(?i)\b(?:authors?|by|written|writers?|reporters?)\b")
_PAGE = re.compile(
    r"/(?:authors?|profiles?|by|people|staff|contributors?|journalists?|reporters?|writers?|columnists?|autor)/[^/]"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """`where` says by which mark the element was known."""

    row: int
    where: str

    @property
    def method(self) -> Method:
        return "microdata" if "[itemprop=" in self.where else "dom"


def find_bylines(survey: Survey, opening: Opening) -> tuple[Byline, ...]:
    """Those that a name or a word marks first: beside the article's, most-read boxes print names with dates too."""
    return tuple(sorted(_outermost(survey, opening), key=lambda each: each.where.endswith(_SHAPED)))


def _outermost(survey: Survey, opening: Opening) -> Iterator[Byline]:
    """Short elements near the headline that bear a mark, without those inside them."""
    done = 0
    for row in opening.lines:
        inside = opening.below <= row < done
        if not inside and (where := _mark(survey, row)):
            done = survey.end[row]
            yield _by(survey, row) or Byline(row, where)


def _by(survey: Survey, row: int) -> Byline | None:
    """The line that begins with `By`, when the marked element holds more than that: a profile may fold open beside."""
    text = printed(survey.elements[row])
    if len(text) <= _LONGEST and _BY.match(text):
        return None
    inner = range(row + 1, survey.end[row])
    return next((Byline(each, where) for each in inner if (where := _line_mark(survey, each))), None)


def _line_mark(survey: Survey, row: int) -> str | None:
    marked = _mark(survey, row)
    return marked if marked and _BY.match(printed(survey.elements[row])) else None


def _mark(survey: Survey, row: int) -> str | None:
    """What makes an element a byline: its name, its first word, or a link to an author's page."""
    element, hint = survey.elements[row], survey.hint[row]
    if _is_byline(hint):
        return None if _is_box(hint) else place(survey, row)
    if survey.tag[row] == "a" and (mark := _link_mark(element)):
        return mark if _may_sign(survey, row) else None
    if element.get("itemprop") == "author":
        return f"{survey.tag[row]}[itemprop=author]"
    if (text := element.text) and _STARTS_BY.match(text) and _BY.match(printed(element)):
        return f"{survey.tag[row]} beginning with By"
    if survey.end[row] - row < 6 and _ends_in_digit(element) and _SIGNED.fullmatch(printed(element)):
        return f"{survey.tag[row]} {_SHAPED}"
    return None


def _may_sign(survey: Survey, row: int) -> bool:
    """Lists of terms name ministers and departments too: `From: the Department of Elm`."""
    up = survey.parent[row]
    term = survey.before(up) if survey.tag[up] == "dd" else None
    return term is None or _AUTHOR_TERM.search(printed(survey.elements[term])) is not None


def _link_mark(link: HtmlElement) -> str | None:
    if link.get("rel") == "author":
        return "a[rel=author]"
    return "a[author page]" if is_author_page(link.get("href")) else None


def _ends_in_digit(element: HtmlElement) -> bool:
    """Whether a line may end in a year, told without putting its words together."""
    last = element[-1] if len(element) else None
    text = element.text if last is None else last.tail or last.text
    return text is not None and text.rstrip()[-1:].isdigit()


def is_author_page(address: str | None) -> bool:
    return address is not None and _PAGE.search(address.lower()) is not None
