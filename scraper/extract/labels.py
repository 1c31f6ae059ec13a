"""The heading of a block of cards: `Related`, `Most read`, `Popular articles by NAME`."""

from __future__ import annotations

import re
from typing import NamedTuple

from scraper.extract.cards import Group
from scraper.extract.hints import hints_at
from scraper.extract.lines import HEADINGS
from scraper.extract.printed import flat
from scraper.extract.survey import Survey

_BOLD = frozenset({"b", "strong", "dt", "summary"})
_is_heading = hints_at(r"title|heading|header|headline|(?<![a-z])hed(?![a-z])|label")
_TELLING = re.compile(
    r"""(?xi)\b(?: related | popular | trending | latest | recommended | up\ next | elsewhere | features | opinion
    | most\ (?:read|viewed|shared|watched) | more\ (?:from|on|stories|news|like|in|articles) | read\ (?:next|more|also)
    | you\ (?:may|might)
    | also\ (?:read|like|in) | top\ (?:stories|hits|news|picks) | editors?['’]?s?\ (?:pick|choice)s?
    | (?:must|best|long|top)\ reads? | now\ on
    | (?:other|recent|similar|further|featured|previous|next)\ (?:reading|coverage) | don['’]t\ miss
    | what\ to\ read | best\ of | of\ the\ (?:day|week) | commentary | see\ also
    | mehr\ zum | auch\ interessant | meistgelesen | lire\ aussi | relacionad | leggi | darllen | mwy
    | stories | articles | headlines | news | posts )\b"""
)
_OTHER = re.compile(
    r"(?i)\b(?:podcasts?|deals|sources?|references|disclaimer|newsletters?|sponsored|partners?|promoted|ads?|advert\w*|shop(?:ping)?"
    r"|coupons?|vouchers?|jobs|events|galler(?:y|ies)|topics|tags|comments)\b"
)
_LONGEST = 70
_WORDIEST = 8
_LONGEST_LINKED = 45
_LARGEST_NAMED = 4
_LONGEST_NAME = 4
"""Words: a longer heading is a headline in which such a word may stand."""
_FARTHEST_TEXT = 200
_FARTHEST = 60
"""Characters and rows between a block's heading and its first card."""


class Label(NamedTuple):
    rows: tuple[int, ...]
    text: str

    @property
    def telling(self) -> bool:
        return _TELLING.search(self.text) is not None

    @property
    def other(self) -> bool:
        """Whether it heads something else than articles."""
        return len(self.text.split()) <= _LONGEST_NAME and _OTHER.search(self.text) is not None


def find_label(survey: Survey, group: Group) -> Label | None:
    """The nearest heading before the first card whose section, at most three levels up, holds the group."""
    first = group.regions[0].row
    for row in range(first - 1, max(first - _FARTHEST, 0), -1):
        if 2 <= survey.text_length(row) <= _LONGEST:
            if _unlinked(survey, row, first) > _FARTHEST_TEXT:
                return None
            if _may_head(survey, row, first) and _heads(survey, row, group.row):
                label = _label(survey, row)
                return label if len(label.text.split()) <= _WORDIEST else None
    return None


def _unlinked(survey: Survey, row: int, end: int) -> int:
    """Characters of text from one row to another that stand in no link: other cards may stand between, prose not."""
    text = survey.text_before[end] - survey.text_before[row]
    return text - (survey.link_text_before[end] - survey.link_text_before[row])


def _may_head(survey: Survey, row: int, first: int) -> bool:
    """A heading, or a small element whose class says so; a linked line of some length is another card's headline."""
    if survey.end[row] > first or survey.link_length(row) > _LONGEST_LINKED:
        return False
    if survey.tag[row] in HEADINGS:
        return True
    if survey.tag[row] in _BOLD:
        return _TELLING.search(survey.elements[row].text or "") is not None
    return survey.end[row] - row <= _LARGEST_NAMED and _is_heading(survey.hint[row])


def _heads(survey: Survey, row: int, group: int) -> bool:
    up = row
    for _ in range(3):
        up = survey.parent[up]
        if up < 0:
            return False
        if survey.inside(group, up):
            return True
    return False


def _label(survey: Survey, row: int) -> Label:
    """Designers split headings over two elements of one kind: `RELATED` and `POSTS`."""
    rows = [row]
    before = survey.before(row)
    if before is not None and survey.tag[before] == survey.tag[row] in HEADINGS:
        rows.insert(0, before)
    text = " ".join(flat(survey.elements[each]) for each in rows)
    return Label(tuple(rows), text)
