"""The standfirst: the summary printed under the headline. A description nobody sees is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from scraper.extract.hints import hints_at
from scraper.extract.lines import SUBHEADINGS
from scraper.extract.opening import Opening, in_picture, is_hidden, is_running, place, prints
from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.extract.titles import bare
from scraper.extraction import Candidates, Found

_has_name = hints_at(
    r"stand-?first|dec?k(?<![a-z]deck)(?<![a-z]dek)(?!\w)|sub-?head|sub-?title|sub-?deck|excerpt|lede(?!\w)|kicker-text|article-?summary"
    r"|article-?intro|lead-?text|tagline|synopsis|post-?summary|entry-?summary|chapo|vorspann"
)
_leads = hints_at(r"(?:^|[\s_-])(?:intro|lead|lede|(?<!speakable-)summary|vorspann|chapo|ingress)(?:$|[\s_-])")
"""Names that single out one of several paragraphs; `first` is only the first of them."""
_names_other = hints_at(
    r"byline|author|date|time|share|social|caption|credit|meta|tags?\b|topic|breadcrumb|newsletter|sign-?up"
    r"|promo|related|comment|advert|ad(?<!\wad)(?!\w)|nav\b|menu|modal|popup|video|player|subscri|bookmark|tool-?bar|rating|disclaimer|disclosure"
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
_FEWEST_WORDS = 3
_INLINE = frozenset({"em", "strong", "b", "i", "span"})


def find_standfirst(survey: Survey, opening: Opening, headline: str, told: Iterable[str]) -> Candidates:
    """An element named as one, else one that says what the page has `told` machines, else the first line of all.

    Without a name a paragraph of the story is none.
    """
    known, summaries = bare(headline), frozenset(map(bare, frozenset(told)))
    lines = [each for each in islice(_lines(survey, opening, summaries), _LINES) if not _repeats(each[1], known)]
    named = [each for each in lines if _named(survey, each[0])]
    same = [each for each in lines if bare(each[1]) in summaries and not _is_body(survey, each[0])]
    first = [each for each in lines[:1] if not _late(survey, opening, each[0]) and not _is_body(survey, each[0])]
    return tuple(Found(text, "dom", place(survey, row)) for row, text in dict.fromkeys((*named, *same, *first)))


def _repeats(text: str, headline: str) -> bool:
    """Whether a line says the headline again; `headline` is bare."""
    return len(text) < 2 * len(headline) and bare(text) in headline


def _lines(survey: Survey, opening: Opening, summaries: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The sentences under the headline: elements that print text themselves and are no byline, caption or link."""
    done = opening.below
    below = range(opening.below, min(opening.end + 1, len(survey.tag)))
    for row in survey.of_length(below, _SHORTEST, _LONGEST):
        if row >= done and _prints(survey, row) and not _is_linked(survey, row):
            text = printed(survey.elements[row])
            if _is_furniture(text) or is_hidden(survey, row):
                continue
            if not _is_other(survey, row) or bare(text) in summaries:
                done = survey.end[row]
                yield row, text


def _prints(survey: Survey, row: int) -> bool:
    """Whether most of the element's text is its own or that of its inline children, not that of blocks inside, and it
    is a line of its own: words stressed in one summarise nothing."""
    if survey.tag[row] in _INLINE and survey.text_length(survey.parent[row]) > survey.text_length(row):
        return False
    if prints(survey, row):
        return True
    return survey.end[row] > row + 1 and survey.tag[row + 1] in _INLINE and len(survey.elements[row]) == 1


def _is_linked(survey: Survey, row: int) -> bool:
    return survey.link_length(row) * 2 >= survey.text_length(row)


def _is_furniture(text: str) -> bool:
    """Bylines, credits, names of files, and short lines with a year, which are dates with something beside them."""
    words = text.count(" ") + 1
    return words < _FEWEST_WORDS or _SPOKEN.match(text) is not None or (words < 10 and _YEAR.search(text) is not None)


def _is_other(survey: Survey, row: int) -> bool:
    if in_picture(survey, row) or survey.tag[row] == "li":
        return True
    near = (row, *islice(survey.ancestors(row), 3))
    return any(_names_other(survey.hint[each]) for each in near) and not _named(survey, row)


def _named(survey: Survey, row: int) -> bool:
    return _has_name(survey.hint[row]) or _has_name(survey.hint[survey.parent[row]])


def _is_body(survey: Survey, row: int) -> bool:
    """A paragraph that looks like the ones after it is the first of them."""
    if survey.tag[row] in SUBHEADINGS or _leads(survey.hint[row]) or _is_all_of_lead(survey, row):
        return False
    return is_running(survey, row) or _shape(survey, row) == _shape(survey, _next_prose(survey, row))


def _is_all_of_lead(survey: Survey, row: int) -> bool:
    """Whether it stands alone in an element that leads."""
    up = survey.parent[row]
    return survey.text_length(up) == survey.text_length(row) and _leads(survey.hint[up])


def _late(survey: Survey, opening: Opening, row: int) -> bool:
    """Far below the headline, where only a name makes a standfirst."""
    return survey.text_before[row] - survey.text_before[opening.below] > _NEAR


def _next_prose(survey: Survey, row: int) -> int:
    rest = range(survey.end[row], min(survey.end[row] + 100, len(survey.tag)))
    return next((each for each in rest if survey.tag[each] == survey.tag[row] and survey.text_length(each) > 80), -1)


def _shape(survey: Survey, row: int) -> tuple[str, ...]:
    up = survey.parent[row]
    return () if row < 0 else (survey.tag[row], survey.hint[row], survey.tag[up], survey.hint[up])
