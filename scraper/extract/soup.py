"""Soup: the body as BeautifulSoup, linked straight from the rows of the survey.

A soup costs by its nodes: it has one tag for each stretch that was kept, and those of the lists and quotations around.
"""

from __future__ import annotations

from dataclasses import dataclass

from bs4.element import NavigableString, PageElement, Tag

from scraper.extract.stretches import Stretch
from scraper.extract.survey import Survey

_AROUND = frozenset({"blockquote", "ul", "ol", "dl", "li", "dt", "dd"})


def link_soup(survey: Survey, root: int, stretches: list[Stretch]) -> list[Tag]:
    """One tag for each stretch, all in one soup; `root` is the row of an element around them all."""
    linker = _Linker(survey, {survey.parent[root]: Tag(name="body")})
    return [linker.write(stretch) for stretch in stretches]


@dataclass(slots=True)
class _Linker:
    survey: Survey
    holders: dict[int, Tag]
    """The tags that others stand in, by row."""
    last: PageElement | None = None

    def write(self, stretch: Stretch) -> Tag:
        tag = self._add(self._holder(self.survey.parent[stretch.row]), self.survey.tag[stretch.row])
        string = NavigableString(stretch.text)
        string.setup(tag, tag)
        tag.contents.append(string)
        self.last = string
        return tag

    def _holder(self, row: int) -> Tag:
        """The tag of the nearest list or quotation around."""
        around = []
        while row not in self.holders:
            if self.survey.tag[row] in _AROUND:
                around.append(row)
            row = self.survey.parent[row]
        holder = self.holders[row]
        for row in reversed(around):
            holder = self.holders[row] = self._add(holder, self.survey.tag[row])
        return holder

    def _add(self, holder: Tag, name: str) -> Tag:
        tag = Tag(name=name, parent=holder, previous=self.last or holder)
        holder.contents.append(tag)
        self.last = tag
        return tag
