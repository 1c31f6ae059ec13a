"""The printed lines of a card or a caption, each with what its markup says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scraper.extract.survey import Survey

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    {"em", "i", "b", "u", "mark", "sup", "sub", "abbr", "wbr", "font", "bdi", "cite", "small", "q", "br"}
)
_MAYBE_INLINE = frozenset({"span", "a", "strong", "time"})
"""Inline in a heading, in a paragraph and beside other text; else often a line of its own."""
_UNPRINTED = frozenset({"noscript", "button", "select", "form", "iframe", "video", "audio", "label", "head"})
_FLOWING = HEADINGS | {"p"}
_UNSEEN = re.compile(r"sr-only|visually-?hidden|screen-?reader|off-?screen|hidden-text")
_OWN_LINE = re.compile(
    r"kicker|label|category|rank|number|count|eyebrow|overline|badge|prefix|live|credit|copyright|photographer|source"
    r"|attribution|distributor|byline|author|date|sr-only|visually|screen-?reader|off-?screen"
)
"""Classes of what stands in a heading or a caption without being of it."""
_NEAREST = 3
"""Elements whose classes say something about a line: its own and those around it."""
_BREAK = "\v"


@dataclass(frozen=True, slots=True)
class Line:
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
        return _UNSEEN.search(self.hint) is not None


def lines_of(survey: Survey, root: int) -> list[Line]:
    return _Reader(survey, root).read()


class _Reader:
    """One walk over the rows of an element. Each row has an owner: the row whose line its text continues."""

    def __init__(self, survey: Survey, root: int) -> None:
        self._survey = survey
        self._root = root
        self._owner = {root: root}
        self._heading = {root: survey.tag[root] in HEADINGS}
        self._link: dict[int, int | None] = {root: root if survey.tag[root] == "a" else None}
        self._current = root
        self._buffer: list[str] = []
        self._lines: list[Line] = []

    def read(self) -> list[Line]:
        survey, root = self._survey, self._root
        self._add(root, survey.elements[root].text)
        opened = [root]
        row, end = root + 1, survey.end[root]
        while row < end:
            while survey.end[opened[-1]] <= row:
                self._close(opened.pop())
            printed = survey.tag[row] not in _UNPRINTED
            if printed:
                self._open(row)
            opened.append(row)
            row = row + 1 if printed else survey.end[row]
        while len(opened) > 1:
            self._close(opened.pop())
        self._flush()
        return self._lines

    def _open(self, row: int) -> None:
        tag, up = self._survey.tag[row], self._survey.parent[row]
        owner = self._owner[up]
        if tag == "br":
            self._add(owner, _BREAK)
        if self._continues(row, tag, up, owner):
            self._owner[row] = owner
            if tag == "a" and self._link[owner] is None:
                self._link[owner] = row
        else:
            self._owner[row] = row
            self._heading[row] = self._heading[owner] or tag in HEADINGS
            self._link[row] = row if tag == "a" else self._link[owner]
        self._add(self._owner[row], self._survey.elements[row].text)

    def _continues(self, row: int, tag: str, up: int, owner: int) -> bool:
        if tag in _INLINE:
            return True
        if tag not in _MAYBE_INLINE:
            return False
        flowing = self._heading[owner] or self._survey.tag[owner] in _FLOWING or up != owner
        if not flowing and not self._beside_text(row, up):
            return False
        return _OWN_LINE.search(self._survey.hint[row]) is None

    def _beside_text(self, row: int, up: int) -> bool:
        before, after = self._survey.elements[up].text, self._survey.elements[row].tail
        return bool((before and before.strip()) or (after and after.strip()))

    def _close(self, row: int) -> None:
        self._add(self._owner[self._survey.parent[row]], self._survey.elements[row].tail)

    def _add(self, owner: int, text: str | None) -> None:
        if not text or (text is not _BREAK and text.isspace()):
            return
        if owner != self._current:
            self._flush()
            self._current = owner
        self._buffer.append(text)

    def _flush(self) -> None:
        if not self._buffer:
            return
        row = self._current
        for printed in "".join(self._buffer).split(_BREAK):
            if text := " ".join(printed.split()):
                self._lines.append(Line(text, row, self._heading[row], self._link[row], self._hint(row)))
        self._buffer.clear()

    def _hint(self, row: int) -> str:
        hints = []
        for _ in range(_NEAREST):
            hints.append(self._survey.hint[row])
            if row == self._root:
                break
            row = self._survey.parent[row]
        return " ".join(hints)
