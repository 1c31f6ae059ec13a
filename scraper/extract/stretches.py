"""Stretches: the text of the story's part of the page, cut at blocks and at empty lines between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

from scraper.extract.passages import BLOCKS
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’»)\]]*$""")
_TAIL = 6
_LONG_LINE = 60
_LONGEST_TABLE_ROW = 400
"""A longer row belongs to a table that lays out the page, and its cells are blocks of their own."""
_SMALLEST_FARM = 8
"""Elements."""
_LINKED = 0.9
_CELL_GAP = " | "
_EMPTY_LINE = 2
"""Line breaks; whatever begins or ends a block is worth as many."""


class Stretch(NamedTuple):
    """Text between two breaks, with the row of the block that it stands in."""

    text: str
    row: int


def read_stretches(survey: Survey, story: Story, left_out: Container[int]) -> list[Stretch]:
    """In document order, without the subtrees whose rows are left out and without those that print nothing."""
    reader = _Reader(survey, story.root or 0)
    row, end, tags, text = reader.block, survey.end, survey.tag, survey.text_before
    stop = end[row]
    while row < stop:
        reader.leave(row)
        if text[end[row]] == text[row] or row in left_out or _is_link_farm(survey, story, row):
            reader.skip(row)
            row = end[row]
        else:
            if end[row] == row + 1 and tags[row] not in BLOCKS:
                reader.say(row)
            else:
                reader.enter(row)
            row += 1
    reader.leave(stop)
    return [Stretch(" ".join(texts), block) for block, texts in reader.lines]


def ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text, max(0, len(text) - _TAIL)) is not None


def _ends_paragraph(text: str) -> bool:
    """Whether one line break after this is meant as a new paragraph, not as a new line of an address or a poem."""
    return len(text) > _LONG_LINE and ends_sentence(text)


def _is_link_farm(survey: Survey, story: Story, row: int) -> bool:
    """A menu or a list of other pages, with no part of the story in it."""
    if survey.end[row] - row < _SMALLEST_FARM or survey.link_length(row) <= _LINKED * survey.text_length(row):
        return False
    next_part = bisect_left(story.parts, row)
    return next_part == len(story.parts) or story.parts[next_part] >= survey.end[row]


class _Entered(NamedTuple):
    """An element under way."""

    end: int
    row: int
    outer: int
    """The block around it."""


@dataclass(slots=True)
class _Reader:
    survey: Survey
    block: int
    """The row of the block whose words are read."""
    words: list[str] = field(default_factory=list)
    breaks: int = _EMPTY_LINE
    """Since the last line."""
    lines: list[tuple[int, list[str]]] = field(default_factory=list)
    entered: list[_Entered] = field(default_factory=list)

    def enter(self, row: int) -> None:
        survey = self.survey
        self.entered.append(_Entered(survey.end[row], row, self.block))
        if survey.tag[row] in BLOCKS and not self._is_in_table_row():
            self._end_line(_EMPTY_LINE)
            self.block = row
        if text := survey.elements[row].text:
            self.words.append(text)

    def say(self, row: int) -> None:
        """The words of an inline element with nothing inside it, and what follows them."""
        element = self.survey.elements[row]
        self.words += (element.text or "", element.tail or "")

    def skip(self, row: int) -> None:
        if "br" in self.survey.tag[row : self.survey.end[row]]:
            self._end_line(1)
        self.words.append(self.survey.elements[row].tail or "")

    def leave(self, row: int) -> None:
        """Every element that ends before `row`."""
        while self.entered and self.entered[-1].end <= row:
            _, left, outer = self.entered.pop()
            tag = self.survey.tag[left]
            if outer != self.block:
                self._end_line(0)
                self.block = outer
            elif tag in BLOCKS:
                self.words.append(_CELL_GAP if tag in ("td", "th") else " ")
            if self.entered:
                self.words.append(self.survey.elements[left].tail or "")

    def _is_in_table_row(self) -> bool:
        return self.survey.tag[self.block] == "tr" and self.survey.text_length(self.block) < _LONGEST_TABLE_ROW

    def _end_line(self, breaks: int) -> None:
        text = " ".join("".join(self.words).split()).strip(_CELL_GAP) if self.words else ""
        if any(map(str.isalnum, text)):
            self._add(text)
        self.words.clear()
        self.breaks += breaks

    def _add(self, text: str) -> None:
        block, texts = self.lines[-1] if self.lines else (-1, [])
        if block == self.block and self.breaks < _EMPTY_LINE and not _ends_paragraph(texts[-1]):
            texts.append(text)
        else:
            self.lines.append((self.block, [text]))
        self.breaks = 0
