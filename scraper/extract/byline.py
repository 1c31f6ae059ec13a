"""The byline: the lines near the headline that say who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scraper.extract.opening import Opening, place
from scraper.extract.printed import printed
from scraper.extract.survey import Survey

_NAMED = re.compile(
    r"by-?line|\bauthors?\b|author[-_]?(?:name|s|link|info)|[-_]authors?\b|\bwriter\b|published-by|contributor|reporter"
    r"|(?:^|\s)name(?:\s|$)"
)
_BOX = re.compile(r"comment|bio\b|avatar|follow|social|related|newsletter|card|promo|recirc|most-?read|e-?mail")
_STARTS_BY = re.compile(r"\s*(?:by|written|words|report|story)\b", re.IGNORECASE)
_BY = re.compile(r"(?:written |words |reported |story )?by:?\s+\S", re.IGNORECASE)
_PAGE = re.compile(
    r"/(?:authors?|profiles?|by|people|staff|contributors?|journalists?|reporters?|writers?|columnists?|autor)/[^/]",
    re.IGNORECASE,
)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """`where` says by which mark the element was known."""

    row: int
    where: str


def find_bylines(survey: Survey, opening: Opening) -> tuple[Byline, ...]:
    return tuple(_outermost(survey, opening))


def _outermost(survey: Survey, opening: Opening) -> Iterator[Byline]:
    """Short elements near the headline that bear a mark, without those inside them."""
    done = 0
    for row in opening.rows():
        inside = opening.below <= row < done
        if not inside and 2 < survey.text_length(row) < _LONGEST and (where := _mark(survey, row)):
            done = survey.end[row]
            yield Byline(row, where)


def _mark(survey: Survey, row: int) -> str | None:
    """What makes an element a byline: its name, its first word, or a link to an author's page."""
    element, hint = survey.elements[row], survey.hint[row]
    if _BOX.search(hint):
        return None
    if _NAMED.search(hint):
        return place(survey, row)
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return f"{survey.tag[row]}[author]"
    if survey.tag[row] == "a" and is_author_page(element.get("href")):
        return "a[author page]"
    if _STARTS_BY.match(element.text or "") and _BY.match(printed(element)):
        return f"{survey.tag[row]} beginning with By"
    return None


def is_author_page(address: str | None) -> bool:
    return address is not None and _PAGE.search(address) is not None
