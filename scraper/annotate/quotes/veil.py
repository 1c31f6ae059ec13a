"""The narration alone: the text with every quotation painted over, so that none of it is mistaken for narration."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scraper.annotate.quotes.spans import Span

FILL = "\ufffc"
STOP = "\ufff9"
"""Last painted character of a quotation that ends a sentence."""

_BREAK = re.compile(rf"[.!?…{STOP}][)\]]?\s+(?=[A-Z0-9\"'“‘(\[{FILL}{STOP}•])")
_ABBREVIATION = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|Rev|Cllr|Hon|vs|Co|Sgt|Supt|Insp|Jr|Sr)|\b[A-Z])\.$")
_LINE_END = re.compile(r"[\r\n\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…][)\]]?$")


@dataclass(frozen=True, slots=True)
class Veil:
    """`text` is as long as the text it was made of; `cuts` are the starts of its sentences."""

    text: str
    cuts: Sequence[int]

    def sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """Sentences of the paragraph `[start, end)`; a quotation belongs to the sentence that carries it."""
        inner = self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]
        return list(zip((start, *inner), (*inner, end), strict=True))

    def lines(self) -> Iterator[tuple[int, int]]:
        """Every sentence of every paragraph."""
        bounds = sorted({0, *self.cuts, *(found.end() for found in _LINE_END.finditer(self.text)), len(self.text)})
        return pairwise(bounds)

    def sentence_at(self, position: int, start: int, end: int) -> tuple[int, int]:
        """The sentence around `position`, within the paragraph `[start, end)`."""
        at = bisect_right(self.cuts, position)
        left = self.cuts[at - 1] if at else start
        right = self.cuts[at] if at < len(self.cuts) else end
        return max(left, start), min(right, end)


def draw_veil(text: str, spans: Sequence[Span]) -> Veil:
    pieces: list[str] = []
    done = 0
    for span in spans:
        last = STOP if _ENDS.search(text, span.start, span.end) else FILL
        pieces += text[done : span.outer_start], FILL * (span.outer_end - span.outer_start - 1), last
        done = span.outer_end
    veiled = "".join((*pieces, text[done:]))
    return Veil(veiled, [found.end() for found in _BREAK.finditer(veiled) if not _abbreviates(veiled, found)])


def _abbreviates(text: str, found: re.Match[str]) -> bool:
    return (
        text[found.start()] == "."
        and _ABBREVIATION.search(text, max(0, found.start() - 6), found.start() + 1) is not None
    )
