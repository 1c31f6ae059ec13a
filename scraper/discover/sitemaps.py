"""Sitemaps: plain, news and index, gzipped or not."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from scraper.capture import Capture
from scraper.discover.leads import Lead, distinct
from scraper.errors import NotHtml, TooLarge
from scraper.normalize.addresses import absolute, tidy
from scraper.normalize.text import clean

_LIMIT = 50 * 1024 * 1024  # bytes of one sitemap after decompression, from the protocol (sitemaps.org)


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that an index names; `changed` is ISO 8601 or None."""

    url: str
    changed: str | None


@dataclass(frozen=True, slots=True)
class Sitemap:
    leads: tuple[Lead, ...]
    children: tuple[Child, ...]


def read_sitemap(capture: Capture) -> Sitemap:
    """Raises NotHtml for what is no sitemap, TooLarge beyond the protocol's limit."""
    where = capture.url or ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True)
    try:
        root = etree.fromstring(_plain(capture.body, where), parser)
    except etree.XMLSyntaxError as error:
        raise NotHtml("not a sitemap", where=where) from error
    if root is None or etree.QName(root).localname not in ("urlset", "sitemapindex"):
        raise NotHtml("not a sitemap", where=where)
    return Sitemap(distinct(_leads(root, where)), tuple(_children(root)))


def _plain(body: bytes, where: str) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        plain = zlib.decompressobj(wbits=31).decompress(body, _LIMIT + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise NotHtml("a damaged gzip file", where=where) from error
    if len(plain) > _LIMIT:
        raise TooLarge("a sitemap of over 50 MB", where=where)
    return plain


def _leads(root: etree._Element, where: str) -> Iterator[Lead]:
    for entry in root.iterfind("{*}url"):
        if url := tidy(absolute(clean(entry.findtext("{*}loc")), where)):
            news = entry.find("{*}news")
            title = news.findtext("{*}title") if news is not None else None
            date = news.findtext("{*}publication_date") if news is not None else None
            yield Lead(url, where, clean(title), clean(date), clean(entry.findtext("{*}lastmod")))


def _children(root: etree._Element) -> Iterator[Child]:
    for entry in root.iterfind("{*}sitemap"):
        if url := clean(entry.findtext("{*}loc")):
            yield Child(url, clean(entry.findtext("{*}lastmod")))
