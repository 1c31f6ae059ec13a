"""When the article was published and last changed. Teasers have dates too: only the opening counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scraper.extract.datelines import read_date_line
from scraper.extract.hints import hints_at
from scraper.extract.linked import Linked, from_meta
from scraper.extract.opening import Opening, in_picture, place, prints
from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.extraction import Candidates, Found
from scraper.page import Page

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "http://ogp.me/ns/article#published_time",
    "itemprop:datepublished",
    "parsely-pub-date",
    "datepublished",
    "published",
    "cxenseparse:recs:publishtime",
    "article.published",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "date_published",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "sailthru.date",
    "citation_publication_date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "itemprop:datemodified",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
)
_PUBLISHED_ON = re.compile(r"\s*+(?:date |first )?(?:published|posted)\b", re.IGNORECASE)
_CHANGES = r"updat|modif|mod-?date|amended|revis|mise? à jour|aktualis|actualis|diweddar"
_CHANGED = re.compile(_CHANGES)
"""Sought in lower case, which is faster than in either."""
_names_change = hints_at(_CHANGES)
_DIGIT = re.compile(r"\d")
_LOOKS_DATED = re.compile(r"(?:19|20)\d\d|\b\d{1,2}[/.]\d{1,2}[/.]\d\d\b")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STAMPED = ("meta", "span")
"""Tags that bear a machine-readable date, beside `<time>`."""
_LENGTHS = (6, 80)
"""Characters of a printed date, at least and at most."""
_PIECES = 8
"""Elements that a printed date may be made of."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date near the headline; `changed` when it is one of a later change."""

    found: Found
    changed: bool


def find_stamps(survey: Survey, opening: Opening) -> tuple[Stamp, ...]:
    """Machine-readable ones before printed ones, those of the opening before one under the story."""
    near = (*_readable(survey, opening.rows), *_printed(survey, opening.lines))
    return (*near, *(() if any(not stamp.changed for stamp in near) else _closing(survey, opening.end)))


def _closing(survey: Survey, start: int) -> Iterator[Stamp]:
    """`Published: 4 June 2025` at the foot of an article. Several are of other articles."""
    rows = survey.of_length(range(start, len(survey.tag)), *_LENGTHS)
    dated = [row for row in rows if prints(survey, row) and _says_published(survey, row)]
    if len(dated) == 1:
        found = Found(printed(survey.elements[dated[0]]), "dom", place(survey, dated[0]))
        yield Stamp(found, False)


def _says_published(survey: Survey, row: int) -> bool:
    text = survey.elements[row].text
    said = survey.tag[row] == "time" and "publish" in survey.hint[row]
    return (said or (text is not None and _PUBLISHED_ON.match(text) is not None)) and (
        read_date_line(printed(survey.elements[row])) is not None
    )


def find_published(page: Page, linked: Linked, stamps: tuple[Stamp, ...]) -> Candidates:
    return (
        *linked.texts("datePublished"),
        *from_meta(page, *_PUBLISHED),
        *(stamp.found for stamp in stamps if not stamp.changed),
        *_of_page(linked, "datePublished"),
        *linked.texts("dateCreated", "uploadDate"),
        *_in_address(page.url),
    )


def find_modified(page: Page, linked: Linked, stamps: tuple[Stamp, ...]) -> Candidates:
    return (
        *linked.texts("dateModified"),
        *from_meta(page, *_MODIFIED),
        *(stamp.found for stamp in stamps if stamp.changed),
    )


def _of_page(linked: Linked, key: str) -> Candidates:
    return tuple(Found(text, "json-ld", f"WebPage.{key}") for text in linked.names(linked.page.get(key)))


def _readable(survey: Survey, rows: Iterable[int]) -> Iterator[Stamp]:
    """`<time>`, tags of a publisher's own such as `<amp-timeago>`, and microdata."""
    for row in [row for row in rows if (tag := survey.tag[row]) in _STAMPED or "time" in tag]:
        element = survey.elements[row]
        prop = element.get("itemprop")
        if stamp := element.get("datetime") or (prop == "datePublished" and element.get("content")):
            yield Stamp(_stamp(stamp, survey.tag[row], prop), _is_change(survey, row))


def _stamp(value: str, tag: str, prop: str | None) -> Found:
    if prop in ("datePublished", "dateModified"):
        return Found(value, "microdata", f"{tag}[itemprop={prop}]")
    return Found(value, "dom", f"{tag}[datetime]")


def _printed(survey: Survey, lines: Iterable[int]) -> Iterator[Stamp]:
    for row in survey.of_length(_dated(survey, lines), *_LENGTHS):
        if survey.end[row] - row <= _PIECES and not in_picture(survey, row):
            text = printed(survey.elements[row])
            yield from _told_apart(text, place(survey, row), _is_change(survey, row))


def _dated(survey: Survey, lines: Iterable[int]) -> Iterable[int]:
    """Each element round a text with a year, then the element itself: the time may stand beside the date."""
    found: dict[int, None] = {}
    for row in survey.of_length(lines, *_LENGTHS):
        if prints(survey, row):
            element = survey.elements[row]
            if _looks_dated(element.text):
                found |= dict.fromkeys((survey.parent[row], row))
            elif any(_looks_dated(child.tail) for child in element):
                found[row] = None
    return found


def _looks_dated(text: str | None) -> bool:
    return text is not None and _DIGIT.search(text) is not None and _LOOKS_DATED.search(text) is not None


def _told_apart(text: str, where: str, changed: bool) -> Iterator[Stamp]:
    """`Published: 4 June 2025 Last updated: 6 June 2025` are two."""
    label = _CHANGED.search(text.lower())
    if label is None or changed:
        yield Stamp(Found(text, "dom", where), changed)
        return
    if _looks_dated(before := text[: label.start()]):
        yield Stamp(Found(before, "dom", where), False)
    if _looks_dated(after := text[label.start() :]):
        yield Stamp(Found(after, "dom", where), True)


def _is_change(survey: Survey, row: int) -> bool:
    hint, up = survey.hint[row], survey.parent[row]
    if "publish" in hint:
        return False
    said = (survey.elements[row].get("itemprop"), survey.elements[up].text)
    return (
        _names_change(hint)
        or _names_change(survey.hint[up])
        or any(_CHANGED.search(each.lower()) for each in said if each)
    )


def _in_address(url: str | None) -> Candidates:
    """`/2024/03/02/` and `/2024/mar/02/`; never in place of anything the page itself says."""
    match = _IN_ADDRESS.search(url or "")
    if not match:
        return ()
    year, month, day = match.groups()
    number = _MONTHS.index(month.lower()) + 1 if month.lower() in _MONTHS else int(month) if month.isdigit() else 0
    return (Found(f"{year}-{number:02}-{int(day):02}", "url", "date in the path"),) if number else ()
