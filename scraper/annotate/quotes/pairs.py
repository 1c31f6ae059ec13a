"""Pairs: which mark of a paragraph closes which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from scraper.annotate.quotes.marks import Mark
from scraper.annotate.quotes.vocabulary import word_group
from scraper.prose import Paragraph

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SPEECH_LEAD = re.compile(r"[:;,–—-]\s*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*\s*$")
_FORGOTTEN_TAG = re.compile(
    r"(?<=[,.?!]) (?=(?:said|added|explained|says) [A-Z]|(?:he|she|they|it) (?:said|added|says|explained)\b)"
)


class Line(NamedTuple):
    """A paragraph with its marks. `runs_on`: the text ends here, or the next paragraph opens with a mark."""

    text: str
    paragraph: Paragraph
    marks: Sequence[Mark]
    runs_on: bool

    def is_speech(self, opener: Mark) -> bool:
        """Whether the mark stands where speech begins: first in its paragraph, or behind a colon, comma or dash."""
        start = self.paragraph.start
        if _WORD.search(self.text, start, opener.start) is None:
            return True
        lead = max(start, opener.start - 12)
        if _SPEECH_LEAD.search(self.text, lead, opener.start):
            return True
        return opener.family == "double" and _SENTENCE_END.search(self.text, lead, opener.start) is not None


class Pair(NamedTuple):
    """`close` None when no mark closes; then the quotation ends at `end`."""

    opener: Mark
    close: Mark | None
    end: int


def pair_marks(line: Line) -> Iterator[Pair]:
    i = 0
    while i < len(line.marks):
        opener, i = line.marks[i], i + 1
        close = _closer(line, i, opener) if opener.opens else None
        if close is None:
            if opener.opens and (line.runs_on or line.is_speech(opener)):
                yield Pair(opener, None, _open_end(line, opener))
                return
        elif _only_opens(line.marks[close]):  # never closed: the same voice opens again
            yield Pair(opener, None, line.marks[close].start)
            i = close
        else:
            yield Pair(opener, line.marks[close], line.marks[close].start)
            i = close + 1


def _only_opens(mark: Mark) -> bool:
    return mark.opens and not mark.closes


def _closer(line: Line, first: int, opener: Mark) -> int | None:
    """Index of the mark that ends what `opener` began: its closing mark, or the next opening one if it has none."""
    depth = inner = 0
    for i in range(first, len(line.marks)):
        mark = line.marks[i]
        if mark.family != opener.family:
            if opener.family == "single" and _crosses(mark, inner):
                return i
            inner += mark.opens - mark.closes
        elif _only_opens(mark):
            if not _nests(line.marks, i):
                return i if _opens_again(line, opener, mark) else None
            depth += 1
        elif depth:
            depth -= 1
        elif not (mark.possessive and _is_plural(line, i, opener)):
            return i
    return None


def _crosses(mark: Mark, inner: int) -> bool:
    """A double mark closing what a single one opened: careless editing, but printed."""
    return mark.closes and not mark.opens and inner <= 0


def _opens_again(line: Line, opener: Mark, mark: Mark) -> bool:
    return opener.family == "double" or _SENTENCE_END.search(line.text, opener.end, mark.start) is not None


def _nests(marks: Sequence[Mark], at: int) -> bool:
    """Whether the opening mark has a closing one of its own and still leaves one for the mark around it."""
    behind = (marks[i] for i in range(at + 1, len(marks)) if marks[i].family == marks[at].family)
    same = list(islice(behind, 2))
    return len(same) > 1 and all(m.closes and not m.opens for m in same)


def _is_plural(line: Line, at: int, opener: Mark) -> bool:
    """Whether the mark after an s is an apostrophe (`patients' notes`) rather than the closing mark."""
    mark = line.marks[at]
    word = _WORD.search(line.text, mark.end)
    if mark.family == "double" or word is None or word.group().lower() in word_group("not after a possessive"):
        return False
    behind = (line.marks[i] for i in range(at + 1, len(line.marks)))
    following = next((m for m in behind if m.family == "single"), None)
    return following.closes and not following.opens if following else line.is_speech(opener)


def _open_end(line: Line, opener: Mark) -> int:
    """The paragraph's end, or the attribution when the closing mark was forgotten before it."""
    tag = None if line.runs_on else _FORGOTTEN_TAG.search(line.text, opener.end, line.paragraph.end)
    return tag.start() if tag else line.paragraph.end
