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

# By length, for a look behind must know how far.
_ABBREVIATIONS = ("[A-Z]", "Dr|Mr|Ms|St|Jr|Sr|No|Co|vs", "Mrs|Rev|Hon|Sgt", "Prof|Cllr|Supt|Insp")
_NOT_ABBREVIATED = "".join(rf"(?<!\b(?:{words})\.)" for words in _ABBREVIATIONS)
_BREAK = re.compile(rf"[.!?…{STOP}]{_NOT_ABBREVIATED}[)\]]?\s+(?=[A-Z0-9\"'“‘(\[{FILL}{STOP}•])")
_LONGEST = 1500
"""Characters of narration in a sentence."""
_MOST = 60
"""Quotations in a sentence, with hardly a word between them."""
_PIECE = re.compile(
    rf"(?:(?:[^{FILL}{STOP}]{{0,20}}+[{FILL}{STOP}]++){{{_MOST}}}"
    rf"|(?:[{FILL}{STOP}]*[^{FILL}{STOP}]){{{_LONGEST}}}[^{FILL}{STOP}\s]*)\s*(?=\S)"
)
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…][)\]]?$")
# `…?” Ms Reed asked`: the question ends, the reporter's sentence does not.
_TAGGED = re.compile(
    r"(?<=[!?].)\s(?:[A-Z][a-z]{1,4}\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? (?:said|says|asked|asks|told|added|adds)\b"
)


@dataclass(frozen=True, slots=True)
class Veil:
    """`text` is as long as the text it was made of; `cuts` are the starts of its sentences."""

    text: str
    cuts: Sequence[int]

    def sentences_back(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Sentences of `[start, end)` of a paragraph, last first; a quotation belongs to the one that carries it."""
        for at in range(bisect_left(self.cuts, end) - 1, bisect_right(self.cuts, start) - 1, -1):
            yield self.cuts[at], end
            end = self.cuts[at]
        yield start, end

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
        ends = _ENDS.search(text, max(span.start, span.end - 2), span.end) and not _TAGGED.match(text, span.outer_end)
        last = STOP if ends else FILL
        pieces += text[done : span.outer_start], FILL * (span.outer_end - span.outer_start - 1), last
        done = span.outer_end
    veiled = "".join((*pieces, text[done:]))
    cuts = [found.end() for found in _BREAK.finditer(veiled)]
    return Veil(veiled, sorted((*cuts, *_cuts_of_lists(veiled, cuts))))


def _cuts_of_lists(text: str, cuts: Sequence[int]) -> Iterator[int]:
    """Where a list or the like that goes on without a full stop is cut all the same."""
    for start, end in pairwise((0, *cuts, len(text))):
        if end - start > _LONGEST:
            for line in _LINE.finditer(text, start, end):
                yield from _pieces(text, line.start(), line.end())


def _pieces(text: str, start: int, end: int) -> Iterator[int]:
    piece = _PIECE.match(text, start, end)
    while piece:
        yield piece.end()
        piece = _PIECE.match(text, piece.end(), end)
