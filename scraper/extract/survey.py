"""Survey: the page's elements in document order with how much text and how many links each holds.

One pass in Python over the tree is the price of everything that follows; sums over a subtree are then two look-ups,
because the rows of a subtree are neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml.html import HtmlElement

_LINKED, _SILENT = 1, 2
_SILENT_TAGS = {"head", "noscript", "select", "button", "textarea", "iframe", "audio", "video"}
"""Their text is not the article's."""
_STATE = {"a": _LINKED, **dict.fromkeys(_SILENT_TAGS, _SILENT)}


@dataclass(frozen=True, slots=True)
class Survey:
    """Row `i` is the i-th element in document order; the rows of its subtree are `i … end[i] - 1`."""

    elements: tuple[HtmlElement, ...]
    row: dict[HtmlElement, int]
    tag: tuple[str, ...]
    parent: tuple[int, ...]
    """-1 for the root."""
    end: tuple[int, ...]
    hint: tuple[str, ...]
    """Lower-case `class id` of each element, for the vocabulary rules; empty when it has neither."""
    text_before: tuple[int, ...]
    link_text_before: tuple[int, ...]

    def text_length(self, row: int) -> int:
        """Characters of text inside the element, white space at the ends of each text node left out."""
        return self.text_before[self.end[row]] - self.text_before[row]

    def link_length(self, row: int) -> int:
        """Characters of text inside links inside the element (all of it when the element stands in a link)."""
        return self.link_text_before[self.end[row]] - self.link_text_before[row]

    def ancestors(self, row: int) -> Iterator[int]:
        """Rows from the parent up to the root."""
        row = self.parent[row]
        while row >= 0:
            yield row
            row = self.parent[row]

    def inside(self, row: int, outer: int) -> bool:
        """Whether `row` is `outer` or one of its descendants."""
        return outer <= row < self.end[outer]


def survey(tree: HtmlElement) -> Survey:
    elements = tuple(tree.iter("*"))
    row = {element: i for i, element in enumerate(elements)}
    parent = tuple([row.get(element.getparent(), -1) for element in elements])
    tag = tuple([str(element.tag) for element in elements])
    text, link_text = _lengths(elements, tag, parent)
    return Survey(
        elements,
        row,
        tag,
        parent,
        _ends(parent),
        tuple([_hint(element) for element in elements]),
        tuple(accumulate(text, initial=0)),
        tuple(accumulate(link_text, initial=0)),
    )


def _hint(element: HtmlElement) -> str:
    name, key = element.get("class"), element.get("id")
    return f"{name or ''} {key or ''}".lower() if name or key else ""


def _lengths(
    elements: tuple[HtmlElement, ...], tag: tuple[str, ...], parent: tuple[int, ...]
) -> tuple[list[int], list[int]]:
    """Characters that belong to each element itself, and those of them that stand in a link."""
    text, link_text = [0] * len(elements), [0] * len(elements)
    state = [0] * (len(elements) + 1)  # one more row: the parent (-1) of the root
    for i, element in enumerate(elements):
        up = parent[i]
        around = state[up]
        here = state[i] = around | _STATE.get(tag[i], 0)
        if here < _SILENT and (string := element.text) and (size := len(string.strip())):
            text[i] += size
            link_text[i] += size * here
        if around < _SILENT and (string := element.tail) and (size := len(string.strip())):
            text[up] += size
            link_text[up] += size * around
    return text, link_text


def _ends(parent: tuple[int, ...]) -> tuple[int, ...]:
    """A subtree ends where its last descendant ends; children come after their parents, so walk backwards."""
    ends = [i + 1 for i in range(len(parent))]
    for i in range(len(parent) - 1, 0, -1):
        up = parent[i]
        ends[up] = max(ends[up], ends[i])
    return tuple(ends)
