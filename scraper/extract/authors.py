"""Every place on the page that names an author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from scraper.extract.byline import NAMES, Byline, is_author_page
from scraper.extract.linked import Linked, from_meta
from scraper.extract.printed import parted, printed
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extraction import PrintedAuthor
from scraper.page import Page

_META = (
    "author",
    "itemprop:author",
    "parsely-author",
    "article:author_name",
    "sailthru.author",
    "dcsext.author",
    "byl",
    "article:author",
    "og:author",
    "cxenseparse:author",
    "dc.creator",
    "citation_author",
)
_NAMES = re.compile(NAMES)
_NO_NAME = re.compile(
    r"\b(?:key|points?|image|pictures?|photos?|video|summary|brief|highlights|overview|introduction|news)\b",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"\s*+(?:popular |latest |more |recent )?(?:articles|stories|posts|news)\b", re.IGNORECASE)
_ARTICLES_BY = re.compile(_ARTICLES.pattern + r" (?:by|from) (.{3,60})", re.IGNORECASE)
_HEADINGS = ("h2", "h3", "h4", "h5", "strong")
_LENGTHS = (9, 90)
"""The fewest and the most characters of a heading that names whose articles follow."""
_LARGEST = 12
"""Elements of such a heading."""
_TOPIC = frozenset({"tag", "category"})
"""Values of rel."""
_PROSE = 100
"""Characters that make a paragraph of the story."""


def find_authors(
    page: Page, survey: Survey, bylines: tuple[Byline, ...], story: Story, linked: Linked
) -> tuple[PrintedAuthor, ...]:
    """Best place first."""
    return (
        *linked.authors(),
        *_signed(survey, bylines),
        *(PrintedAuthor(found.value, found.method, found.where) for found in from_meta(page, *_META)),
        *_above_story(survey, story),
        *_profiled(survey),
    )


def _signed(survey: Survey, bylines: tuple[Byline, ...]) -> Iterator[PrintedAuthor]:
    """The links to authors' pages in each byline, then its whole text."""
    for byline in bylines:
        element = survey.elements[byline.row]
        for link in element.iter("a"):
            if is_author_page(link.get("href")) and (name := printed(link)):
                yield PrintedAuthor(name, byline.method, f"{byline.where} a", url=link.get("href"))
        yield PrintedAuthor(_without_topics(element), byline.method, byline.where)


def _without_topics(byline: HtmlElement) -> str:
    """WordPress prints a post's categories behind its author."""
    text = parted(byline)
    for link in byline.iter("a"):
        if not _TOPIC.isdisjoint((link.get("rel") or "").split()):
            text = text.replace(parted(link), "")
    return text


def _above_story(survey: Survey, story: Story) -> Iterator[PrintedAuthor]:
    """A line of nothing but names, right above the first paragraph."""
    parts, line = frozenset(story.parts), None
    end = 0 if story.root is None else survey.end[story.root]
    for row in range(min(parts, default=0), end):
        if survey.parent[row] in parts and (size := survey.text_length(row)):
            if size >= _PROSE:
                break
            line = row
    above = "" if line is None else printed(survey.elements[line])
    if _NAMES.fullmatch(above) and not _NO_NAME.search(above):
        yield PrintedAuthor(above, "text", "names above the story")


def _profiled(survey: Survey) -> Iterator[PrintedAuthor]:
    """`Popular articles by NAME`: a page that names its author nowhere else still lists the author's other work."""
    headings = sorted(row for tag in _HEADINGS for row in survey.tagged(tag))
    for row in survey.of_length(headings, *_LENGTHS):
        if survey.end[row] - row > _LARGEST:
            continue
        heading = survey.elements[row]
        begins = _ARTICLES.match(heading.text) if heading.text else len(heading) > 0
        if begins and (match := _ARTICLES_BY.fullmatch(printed(heading))):
            yield PrintedAuthor(match[1], "text", "Popular articles by …")
