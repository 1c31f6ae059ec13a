"""Page: a capture parsed once. Everything after this reads it, nothing changes it."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from scraper.capture import MAX_BYTES, Capture
from scraper.charset import decode, is_wide
from scraper.errors import EmptyPage, NotHtml, TooLarge, UnknownCharset
from scraper.foreign_json import load_foreign
from scraper.sniff import foreign, formless

JsonObject = dict[str, Any]

_UNSEEN = ("script", "style", "template", "svg", "math", "object", "canvas")
"""Dropped while parsing: they print no text. `noscript` stays, for the pictures in it."""

_ELEMENTS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""One class for every tag: lxml's own choice among seven is a call into Python for each element touched."""

_PADDING = b"\0\0\0\0"
"""Some servers put blocks of zeros before a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """`tree` is the whole document without scripts, styles and comments.

    `linked` are the JSON-LD objects in document order, `@graph` and lists opened.
    `meta` maps the lower-case name of each <meta> to its contents in document order: its property, its name,
    `itemprop:` with its itemprop, or its http-equiv.
    """

    capture: Capture
    encoding: str
    tree: html.HtmlElement
    linked: tuple[JsonObject, ...]
    meta: Mapping[str, tuple[str, ...]]

    @property
    def url(self) -> str | None:
        return self.capture.url


def open_page(capture: Capture) -> Page:
    """Decode and parse. Raises InputError for what is no HTML page."""
    body, encoding = _readable(capture)
    tree = _parse(body, capture.where)
    linked = tuple(_linked_data(tree))
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    return Page(capture, encoding, tree, linked, _meta(tree))


def _readable(capture: Capture) -> tuple[bytes, str]:
    """The page as UTF-8, and the encoding it came in."""
    if len(capture.body) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes", where=capture.where)
    raw = capture.body.lstrip(b"\0") if capture.body.startswith(_PADDING) else capture.body
    if not raw or raw.isspace():
        raise EmptyPage("there is nothing in it", where=capture.where)
    _refuse(foreign(raw), capture)
    wide = is_wide(raw)
    if not wide:
        _refuse(formless(raw), capture)
    body, encoding = _decoded(raw, capture)
    if wide:
        _refuse(foreign(body) or formless(body), capture)
    return body, encoding


def _decoded(raw: bytes, capture: Capture) -> tuple[bytes, str]:
    if capture.was_text:
        return raw.removeprefix(BOM_UTF8), "utf-8"
    try:
        return decode(raw, capture.headers.get("content-type"))
    except UnknownCharset as error:
        error.where = capture.where
        raise


def _refuse(other: str | None, capture: Capture) -> None:
    if other:
        raise NotHtml(f"this is {other}", where=capture.where)


def _parse(body: bytes, where: str | None) -> html.HtmlElement:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    parser.set_element_class_lookup(_ELEMENTS)
    tree = etree.fromstring(body, parser)
    if tree is None:
        raise EmptyPage("there is nothing to parse", where=where)
    return tree


def _linked_data(tree: html.HtmlElement) -> list[JsonObject]:
    objects: list[JsonObject] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                _open(load_foreign(script.text), objects)
            except (ValueError, RecursionError):
                continue
    return objects


def _open(value: object, objects: list[JsonObject]) -> None:
    if isinstance(value, list):
        for each in value:
            _open(each, objects)
    elif isinstance(value, dict):
        objects.append(value)
        _open(value.get("@graph"), objects)


def _meta(tree: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for tag in tree.iter("meta"):
        content = tag.get("content")
        if content and (name := tag.get("property") or tag.get("name") or _unnamed(tag)):
            found[name.strip().lower()].append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def _unnamed(meta: html.HtmlElement) -> str | None:
    prop = meta.get("itemprop")
    return f"itemprop:{prop}" if prop else meta.get("http-equiv")
