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

    text: str
    """The veiled text."""
    veil: Veil
    paragraphs: Sequence[Paragraph]
    starts: Sequence[int]
    """Where sentences begin."""
    names: Sequence[Name]
    name_starts: Sequence[int]

    def paragraphs_until(self, position: int, most: int) -> Sequence[Paragraph]:
        """The last paragraphs that begin at `position` or before it, `most` of them."""
        end = bisect_right(self.paragraphs, position, key=attrgetter("start"))
        return self.paragraphs[max(0, end - most) : end]

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """Names that begin in `[start, end)`."""
        return self.names[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]

    def cues_in(self, start: int, end: int) -> Sequence[Cue]:
        """Cues that begin in `[start, end)`, which lies within a sentence."""
        if start >= end:
            return ()
        after = bisect_right(self.starts, start)
        cues = find_cues(self.text, self.starts[after - 1], self.starts[after])
        return [cue for cue in cues if start <= cue.start < end] if cues else cues


def narrate(prose: Prose, spans: Sequence[Span]) -> Narration:
    veil = draw_veil(prose.text, spans)
    paragraphs = prose.narrative
    starts = sorted({0, *veil.cuts, *(paragraph.start for paragraph in paragraphs), len(veil.text)})
    names = find_names(veil.text)
    return Narration(veil.text, veil, paragraphs, starts, names, [name.start for name in names])
