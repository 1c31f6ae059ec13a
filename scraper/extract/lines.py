"""The printed lines of a card or a caption, each with what its markup says about it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scraper.extract.hints import hints_at
from scraper.extract.survey import Survey

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5"})
"""Of a part of the story or of a block beside it."""
_INLINE = frozenset(
    {"em", "i", "b", "u", "mark", "sup", "sub", "abbr", "wbr", "font", "bdi", "cite", "small", "q", "br"}
)
_MAYBE_INLINE = frozenset({"span", "a", "strong", "time"})
"""Inline in a heading, in a paragraph and beside other text; else often a line of its own."""
_UNPRINTED = frozenset({"noscript", "button", "select", "form", "iframe", "video", "audio", "label", "head"})
_FLOWING = HEADINGS | {"p"}
_is_unseen = hints_at(r"sr-only|visually-?hidden|screen-?reader|off-?screen|hidden-text")
_is_own_line = hints_at(
    r"kicker|label|category|rank|number|count|eyebrow|overline|badge|prefix|live|credit|copyright|photographer|source"
    r"|attribution|distributor|byline|author|date|sr-only|visually|screen-?reader|off-?screen"
)
"""Classes of what stands in a heading or a caption without being of it."""
_NEAREST = 3
"""Elements whose classes say something about a line: its own and those around it."""
_BREAK = "\v"


class Line(NamedTuple):
    """`row` is the element that holds the text, `link` the row of the link it stands in, or that stands in it; `hint`
    are the classes of the nearest elements."""

    text: str
    row: int
    heading: bool
    link: int | None
    hint: str

    @property
    def unseen(self) -> bool:
        """Whether it is printed for screen readers only."""
        return _is_unseen(self.hint)


_Piece = tuple[int, int, int, str]
"""A string and the row it belongs to, after the row before which it ends, so that sorted pieces stand as printed."""


def lines_of(survey: Survey, root: int) -> list[Line]:
    lines: list[Line] = []
    run: list[_Piece] = []
    owner = root
    for piece in _pieces(survey, root):
        own = _owner(survey, piece[2], root)
        if run and own != owner:
            lines += _read(survey, root, owner, run)
            run = []
        run.append(piece)
        owner = own
    return lines + _read(survey, root, owner, run) if run else lines


def _pieces(survey: Survey, root: int) -> list[_Piece]:
    before, pieces = survey.text_before, []
    for row in range(root, survey.end[root]):
        if size := before[row + 1] - before[row]:
            if text := survey.elements[row].text:
                pieces.append((row, 1, row, text))
                size -= len(text.strip())
            if size:
                pieces += _tails(survey, row)
        elif survey.tag[row] == "br":
            pieces.append((row, 1, row, _BREAK))
    pieces.sort()
    return pieces


def _tails(survey: Survey, row: int) -> Iterator[_Piece]:
    for child in survey.children(row):
        if (tail := survey.elements[child].tail) and not tail.isspace():
            yield survey.end[child], -child, row, tail


def _owner(survey: Survey, row: int, root: int) -> int:
    """The row whose line the text of an element continues."""
    owner = row
    while (continues := _continues(survey, row, root)) is not False:
        row = survey.parent[row]
        if continues:
            owner = row
    return owner


def _continues(survey: Survey, row: int, root: int) -> bool | None:
    """Whether it stands in the line of the element around it; None when it does if that one does, too."""
    tag, up = survey.tag[row], survey.parent[row]
    if row == root or tag in _INLINE:
        return row != root
    if tag not in _MAYBE_INLINE or _is_own_line(survey.hint[row]):
        return False
    return survey.tag[up] in _FLOWING or _beside_text(survey, row, up) or None


def _beside_text(survey: Survey, row: int, up: int) -> bool:
    before, after = survey.elements[up].text, survey.elements[row].tail
    return bool((before and before.strip()) or (after and after.strip()))


def _rows_around(survey: Survey, row: int, root: int) -> list[int]:
    """From the element up to the root."""
    rows = [row]
    while row != root:
        row = survey.parent[row]
        rows.append(row)
    return rows


def _read(survey: Survey, root: int, owner: int, run: list[_Piece]) -> list[Line]:
    """The lines of an element, usually one."""
    printed = run[0][3] if len(run) == 1 else "".join(_spaced(survey, run))
    texts = [text for each in printed.split(_BREAK) if (text := " ".join(each.split()))]
    if not texts:
        return []
    around = _rows_around(survey, owner, root)
    tags = [survey.tag[row] for row in around]
    if not _UNPRINTED.isdisjoint(tags):
        return []
    heading, hint = not HEADINGS.isdisjoint(tags), " ".join([survey.hint[row] for row in around[:_NEAREST]])
    link = _link(survey, run, root)
    return [Line(text, owner, heading, link, hint) for text in texts]


def _link(survey: Survey, run: list[_Piece], root: int) -> int | None:
    """Of the first string that stands in one."""
    for _, _, row, _ in run:
        while row != root and survey.tag[row] != "a":
            row = survey.parent[row]
        if survey.tag[row] == "a":
            return row
    return None


def _spaced(survey: Survey, run: list[_Piece]) -> Iterator[str]:
    """The strings, with the white space that stands alone between two elements."""
    yield run[0][3]
    for (_, order, row, _), (_, after, other, text) in pairwise(run):
        if order == after and _apart(survey, row, other):
            yield " "
        yield text


def _apart(survey: Survey, row: int, other: int) -> bool:
    while survey.end[row] <= other:
        if survey.elements[row].tail:
            return True
        row = survey.parent[row]
    return False
