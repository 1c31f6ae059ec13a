"""What the page's metadata call the article, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from scraper.extract.linked import Linked, from_meta
from scraper.extraction import Candidates, Found
from scraper.page import Page

_SEPARATOR = re.compile(r"( ?\| ?| (?:[–—»«:·•/]|::|-) )")

_MARKS = {mark: None for mark in range(128) if not chr(mark).isalnum()}
"""Of ASCII, where most text stays: struck out at once, not letter by letter."""


def read_titles(page: Page, linked: Linked) -> Candidates:
    """Best first: JSON-LD, then OpenGraph, then the rest, each with the site's name cut off."""
    declared = (
        *linked.texts("headline"),
        *(linked.texts("name") if not linked.article.get("headline") else ()),
        *from_meta(page, "og:title", "twitter:title", "sailthru.title", "dc.title", "title"),
        *_document_title(page),
    )
    sites = {bare(name.value) for name in read_site_name(page, linked)} | _host_names(page.url)
    cut = {title: _without_site(title, sites) for title in {found.value for found in declared}}
    return tuple([Found(cut[found.value], found.method, found.where) for found in declared])


def read_site_name(page: Page, linked: Linked) -> Candidates:
    return (
        *from_meta(page, "og:site_name"),
        *linked.texts("publisher"),
        *from_meta(
            page, "application-name", "apple-mobile-web-app-title", "publisher", "itemprop:publisher", "dc.publisher"
        ),
    )


def head_of(page: Page) -> HtmlElement:
    """The <head>; the whole document where there is none, for a look-up that goes on is slow."""
    return next(page.tree.iterchildren("head"), page.tree)


def _document_title(page: Page) -> Candidates:
    title = next((each.text for each in head_of(page).iterchildren("title")), None)
    return (Found(" ".join(title.split()), "dom", "title"),) if title and title.strip() else ()


def _without_site(title: str, sites: Container[str]) -> str:
    """A bar sets off the site or its section; a dash only does when the site's name follows."""
    pieces = _SEPARATOR.split(" ".join(unescape(title).split()))
    while len(pieces) > 2 and (bare(pieces[-1]) in sites or _is_section(*pieces[-2:])):
        pieces = pieces[:-2]
    while len(pieces) > 2 and bare(pieces[0]) in sites:
        pieces = pieces[2:]
    return "".join(pieces)


def _is_section(separator: str, piece: str) -> bool:
    return separator.strip() in ("|", "»", "::") and len(piece.split()) < 5


def _host_names(url: str | None) -> set[str]:
    """`elmtimes` and `elmtimescouk` of `www.elmtimes.co.uk`."""
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return {bare(host), bare(host.split(".")[0])} - {""}


@lru_cache(128)
def bare(text: str) -> str:
    """Letters and digits only: what two spellings of one title share. Kept, for every title is compared with many."""
    plain = unescape(text)
    letters = plain.translate(_MARKS) if plain.isascii() else "".join(filter(str.isalnum, plain))
    return letters.casefold()
