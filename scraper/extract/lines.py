"""The printed lines of a card or a caption, each with what its markup says about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"em", "i", "b", "u", "mark", "sup", "sub", "abbr", "wbr", "font", "bdi", "cite", "small", "q"})
_MAYBE_INLINE = frozenset({"span", "a", "strong", "time"})
"""Inline in a heading, in a paragraph and beside other text; else often a line of its own."""
_UNPRINTED = frozenset({"noscript", "button", "select", "form", "iframe", "video", "audio", "label"})
_FLOWING = _HEADINGS | {"p"}
_UNSEEN = ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "off-screen", "offscreen", "hidden-text")
_OWN_LINE = (
    "kicker", "label", "category", "rank", "number", "counter", "eyebrow", "overline", "badge", "prefix", "count",
    "live", "credit", "copyright", "photographer", "source", "attribution", "byline", "author", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """`element` holds the text; `heading` and `link` are whether it stands in one; `hint` are the classes and
    item properties around it, from the root down."""

    text: str
    element: HtmlElement
    heading: bool
    link: HtmlElement | None
    hint: str
    unseen: bool


@dataclass(slots=True)
class _Open:
    """The line being read."""

    element: HtmlElement
    heading: bool = False
    link: HtmlElement | None = None
    hint: str = ""
    unseen: bool = False


def lines_of(root: HtmlElement) -> list[Line]:
    lines: list[Line] = []
    buffer: list[str] = []
    current: _Open | None = None
    for owner, text in _pieces(root, _opened(root, None)):
        if owner is not current:
            _close(current, buffer, lines)
            current = owner
        buffer.append(text)
    _close(current, buffer, lines)
    return lines


def _close(owner: _Open | None, buffer: list[str], lines: list[Line]) -> None:
    if owner is not None:
        for printed in "".join(buffer).split("\v"):
            text = " ".join(printed.split())
            if text:
                lines.append(Line(text, owner.element, owner.heading, owner.link, owner.hint, owner.unseen))
    buffer.clear()


def _pieces(element: HtmlElement, owner: _Open) -> Iterator[tuple[_Open, str]]:
    """Text nodes in document order, each with the line it belongs to."""
    if element.text and not element.text.isspace():
        yield owner, element.text
    for child in element:
        tag = child.tag
        if tag == "br":
            yield owner, "\v"
        elif tag not in _UNPRINTED and (len(child) or child.text):
            inner = owner if _joins(child, element, owner) else _opened(child, owner)
            if tag == "a" and inner is owner and owner.link is None:
                owner.link = child
            yield from _pieces(child, inner)
        if child.tail and not child.tail.isspace():
            yield owner, child.tail


def _joins(child: HtmlElement, element: HtmlElement, owner: _Open) -> bool:
    if child.tag in _INLINE:
        return True
    if child.tag not in _MAYBE_INLINE:
        return False
    hint = (child.get("class") or "").lower()
    if hint and any(word in hint for word in _UNSEEN + _OWN_LINE):
        return False
    flowing = owner.heading or owner.element.tag in _FLOWING or element is not owner.element
    return flowing or _beside_text(child, element)


def _beside_text(child: HtmlElement, element: HtmlElement) -> bool:
    return bool((element.text and element.text.strip()) or (child.tail and child.tail.strip()))


def _opened(element: HtmlElement, outer: _Open | None) -> _Open:
    own = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
    unseen = bool(own) and any(word in own for word in _UNSEEN)
    if outer is None:
        return _Open(element, element.tag in _HEADINGS, element if element.tag == "a" else None, own, unseen)
    return _Open(
        element,
        outer.heading or element.tag in _HEADINGS,
        element if element.tag == "a" else outer.link,
        f"{outer.hint} {own}" if own.strip() else outer.hint,
        outer.unseen or unseen,
    )
