"""Section and tags: the publisher's own words for where the article belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml.html import HtmlElement

from scraper.extract.headline import Headline
from scraper.extract.linked import Linked, from_meta, kind_of
from scraper.extract.printed import printed
from scraper.extract.survey import Survey
from scraper.extraction import Candidates, Found
from scraper.page import Page

_SECTION = (
    "article:section",
    "itemprop:articlesection",
    "og:section",
    "parsely-section",
    "section",
    "cxenseparse:section",
    "dc.subject",
)
_TAGS = ("article:tag", "parsely-tags", "sailthru.tags", "news_keywords", "keywords", "itemprop:keywords")
_TAG_PAGE = re.compile(r"/tags?/[^/]")
_BETWEEN = re.compile(r"\s*[,;]\s*")
_NO_SECTION = re.compile(
    r"(?i)(?:blog ?)?posts?|articles?|stor(?:y|ies)|pages?|all|home(?:page)?|uncategori[sz]ed|main|default|none"
)
"""What publishing systems call any article."""
_ANY_SECTION = frozenset({"news", "front page", "top stories", "latest news"})
_NO_TAG = re.compile(
    r"(?i)[@/&].*|[0-9a-f]{8}-[0-9a-f-]{27}|(?:nlp )?category: .*|[\w-]+\.(?:com|net|org|co\.uk)"
    r"|.*&(?:amp|quot|#\d+);?.*|.{70,}"
)
"""Keys of publishing systems and advertisers, broken characters, and titles."""
_CODE = re.compile(r"[A-Z]{2,}:[A-Z0-9-]+")
_CAPITALS = re.compile(r"[A-Z0-9:-]+")
"""Agencies print the codes of their wires, `ELM:COURTS` beside `ELMX1`; there, capitals are no words."""


def find_section(page: Page, linked: Linked) -> Candidates:
    listed = (*linked.texts("articleSection"), *from_meta(page, *_SECTION), *_breadcrumb(page, linked))
    named = [Found(_BETWEEN.split(found.value)[0], found.method, found.where) for found in listed]
    telling = [found for found in named if not _NO_SECTION.fullmatch(found.value.strip())]
    return tuple(sorted(telling, key=lambda found: found.value.strip().lower() in _ANY_SECTION))


def find_tags(page: Page, survey: Survey, headline: Headline, linked: Linked) -> Candidates:
    """All of the first place that has any."""
    places = chain(
        [from_meta(page, _TAGS[0]), tuple(linked.texts("keywords"))], (from_meta(page, name) for name in _TAGS[1:])
    )
    named = (_split(place) for place in places)
    return next((tags for tags in named if tags), None) or _split(tuple(_tag_links(survey, headline)))


def _split(place: Candidates) -> Candidates:
    tags = [Found(tag, found.method, found.where) for found in place for tag in _BETWEEN.split(found.value) if tag]
    if any(_CODE.fullmatch(tag.value) for tag in tags):
        tags = [tag for tag in tags if not _CAPITALS.fullmatch(tag.value)]
    return tuple(tag for tag in tags if not _NO_TAG.fullmatch(tag.value.strip()))


def _tag_links(survey: Survey, headline: Headline) -> Iterator[Found]:
    """Links to the pages of tags below the headline: the menu above it has such links too."""
    above = headline.row or 0
    for row in survey.tagged("a"):
        if row > above and _is_tag(survey.elements[row]):
            yield Found(printed(survey.elements[row]), "dom", "a[rel=tag]")


def _is_tag(link: HtmlElement) -> bool:
    relation, address = link.get("rel"), link.get("href")
    named = relation is not None and "tag" in relation.split()
    return named or (address is not None and "/tag" in address and _TAG_PAGE.search(address) is not None)


def _breadcrumb(page: Page, linked: Linked) -> Candidates:
    """The last step of the trail that is neither the front page nor the article itself."""
    trail = next((node.get("itemListElement") for node in page.linked if kind_of(node) == "BreadcrumbList"), None)
    steps = (
        [name for step in trail if isinstance(step, dict) for name in _step(step, linked)]
        if isinstance(trail, list)
        else []
    )
    return (Found(steps[-2], "json-ld", "BreadcrumbList"),) if len(steps) > 2 else ()


def _step(step: dict[str, object], linked: Linked) -> list[str]:
    return list(linked.names(step.get("name") or step.get("item")))[:1]
