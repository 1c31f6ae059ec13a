"""Survey: the elements of the page's body in document order with how much text and how many links each holds.

One pass in Python over the tree is the price of everything that follows; sums over a subtree are then two look-ups,
because the rows of a subtree are neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lxml.html import HtmlElement

_SILENT = ("head", "noscript", "select", "button", "textarea", "iframe", "audio", "video")
"""Their text is not the article's."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Row `i` is the i-th element in document order; the rows of its subtree are `i … end[i] - 1`."""

    elements: tuple[HtmlElement, ...]
    tag: tuple[str, ...]
    rows: Mapping[str, Sequence[int]]
    """Of each tag, in document order."""
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

    def of_length(self, rows: Iterable[int], least: int, most: int) -> list[int]:
        """Those rows that hold so many characters of text; without a call for each, as most hold none."""
        before, end = self.text_before, self.end
        return [row for row in rows if least <= before[end[row]] - before[row] <= most]

    def tagged(self, tag: str, row: int = 0) -> Sequence[int]:
        """Rows of the elements with that tag among the element and its descendants."""
        rows = self.rows.get(tag, ())
        return rows[bisect_left(rows, row) : bisect_left(rows, self.end[row])]

    def children(self, row: int) -> Iterator[int]:
        """Rows of the elements that stand in it with no other between."""
        child, end = row + 1, self.end[row]
        while child < end:
            yield child
            child = self.end[child]

    def before(self, row: int) -> int | None:
        """Row of the element beside it, in front of it; None for a first child."""
        up, row = self.parent[row], row - 1
        while row > up and self.parent[row] != up:
            row = self.parent[row]
        return row if row > up else None

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
    """Of the <body>, or of the whole document where there is none."""
    elements = tuple(next(tree.iterchildren("body"), tree).iter())
    row = {element: row for row, element in enumerate(elements)}
    tag = tuple([element.tag for element in elements])
    parent = tuple([row.get(element.getparent(), -1) for element in elements])
    rows, end = _rows(tag), _ends(parent)
    text = _lengths(elements, rows, parent, end)
    return Survey(
        elements,
        tag,
        rows,
        parent,
        end,
        tuple(map(_hint, elements)),
        tuple(accumulate(text, initial=0)),
        tuple(accumulate(_linked(text, rows, end), initial=0)),
    )


def _rows(tags: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    rows = defaultdict(list)
    for row, tag in enumerate(tags):
        rows[tag].append(row)
    return rows


def _ends(parent: tuple[int, ...]) -> tuple[int, ...]:
    """An element ends where its last child does, which comes first on the way from the last row to the first."""
    end = list(range(1, len(parent) + 1))
    for row in range(len(parent) - 1, 0, -1):
        up = parent[row]
        if end[up] <= row:
            end[up] = end[row]
    return tuple(end)


def _lengths(
    elements: tuple[HtmlElement, ...],
    rows: Mapping[str, Sequence[int]],
    parent: tuple[int, ...],
    end: tuple[int, ...],
) -> list[int]:
    """Characters that belong to each element itself: its text, and what follows its children."""
    text = [len(string.strip()) if (string := element.text) else 0 for element in elements]
    for element, up in zip(elements[1:], parent[1:], strict=True):
        if (string := element.tail) and (size := len(string.strip())):
            text[up] += size
    for tag in _SILENT:
        for first, last in _stretches(rows.get(tag, ()), end):
            text[first:last] = [0] * (last - first)
    return text


def _linked(text: list[int], rows: Mapping[str, Sequence[int]], end: tuple[int, ...]) -> list[int]:
    """Those of the characters that stand in a link."""
    linked = [0] * len(text)
    for first, last in _stretches(rows.get("a", ()), end):
        linked[first:last] = text[first:last]
    return linked


def _stretches(rows: Sequence[int], end: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The rows that each element spans, without those elements that stand in another."""
    past = 0
    for row in rows:
        if row >= past:
            past = end[row]
            yield row, past


def _hint(element: HtmlElement) -> str:
    name, key = element.get("class"), element.get("id")
    return f"{name or ''} {key or ''}".lower() if name or key else ""
