"""Narration: the veiled text together with the names in it, ready to be asked what stands where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.annotate.quotes.names import Name, find_names
from scraper.annotate.quotes.spans import Span
from scraper.annotate.quotes.veil import Veil, draw_veil


@dataclass(frozen=True, slots=True)
class Narration:
    veil: Veil
    names: Sequence[Name]
    starts: Sequence[int]

    @property
    def text(self) -> str:
        return self.veil.text

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """Names that begin in `[start, end)`."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def narrate(text: str, spans: Sequence[Span]) -> Narration:
    veil = draw_veil(text, spans)
    names = find_names(veil.text)
    return Narration(veil, names, [name.start for name in names])
