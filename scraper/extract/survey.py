"""Survey: the elements of the page's body in document order with how much text and how many links each holds.

One pass in Python over the tree is the price of everything that follows; sums over a subtree are then two look-ups,
because the rows of a subtree are neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    tag = tuple([element.tag for element in elements])
    parent, end = _family(elements)
    text, link_text = _lengths(elements, tag, parent)
    return Survey(
        elements,
        tag,
        _rows(tag),
        parent,
        end,
        tuple(map(_hint, elements)),
        tuple(accumulate(text, initial=0)),
        tuple(accumulate(link_text, initial=0)),
    )


def _rows(tags: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    rows = defaultdict(list)
    for row, tag in enumerate(tags):
        rows[tag].append(row)
    return rows


def _family(elements: tuple[HtmlElement, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The parent of each element and the end of its subtree, told by the number of its children alone."""
    parent, end = [], list(range(1, len(elements) + 1))
    entered, awaited = [-1], [1]  # the elements under way, and how many children of each are still to come
    for row, element in enumerate(elements):
        while not awaited[-1]:
            awaited.pop()
            end[entered.pop()] = row
        awaited[-1] -= 1
        parent.append(entered[-1])
        if children := len(element):
            entered.append(row)
            awaited.append(children)
    for row in entered[1:]:
        end[row] = len(elements)
    return tuple(parent), tuple(end)


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


def _hint(element: HtmlElement) -> str:
    name, key = element.get("class"), element.get("id")
    return f"{name or ''} {key or ''}".lower() if name or key else ""
