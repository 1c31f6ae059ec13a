"""One card read: which of its lines is the headline, the byline, the date, the summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from scraper.extract.datelines import read_byline, read_date_line, read_topic_line
from scraper.extract.hints import hints_at
from scraper.extract.lines import Line, lines_of
from scraper.extract.links import Link
from scraper.extract.pictures import picture_address
from scraper.extract.printed import flat
from scraper.extract.survey import Survey
from scraper.extraction import PrintedTeaser

_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|people|person|profiles?|journalists?|contributors?|columnists?|staff|reporters?)/"
)
_is_byline = hints_at(r"(?:author|byline|contributor|writer)s?(?![a-z])|(?:^|[ _-])by(?![\w-])")
_is_title = hints_at(r"title|headline|heading|[-_]hed")
_is_aside = hints_at(
    r"kicker|category|rank|eyebrow|badge|label|overline|rubric|counter|comment"
    r"|(?:tag|number|count|live|section)s?(?![a-z])"
)
_NOISE = re.compile(
    r"""(?xi) \W* | by:? | \#?\d{1,3}[.)]? | \d+\ (?:comments?|shares?|min(?:ute)?s?(?:\ read)?)
    | (?:read|see|view|learn|show|browse)\ (?:more|next|full.*|all\b.*)\W* | continue\ reading\W*
    | (?:watch|listen)(?:\ now)? | video | gallery | live | exclusive | premium | subscribers?\ only | save | share
    | advertisement | related | read\ next | most\ (?:read|popular) | trending | latest | recommended | more"""
)
_is_dated = hints_at(r"date|time|meta|posted|published|info")
_REVIEWED = re.compile(r"(?i)(?:(?:medically|clinically|fact[- ])\s*)?(?:reviewed|checked|verified) by\b")
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w.’'-]*")
_LONGEST_NOISE = 60
_SHORTEST_SUMMARY = 25
_LEAST_LINKED = 0.6


def read_card(survey: Survey, card: int, links: Sequence[Link], label: str | None) -> PrintedTeaser | None:
    """`links` lead to the card's article, `label` heads its block. None when the card prints no
    headline (an empty shell, a picture alone) or only mentions the article in a sentence."""
    byline, date, rest = _take_signature(survey, [line for line in lines_of(survey, card) if line.text != label])
    pictures = [survey.elements[row] for row in survey.tagged("img", card)]
    hrefs = {link.href for link in links}
    headline = _headline([line for line in rest if line.link is None or _href(survey, line.link) in hrefs], pictures)
    if headline is None or _mentions(survey, headline):
        return None
    if byline is None and headline is not rest[0] and rest[0].heading and _shows(pictures, rest[0].text):
        byline = rest[0].text
    title, around = _linked_part(survey, headline)
    return PrintedTeaser(
        headline=title,
        url=links[0].href if headline.link is None else _href(survey, headline.link),
        byline=byline,
        date=date or read_date_line(around),
        timestamp=_timestamp(survey, card),
        summary=_summary(rest, headline),
        image=next(filter(None, (picture_address(image, dict(image.items())) for image in pictures)), None),
        label=label,
    )


def _timestamp(survey: Survey, card: int) -> str | None:
    stamps = (survey.elements[row].get("datetime") for row in survey.tagged("time", card))
    return next(filter(None, stamps), None)


def _shows(pictures: list[HtmlElement], text: str) -> bool:
    return any((image.get("alt") or "").strip() == text for image in pictures)


def _linked_part(survey: Survey, line: Line) -> tuple[str, str]:
    """The link's text of a line that has more, and the rest: `Ward reopens (12 May 2025)`."""
    if line.heading or line.link is None or line.link <= line.row or not survey.inside(line.link, line.row):
        return line.text, ""
    title = flat(survey.elements[line.link])
    before, found, after = line.text.partition(title)
    return (title, f"{before} {after}".strip(" ()[]")) if found else (line.text, "")


def _href(survey: Survey, link: int) -> str:
    return survey.elements[link].get("href") or ""


def _take_signature(survey: Survey, lines: list[Line]) -> tuple[str | None, str | None, list[Line]]:
    """Byline, date, and the lines that are neither."""
    bylines: list[str] = []
    date: str | None = None
    rest: list[Line] = []
    for line in lines:
        if when := read_date_line(line.text):
            date = date or when
        elif by := read_byline(line.text):
            bylines.append(by[0])
            date = date or by[1]
        elif _is_dated(line.hint) and (when := read_topic_line(line.text)):
            date = date or when
        elif (len(line.text) <= _LONGEST_NOISE and _NOISE.fullmatch(line.text)) or _REVIEWED.match(line.text):
            continue
        elif _signs(survey, line):
            bylines.append(line.text)
        else:
            rest.append(line)
    return ", ".join(dict.fromkeys(bylines)) or None, date, rest


def _signs(survey: Survey, line: Line) -> bool:
    if len(line.text) >= 90:
        return False
    return _is_byline(line.hint) or (
        line.link is not None and bool(_AUTHOR_PAGE.search(_href(survey, line.link).lower()))
    )


def _headline(lines: list[Line], pictures: list[HtmlElement]) -> Line | None:
    """A heading, unless a linked title stands beside it, before a telling class, a link, the first line."""
    shown = lines if len(lines) == 1 else [line for line in lines if not line.unseen] or lines
    headings = [line for line in shown if line.heading]
    if headings and not _is_columnist(headings[0], pictures):
        linked = (line for line in headings if line.link is not None)
        titled = (line for line in shown if line.link is not None and _is_title(line.hint))
        return next(linked, headings[0] if _is_title(headings[0].hint) else next(titled, headings[0]))
    others = [line for line in shown if not line.heading]
    if len(others) > 1:
        others = [line for line in others if not _is_aside(line.hint)] or others
    best = max(others, key=_prominence, default=None)
    return best if best and any(_prominence(best)) else None


def _prominence(line: Line) -> tuple[bool, bool, bool]:
    return line.text.count(" ") >= 2, _is_title(line.hint), line.link is not None


def _mentions(survey: Survey, line: Line) -> bool:
    """A sentence with a link in it is no headline."""
    if line.heading or line.link is None or not survey.inside(line.link, line.row) or line.link == line.row:
        return False
    return survey.text_length(line.link) < _LEAST_LINKED * len(line.text)


def _is_columnist(heading: Line, pictures: list[HtmlElement]) -> bool:
    """Comment pages head a card with the writer, whose portrait it shows."""
    return _NAME.fullmatch(heading.text) is not None and _shows(pictures, heading.text)


def _summary(lines: list[Line], headline: Line) -> str | None:
    after = lines[lines.index(headline) + 1 :]
    for line in after:
        if len(line.text) >= _SHORTEST_SUMMARY and headline.text not in line.text and not line.unseen:
            return line.text
    return None
