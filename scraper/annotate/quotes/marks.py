"""Marks: which characters of a paragraph may open or close a quotation, and which are apostrophes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from scraper.prose import Paragraph

Family = Literal["double", "single"]

# An apostrophe between letters is never a mark.
_MARK = re.compile(r"[\"“”„‟«»＂'‘’‚‛`´′](?:(?![^\W_])|(?<![^\W_].)|(?<=[\"“”„‟«»＂]))", re.DOTALL)
_DOUBLE = '"“”„‟«»＂'
_TWICE = "'`’‘"
# Decades ('90s) and clipped words ('em) begin with an apostrophe; feet and inches (6'2") are no quotation.
_CLIPPED = re.compile(r"['’‘](?:\d0s|em|til|tis|twas|cos|bout|cause(?= (?:I|you|he|she|it|we|they)\b))\b(?!['’])")
_INCHES = re.compile(r"\d(?:['’′]\s?|ft\s)\d{1,2}$")

_SHAPES = "\"'“”‘’„‟«»＂‚‛`´"
# A line that ends in a colon may set off a quotation without marks.
_COLON_LINE = re.compile(r":[ \t]*[\r\n]")

_OPENS_AFTER = " \t\xa0([{-–—/:;,.>…|•*"
_OPENS_BEFORE = "[(‘'“\"£€$…."
_CURLY_OPEN = "“„‟«‘‚‛"
_CURLY_CLOSE = "”»’"


class Mark(NamedTuple):
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
    """False for a text in which nothing can be quoted; the common case, and cheap to tell."""
    return any(shape in text for shape in _SHAPES) or _COLON_LINE.search(text) is not None


def find_marks(text: str, paragraph: Paragraph) -> list[Mark]:
    """Marks of the paragraph, in order; plain apostrophes are left out."""
    marks: list[Mark] = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        if marks and found.start() < marks[-1].end:
            continue
        mark = _read(text, paragraph, found.start())
        if mark:
            marks.append(mark)
    return marks


def _read(text: str, paragraph: Paragraph, start: int) -> Mark | None:
    """None for an apostrophe and for inches."""
    shape = text[start]
    twice = shape in _TWICE and text[start + 1 : start + 2] == shape
    end = start + 2 if twice else start + 1
    before = text[start - 1] if start > paragraph.start else " "
    behind = text[end] if end < paragraph.end else " "
    double = twice or shape in _DOUBLE
    if not double and ((before.isalnum() and behind.isalnum()) or _CLIPPED.match(text, start)):
        return None
    if double and before.isdigit() and _INCHES.search(text, max(paragraph.start, start - 7), start):
        return None
    opens, closes = _facing(shape, before, behind)
    closes = closes and start > paragraph.start
    possessive = before in "sSzx" and behind == " " and text[end + 1 : end + 2].isalnum()
    return Mark(start, end, "double" if double else "single", opens, closes, possessive)


@lru_cache(maxsize=4096)
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
