"""Page: a capture parsed once. Everything after this reads it, nothing changes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from scraper.capture import Capture
from scraper.errors import EmptyPage

JsonObject = dict[str, Any]

_UNSEEN = ("script", "style", "template", "svg", "math", "object", "canvas")
"""Dropped while parsing: they print no text. `noscript` stays, for the pictures in it."""


@dataclass(frozen=True, slots=True)
class Page:
    """`tree` is the whole document without scripts, styles and comments.

    `linked` are the JSON-LD objects in document order, `@graph` and lists opened.
    `meta` maps the lower-case name, property or http-equiv of each <meta> to its contents in document order.
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
    encoding = "utf-8"
    tree = _parse(capture.body, encoding)
    linked = tuple(_linked_data(tree))
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    return Page(capture, encoding, tree, linked, _meta(tree))


def _parse(body: bytes, encoding: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding=encoding, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(body, parser=parser)
    except etree.ParserError as error:
        raise EmptyPage("nothing to parse") from error
    return tree


def _linked_data(tree: html.HtmlElement) -> list[JsonObject]:
    objects: list[JsonObject] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                _open(json.loads(script.text, strict=False), objects)
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
    found: dict[str, tuple[str, ...]] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = tag.get("content")
        if name and content:
            key = name.strip().lower()
            found[key] = (*found.get(key, ()), content)
    return found
