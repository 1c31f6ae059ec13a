"""An element's text as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|div|fig(?:caption|ure)|footer|h[1-6r]|header|li|main|nav|[ou]l|p|pre|section"
    r"|t(?:able|body|d|h|r)"
)
_BEFORE_COMMA = re.compile(r"\s+(?=[,;.])")
_UNSEEN = frozenset({"noscript", "button", "select", "textarea", "iframe", "audio", "video"})


def printed(element: HtmlElement) -> str:
    """In one line, with a blank where a line breaks or a block begins."""
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(_pieces(element)).split())


def spaced(element: HtmlElement) -> str:
    """In one line, with a blank between all its elements: bylines are set apart by style alone."""
    return _BEFORE_COMMA.sub("", " ".join(" ".join(element.itertext()).split()))


def parted(element: HtmlElement) -> str:
    """In one line, with a bar wherever an element begins or ends: names and roles often have no other mark between."""
    return " | ".join(piece for piece in map(str.strip, element.itertext()) if piece)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Walked, not recursed into: hostile pages nest deeper than Python's stack."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if node is not element and _BLOCKS.fullmatch(node.tag):
            yield " "
        if event == "end":
            yield node.tail or "" if node is not element else ""
        elif node.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield node.text or ""
