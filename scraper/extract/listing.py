"""A page of teasers: an author's, a section's, a search's. And where it goes on."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import urljoin

from lxml.html import HtmlElement

from scraper.extract.headline import Headline
from scraper.extract.printed import flat
from scraper.extract.story import Story
from scraper.extract.survey import Survey, survey
from scraper.extract.teasers import find_teasers
from scraper.extraction import PrintedListing, PrintedTeaser
from scraper.page import Page

_NEXT = re.compile(
    r"(?i)(?:go to )?(?:the )?(?:next|older)(?: (?:page|posts|articles|stories|news|entries|results))?\W*|[›»→>]+"
)
_NEXT_CLASS = re.compile(r"(?<![a-z])(?:next|older)(?![a-z])")
_NUMBER = re.compile(r"(?:/page/|[?&](?:page|p|pg|paged)=|/p)(\d+)(?=/?(?:$|[?&#]))")


def read_listing(page: Page) -> PrintedListing:
    plan = survey(page.tree)
    cards = find_teasers(page, plan, Headline((), (), None), Story(None, ()))
    teasers = tuple(card.teaser for card in cards if card.teaser)
    return PrintedListing(teasers, _label(teasers, plan), _following(page))


def _label(teasers: tuple[PrintedTeaser, ...], plan: Survey) -> str | None:
    """The heading of the longest list on the page, else the page's own."""
    labels = Counter(teaser.label for teaser in teasers)
    commonest = labels.most_common(1)[0][0] if labels else None
    if commonest:
        return commonest
    titles = (plan.elements[row] for row in plan.tagged("h1") if plan.text_length(row))
    title = next(titles, None)
    return flat(title) if title is not None else None


def _following(page: Page) -> str | None:
    """The link that calls itself the next page, else the one numbered one higher than this page."""
    links = page.tree.iter("a", "link")
    ahead = [link for link in links if (href := link.get("href")) and not href.startswith(("#", "javascript:"))]
    named = next((link for link in ahead if _is_next(link)), None)
    if named is None:
        named = next((link for link in ahead if _continues(link.get("href", ""), page.url)), None)
    return named.get("href") if named is not None else None


def _is_next(link: HtmlElement) -> bool:
    if "next" in (link.get("rel") or "").lower().split():
        return True
    if link.tag == "link":
        return False
    words = (link.text_content(), link.get("aria-label"), link.get("title"))
    if any(word and _NEXT.fullmatch(" ".join(word.split())) for word in words):
        return True
    return (
        _NEXT_CLASS.search((link.get("class") or "").lower()) is not None
        and _NUMBER.search(link.get("href", "")) is not None
    )


def _continues(href: str, url: str | None) -> bool:
    target = _NUMBER.search(href)
    here = _NUMBER.search(url) if url else None
    if target is None or int(target[1]) != (int(here[1]) if here else 1) + 1:
        return False
    return _stem(urljoin(url or "", href), target[1]) == _stem(url or "", here[1] if here else None)


def _stem(url: str, number: str | None) -> str:
    """The address without its page number."""
    path = _NUMBER.sub("", url) if number else url
    return path.rstrip("/?&")
