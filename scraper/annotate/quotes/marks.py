"""Marks: which characters of a paragraph may open or close a quotation, and which are apostrophes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from scraper.prose import Paragraph

Family = Literal["double", "single"]

# A single mark with letters on both sides is an apostrophe; so are those of decades ('90s) and clipped words ('em).
_MARK = re.compile(
    r"""
      (?P<measure>\d(?:['’′]\s?\d{1,2}["”″]|ft\s\d{1,2}(?:in|["”″])))
    | (?P<clipped>(?<!\w)['’‘](?:\d0s|em|til|tis|twas|cos|cause|bout)\b(?!['’]))
    | (?P<double>["“”„‟«»＂]|''|``|’’|‘‘)
    | (?P<single>(?<!\w)['‘’‚‛`´′]|['‘’´′](?!\w))
    """,
    re.VERBOSE,
)
# A line that ends in a colon may set off a quotation without marks.
_ANY = re.compile(r"[\"“”„‟«»＂'‘’‚‛`´]|:[ \t]*[\r\n]")

_OPENS_AFTER = " \t\xa0([{-–—/:;,.>…|•*"
_OPENS_BEFORE = "[(‘'“\"£€$…."
_CURLY_OPEN = "“„‟«‘‚‛"
_CURLY_CLOSE = "”»’"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `[start, end)`; which way it may face is read from its neighbours first and its shape second.

    `possessive`: after an s and before a word, so it may be the apostrophe of a plural (`patients' notes`).
    """

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool
    possessive: bool = False


def may_quote(text: str) -> bool:
    return _ANY.search(text) is not None


def find_marks(text: str, paragraph: Paragraph) -> list[Mark]:
    """Marks of the paragraph, in order; plain apostrophes are left out."""
    found = _MARK.finditer(text, paragraph.start, paragraph.end)
    return [_read(text, paragraph, mark) for mark in found if mark["double"] or mark["single"]]


def _read(text: str, paragraph: Paragraph, mark: re.Match[str]) -> Mark:
    start, end = mark.span()
    before = text[start - 1] if start > paragraph.start else " "
    behind = text[end] if end < paragraph.end else " "
    opens, closes = _facing(text[start], before, behind)
    return Mark(
        start,
        end,
        "double" if mark["double"] else "single",
        opens,
        closes and start > paragraph.start,
        possessive=before in "sSzx" and behind == " " and text[end + 1 : end + 2].isalnum(),
    )


def _facing(shape: str, before: str, behind: str) -> tuple[bool, bool]:
    """Whether a mark may open and close, by its neighbours; where they leave it open, by its shape."""
    opens = (behind.isalnum() or behind in _OPENS_BEFORE) and (before in _OPENS_AFTER or before in "“\"‘'")
    closes = not before.isspace()
    if opens != closes:
        return opens, closes
    if shape in _CURLY_OPEN:
        return True, False
    if shape in _CURLY_CLOSE:
        return False, True
    # Straight, and squeezed between letters or lost between spaces: what follows decides.
    return (True, True) if opens else (behind.isalnum(), not behind.isalnum() or before.isalnum())
