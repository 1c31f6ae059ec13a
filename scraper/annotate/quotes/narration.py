"""Narration: the veiled text together with the names and cues in it, ready to be asked what stands where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.annotate.quotes.cues import Cue, find_cues
from scraper.annotate.quotes.names import Name, find_names
from scraper.annotate.quotes.spans import Span
from scraper.annotate.quotes.veil import Veil, draw_veil


@dataclass(frozen=True, slots=True)
class Narration:
    veil: Veil
    names: Sequence[Name]
    starts: Sequence[int]
    cues: Sequence[Cue]
    cue_starts: Sequence[int]

    @property
    def text(self) -> str:
        return self.veil.text

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """Names that begin in `[start, end)`."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def cues_in(self, start: int, end: int) -> Sequence[Cue]:
        """Cues that begin in `[start, end)`."""
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, end)]


def narrate(text: str, spans: Sequence[Span]) -> Narration:
    veil = draw_veil(text, spans)
    names = find_names(veil.text)
    cues = [cue for start, end in veil.lines() for cue in find_cues(veil.text, start, end)]
    return Narration(veil, names, [name.start for name in names], cues, [cue.start for cue in cues])
