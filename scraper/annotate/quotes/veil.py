"""The narration alone: the text with every quotation painted over, so that none of it is mistaken for narration."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.annotate.quotes.spans import Span

FILL = "\ufffc"
STOP = "\ufff9"
"""Last painted character of a quotation that ends a sentence."""

_BREAK = re.compile(rf"[.!?…{STOP}][)\]]?\s+(?=[A-Z0-9\"'“‘(\[{FILL}{STOP}•])")
_ABBREVIATION = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|Rev|Cllr|Hon|vs|Co|Sgt|Supt|Insp|Jr|Sr)|\b[A-Z])\.$")
_ENDS = re.compile(r"[.!?…][)\]]?$")


@dataclass(frozen=True, slots=True)
class Veil:
    """Same length as the text it was made of."""

    text: str

    def sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """Sentences of the paragraph `[start, end)`; a quotation belongs to the sentence that carries it."""
        cuts = [start]
        for found in _BREAK.finditer(self.text, start, end):
            if not _ABBREVIATION.search(self.text, max(start, found.start() - 6), found.start() + 1):
                cuts.append(found.end())
        return list(zip(cuts, [*cuts[1:], end], strict=True))

    def sentence_at(self, position: int, start: int, end: int) -> tuple[int, int]:
        sentences = self.sentences(start, end)
        return sentences[bisect_right([s for s, _ in sentences], position) - 1]


def draw_veil(text: str, spans: Sequence[Span]) -> Veil:
    pieces: list[str] = []
    done = 0
    for span in spans:
        last = STOP if _ENDS.search(text, span.start, span.end) else FILL
        pieces += text[done : span.outer_start], FILL * (span.outer_end - span.outer_start - 1), last
        done = span.outer_end
    return Veil("".join((*pieces, text[done:])))
