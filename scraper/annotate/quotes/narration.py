"""Narration: the veiled text together with the names and cues in it, ready to be asked what stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from scraper.annotate.quotes.cues import Cue, find_cues
from scraper.annotate.quotes.names import Name, find_names
from scraper.annotate.quotes.spans import Span
from scraper.annotate.quotes.veil import Veil, draw_veil
from scraper.prose import Paragraph, Prose


@dataclass(frozen=True, slots=True)
class Narration:
    """`paragraphs` are those of the article itself: no captions, no teasers."""

    veil: Veil
    paragraphs: Sequence[Paragraph]
    names: Sequence[Name]
    starts: Sequence[int]
    cues: Sequence[Cue]
    cue_starts: Sequence[int]

    @property
    def text(self) -> str:
        return self.veil.text

    def paragraphs_until(self, position: int, most: int) -> Sequence[Paragraph]:
        """The last paragraphs that begin at `position` or before it, `most` of them."""
        end = bisect_right(self.paragraphs, position, key=attrgetter("start"))
        return self.paragraphs[max(0, end - most) : end]

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """Names that begin in `[start, end)`."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def cues_in(self, start: int, end: int) -> Sequence[Cue]:
        """Cues that begin in `[start, end)`."""
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, end)]


def narrate(prose: Prose, spans: Sequence[Span]) -> Narration:
    veil = draw_veil(prose.text, spans)
    names = find_names(veil.text)
    cues = [cue for start, end in veil.lines() for cue in find_cues(veil.text, start, end)]
    return Narration(veil, prose.narrative, names, [name.start for name in names], cues, [cue.start for cue in cues])
