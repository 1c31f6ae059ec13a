"""Soup: the story's part of the page as BeautifulSoup, linked straight from the parsed tree.

What is left out never enters it. Blocks become tags; the inline markup inside them is flattened to strings and <br>,
because a soup costs by its nodes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass, field

from bs4.element import NavigableString, PageElement, Tag

from scraper.extract.passages import BLOCKS
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_LONGEST_TABLE_ROW = 400
"""A longer row belongs to a table that lays out the page, and its cells are blocks of their own."""
_CELL_GAP = " | "
_SMALLEST_FARM = 8
"""Elements."""
_LINKED = 0.9


@dataclass(frozen=True, slots=True)
class Soup:
    region: Tag
    row: dict[int, int]
    """`id(tag)` to the row of the element that the tag stands for."""


def link_soup(survey: Survey, story: Story, left_out: Container[int]) -> Soup:
    """The story's root without the subtrees whose rows are left out and without those that print nothing."""
    linker = _Linker(survey)
    root = row = story.root or 0
    linker.rows[id(linker.region)] = root  # for words that stand in no block of their own
    end, tags, text = survey.end, survey.tag, survey.text_before
    while row < end[root]:
        linker.close(row)
        if row in left_out or text[end[row]] == text[row] or _is_link_farm(survey, story, row):
            linker.skip(row, is_break="br" in tags[row : end[row]])
            row = end[row]
        else:
            if end[row] == row + 1 and tags[row] not in BLOCKS:
                linker.say(row)
            else:
                linker.open(row)
            row += 1
    linker.close(end[root])
    return Soup(linker.region, linker.rows)


def _is_link_farm(survey: Survey, story: Story, row: int) -> bool:
    """A menu or a list of other pages, with no part of the story in it."""
    if survey.end[row] - row < _SMALLEST_FARM or survey.link_length(row) <= _LINKED * survey.text_length(row):
        return False
    next_part = bisect_left(story.parts, row)
    return next_part == len(story.parts) or story.parts[next_part] >= survey.end[row]


@dataclass(slots=True)
class _Linker:
    survey: Survey
    rows: dict[int, int] = field(default_factory=dict)
    region: Tag = field(default_factory=lambda: Tag(name="body"))
    entered: list[tuple[int, Tag]] = field(default_factory=list)
    """Rows under way, each with the tag that its text goes to."""
    words: list[str] = field(default_factory=list)
    last: PageElement | None = None

    def open(self, row: int) -> None:
        holder = self.entered[-1][1] if self.entered else self.region
        name = self.survey.tag[row]
        if name in BLOCKS and not self._in_table_row(holder):
            holder = self._add(holder, name)
            self.rows[id(holder)] = row
        self.entered.append((row, holder))
        self.words.append(self.survey.elements[row].text or "")

    def say(self, row: int) -> None:
        """The words of an inline element with nothing inside it, and what follows them."""
        element = self.survey.elements[row]
        self.words += (element.text or "", element.tail or "")

    def skip(self, row: int, *, is_break: bool) -> None:
        holder = self.entered[-1][1] if self.entered else self.region
        if is_break:
            self._add(holder, "br")
        self.words.append(self.survey.elements[row].tail or "")

    def close(self, row: int) -> None:
        """Leave every element that ends before `row`."""
        while self.entered and self.survey.end[self.entered[-1][0]] <= row:
            left, holder = self.entered.pop()
            name = self.survey.tag[left]
            if id(holder) in self.rows and self.rows[id(holder)] == left:
                self._flush(holder)
            elif name in BLOCKS:
                self.words.append(_CELL_GAP if name in ("td", "th") else " ")
            if self.entered:
                self.words.append(self.survey.elements[left].tail or "")

    def _in_table_row(self, holder: Tag) -> bool:
        return holder.name == "tr" and self.survey.text_length(self.rows[id(holder)]) < _LONGEST_TABLE_ROW

    def _add(self, holder: Tag, name: str) -> Tag:
        self._flush(holder)
        tag = Tag(name=name, parent=holder, previous=self.last or holder)
        holder.contents.append(tag)
        self.last = tag
        return tag

    def _flush(self, holder: Tag) -> None:
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if text:
            string = NavigableString(text)
            string.setup(holder, self.last or holder)
            holder.contents.append(string)
            self.last = string
