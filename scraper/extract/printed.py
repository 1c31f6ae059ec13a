"""An element's text as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
    "tbody", "td", "th", "tr", "ul",
})  # fmt: skip
_BEFORE_COMMA = re.compile(r"\s+(?=[,;.])")
_UNSEEN = frozenset({"noscript", "button", "select", "textarea", "iframe", "audio", "video"})
_NOT_INLINE = _BLOCKS | _UNSEEN


def printed(element: HtmlElement) -> str:
    """In one line, with a blank where a line breaks or a block begins."""
    if not len(element):
        return " ".join((element.text or "").split())
    plain = _NOT_INLINE.isdisjoint([node.tag for node in element.iterdescendants()])
    text = _text(element) if plain and element.tag not in _UNSEEN else "".join(_pieces(element))
    return " ".join(text.split())


def flat(element: HtmlElement) -> str:
    """In one line, with no blank that is not in the page."""
    return " ".join(_text(element).split())


def spaced(element: HtmlElement) -> str:
    """In one line, with a blank between all its elements: bylines are set apart by style alone."""
    return _BEFORE_COMMA.sub("", " ".join(" ".join(element.itertext()).split()))


def parted(element: HtmlElement) -> str:
    """In one line, with a bar wherever an element begins or ends: names and roles often have no other mark between."""
    return " | ".join(piece for piece in map(str.strip, element.itertext()) if piece)


def _text(element: HtmlElement) -> str:
    """All of it as it stands: lxml joins the pieces in a third of the time."""
    return etree.tostring(element, method="text", encoding=str, with_tail=False)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Walked, not recursed into: hostile pages nest deeper than Python's stack."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if node is not element and node.tag in _BLOCKS:
            yield " "
        if event == "end":
            yield node.tail or "" if node is not element else ""
        elif node.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            yield node.text or ""
