"""The standfirst: the summary printed under the headline. A description nobody sees is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scraper.extract.opening import Opening, in_picture, is_running, place
from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.extract.titles import bare
from scraper.extraction import Candidates, Found

_NAMED = re.compile(
    r"stand-?first|\bdek\b|-dek\b|sub-?head|sub-?title|sub-?deck|excerpt|\bdeck\b|__deck|\blede\b|\bkicker-text|article-?summary"
    r"|article-?intro|lead-?text|tagline|synopsis|post-?summary|entry-?summary"
)
_LEADING = re.compile(r"(?:^|[\s_-])(?:intro|lead|lede|summary|vorspann|chapo|ingress)(?:$|[\s_-])")
"""Names that single out one of several paragraphs; `first` is only the first of them."""
_OTHER = re.compile(
    r"byline|author|date|time|share|social|caption|credit|meta|tags?\b|topic|breadcrumb|newsletter|sign-?up"
    r"|promo|related|comment|advert|\bad\b|nav\b|menu|video|player|subscri|bookmark|tool-?bar|rating|disclaimer|disclosure"
)
_SPOKEN = re.compile(
    r"(?:(?:written |reviewed |fact[- ]checked )?by|published|posted|updated|last (?:modified|updated)|share|follow"
    r"|listen|image|photo|credit|source|advert)\b|©|\(c\)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NEAR = 60
"""Characters between the headline and a standfirst without a name: a label, a date."""
_LINES = 6
_SHORTEST, _LONGEST = 25, 500
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})


def find_standfirst(survey: Survey, opening: Opening, headline: str) -> Candidates:
    """An element named as one, else the first line under the headline where that is no paragraph of the story."""
    lines = [each for each in islice(_lines(survey, opening), _LINES) if bare(each[1]) not in bare(headline)]
    named = [each for each in lines if _named(survey, each[0])]
    first = [each for each in lines[:1] if not _late(survey, opening, each[0]) and not _is_body(survey, each[0])]
    return tuple(Found(text, "dom", place(survey, row)) for row, text in dict.fromkeys((*named, *first)))


def _lines(survey: Survey, opening: Opening) -> Iterator[tuple[int, str]]:
    """The sentences under the headline: elements that print text themselves and are no byline, caption or link."""
    done = opening.below
    for row in range(opening.below, min(opening.end + 1, len(survey.tag))):
        size = survey.text_length(row)
        if row < done or not _SHORTEST <= size <= _LONGEST or not _prints(survey, row):
            continue
        text = printed(survey.elements[row])
        if survey.link_length(row) * 2 < size and not _is_furniture(text) and not _is_other(survey, row):
            done = survey.end[row]
            yield row, text


def _prints(survey: Survey, row: int) -> bool:
    """Whether most of the element's text is its own or that of its inline children, not that of blocks inside."""
    element = survey.elements[row]
    return any(part and part.strip() for part in (element.text, *(child.tail for child in element))) or (
        len(element) == 1 and survey.tag[row + 1] in ("em", "strong", "b", "i", "span")
    )


def _is_furniture(text: str) -> bool:
    """Bylines, credits, and short lines with a year, which are dates with something beside them."""
    return _SPOKEN.match(text) is not None or (len(text.split()) < 10 and _YEAR.search(text) is not None)


def _is_other(survey: Survey, row: int) -> bool:
    if in_picture(survey, row) or survey.tag[row] == "li":
        return True
    near = (row, *[up for up, _ in zip(survey.ancestors(row), range(3), strict=False)])
    return not _named(survey, row) and any(_OTHER.search(survey.hint[each]) for each in near)


def _named(survey: Survey, row: int) -> bool:
    return any(_NAMED.search(survey.hint[each]) for each in (row, survey.parent[row]))


def _is_body(survey: Survey, row: int) -> bool:
    """A paragraph that looks like the ones after it is the first of them."""
    if survey.tag[row] in _HEADINGS or _LEADING.search(survey.hint[row]):
        return False
    return is_running(survey, row) or _shape(survey, row) == _shape(survey, _next_prose(survey, row))


def _late(survey: Survey, opening: Opening, row: int) -> bool:
    """Far below the headline, where only a name makes a standfirst."""
    return survey.text_before[row] - survey.text_before[opening.below] > _NEAR


def _next_prose(survey: Survey, row: int) -> int:
    rest = range(survey.end[row], min(survey.end[row] + 100, len(survey.tag)))
    return next((each for each in rest if survey.tag[each] == survey.tag[row] and survey.text_length(each) > 80), -1)


def _shape(survey: Survey, row: int) -> tuple[str, ...]:
    up = survey.parent[row]
    return () if row < 0 else (survey.tag[row], survey.hint[row], survey.tag[up], survey.hint[up])
