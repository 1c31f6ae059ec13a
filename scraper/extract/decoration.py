"""Decoration: pictures on the page that are not of the article. Badges, portraits of writers, covers of editions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice, takewhile

from scraper.extract.hints import hints_at
from scraper.extract.printed import printed
from scraper.extract.survey import Survey

_is_decorative = hints_at(
    r"logo|avatar|icon|author|byline|profile|headshot|emoji|sprite|promo|newsletter|sign-?up|advert"
    r"|(?:^|[ _-])(?:ads?|card)(?![a-z])|related|share|social|pixel|track|sponsor|teaser"
    r"|(?<!post-)thumb(?:nail)?s?(?![a-z])|contributor|portrait|badge|flag|sidebar|recirc|most-read"
)
_MARKS = (
    "logo", "avatar", "sprite", "favicon", "placeholder", "headshot", "scorecardresearch", "doubleclick", "divider",
    "separator", "spacer", "facebook.com/tr", "/pixel", "/ad/", "/ads/", "/icon/", "/icons/", "/plugins/", "/themes/",
)  # fmt: skip
_DRAWING = re.compile(r"\.svg(?:$|\?)")
_DEFAULT = re.compile(r"(?<![a-z])default(?:[-_.]|share)")
_LARGE_COPY = re.compile(
    r"(?i)\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|/(?:image|photo|picture|gallery|multimedia|media|attachment)s?/"
)
_SMALLEST = 101
"""Pixels: narrower or lower is decoration."""
_DIGITS = 4
_SIGNATURE = re.compile(
    r"(?i)(?:(?:medically |fact[- ])?(?:written|words|reviewed|checked|posted)\s+)?(?:by|von|par|gan)\s"
)
_LONGEST_SIGNATURE = 160
_NEAREST_TEXT = 4
"""Elements around a portrait, of which one holds the byline."""
_is_stage = hints_at(
    r"hero|lead(?!ing)|lede|feature|masthead|wp-post-image"
    r"|(?:main|article|story|post|entry|page|header|top)[-_ ]*(?:image|img|photo|picture|media|figure|thumb|visual)"
)
_STAGES = frozenset({"figure", "article", "main"})
"""Where a picture above the headline is the article's; elsewhere it advertises an app or an edition."""


def is_no_picture(address: str) -> bool:
    """Whether an address belongs to a mark, a pixel or a stand-in."""
    if any(map(address.__contains__, _MARKS)):
        return True
    return _DRAWING.search(address) is not None or ("default" in address and _DEFAULT.search(address) is not None)


def is_small(given: Mapping[str, str]) -> bool:
    """By the attributes of an image."""
    return _is_short(given.get("width")) or _is_short(given.get("height"))


def _is_short(side: str | None) -> bool:
    return side is not None and side.isdecimal() and len(side) <= _DIGITS and int(side) < _SMALLEST


def is_portrait(survey: Survey, row: int) -> bool:
    """Whether the nearest text is a byline: the picture shows who wrote it."""
    for up in islice(survey.ancestors(row), _NEAREST_TEXT):
        if size := survey.text_length(up):
            return size <= _LONGEST_SIGNATURE and _SIGNATURE.match(printed(survey.elements[up])) is not None
    return False


def _is_offstage(survey: Survey, row: int) -> bool:
    """Whether it stands in no place for the article's picture."""
    near = (row, *islice(survey.ancestors(row), 3))
    staged = survey.elements[row].get("itemprop") or any(_is_stage(survey.hint[each]) for each in near)
    return not staged and _STAGES.isdisjoint(survey.tag[up] for up in survey.ancestors(row))


def _leads_away(survey: Survey, row: int) -> bool:
    """Whether the picture is the button of a link to something else than its own large copy."""
    for up in survey.ancestors(row):
        if survey.tag[up] == "a":
            href = survey.elements[up].get("href") or "#"
            return not (href.startswith(("#", "javascript:")) or _LARGE_COPY.search(href))
    return False


def is_decoration(survey: Survey, row: int, headline: int | None) -> bool:
    """Whether a picture without caption and credit is of the page, not of the article; `headline` is its row."""
    if _leads_away(survey, row) or (headline is not None and row < headline and _is_offstage(survey, row)):
        return True
    around = takewhile(lambda up: survey.tag[up] != "figure", islice(survey.ancestors(row), 3))
    return any(_is_decorative(survey.hint[each]) for each in (row, *around))
