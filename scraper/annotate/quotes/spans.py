"""Spans: the stretches of text between marks, and the unmarked paragraphs that belong to a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from scraper.annotate.quotes.marks import Mark, find_marks
from scraper.annotate.quotes.pairs import Line, Pair, pair_marks
from scraper.prose import Paragraph, Prose

_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y)\b")
_SAID_COLON = re.compile(r"\b(?:said|says|added|commented|wrote|reads?|states?|stated|continued)\b[^.!?]{0,60}:$")
_BULLETS = "-–—•*·"
_LOOK_AHEAD = 6


class Span(NamedTuple):
    """`[start, end)` inside the marks, `[outer_start, outer_end)` with them; `paragraph` indexes `prose.paragraphs`."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    opened: bool = True
    closed: bool = True


def find_spans(prose: Prose) -> list[Span]:
    """Every quotation of the narrative, scare quotes included, in order."""
    numbered = [(i, p) for i, p in enumerate(prose.paragraphs) if p.kind not in ("caption", "teaser")]
    lines = [(p, find_marks(prose.text, p)) for _, p in numbered]
    spans: list[Span] = []
    for n, (index, paragraph) in enumerate(numbered):
        found: list[Span] = []
        if lines[n][1]:
            runs_on = n + 1 == len(lines) or _opens_at(*lines[n + 1])
            pairs = pair_marks(Line(prose.text, paragraph, lines[n][1], runs_on))
            found = [_span(prose.text, index, pair) for pair in pairs]
        if n and not found:
            found = _unmarked(prose, index, numbered[n - 1][0], spans, lines[n : n + _LOOK_AHEAD])
        spans += found
    return spans


def _opens_at(paragraph: Paragraph, marks: Sequence[Mark]) -> bool:
    return bool(marks) and marks[0].opens and marks[0].start - paragraph.start <= 2


def _span(text: str, index: int, pair: Pair) -> Span:
    start = end = pair.opener.end
    inner = text[start : pair.end].rstrip()
    if inner:
        start, end = end + len(inner) - len(inner.lstrip()), end + len(inner)
    outer_end = pair.close.end if pair.close else pair.end
    return Span(start, end, pair.opener.start, outer_end, index, closed=pair.close is not None)


def _unmarked(
    prose: Prose, index: int, before: int, spans: Sequence[Span], ahead: Sequence[tuple[Paragraph, list[Mark]]]
) -> list[Span]:
    """A paragraph that is quoted though no mark opens it: inside a longer quotation, or set off after `said:`.

    `ahead` are the paragraph itself and the next few, with their marks.
    """
    paragraph, marks = ahead[0]
    inside = bool(spans) and spans[-1].paragraph == before and not spans[-1].closed
    if not inside and prose.text[prose.paragraphs[before].end - 1] != ":":
        return []
    closing = next((m for m in marks if m.family == "double" and m.closes and not m.opens), None)
    if not inside and not _set_off(prose, prose.paragraphs[before], paragraph, closing):
        return []
    if inside and not closing and (_SAID_COLON.search(prose.of(paragraph)) or not _goes_on(prose, ahead)):
        return []
    end, outer_end = (closing.start, closing.end) if closing else (paragraph.end, paragraph.end)
    more = len(ahead) > 1 and _opens_at(*ahead[1])
    return [Span(paragraph.start, end, paragraph.start, outer_end, index, False, bool(closing) or not (inside or more))]


def _goes_on(prose: Prose, ahead: Sequence[tuple[Paragraph, list[Mark]]]) -> bool:
    """Whether an open quotation runs through this unmarked paragraph: it is closed later, or goes on to say `we`."""
    ahead = list(takewhile(lambda line: not _SAID_COLON.search(prose.of(line[0])), ahead))
    following = next((m for _, marks in ahead[1:] for m in marks if m.family == "double"), None)
    if following is not None:
        return following.closes and not following.opens
    return any(_FIRST_PERSON.search(prose.of(paragraph)) for paragraph, _ in ahead)


def _set_off(prose: Prose, before: Paragraph, paragraph: Paragraph, closing: Mark | None) -> bool:
    words = prose.of(paragraph)
    if not _SAID_COLON.search(prose.of(before)) or paragraph.kind == "list_item" or words[0] in _BULLETS:
        return False
    return bool(closing) or words[-1] == "." or _FIRST_PERSON.search(words) is not None
