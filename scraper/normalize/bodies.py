"""The body: printed blocks laid out into one text with offsets that hold."""

from __future__ import annotations

from scraper.extraction import PrintedBlock
from scraper.normalize.text import clean
from scraper.record import Block, Body

_GAP = "\n\n"


def lay_out(printed: tuple[PrintedBlock, ...], *, complete: bool) -> Body:
    blocks, start = [], 0
    for block in printed:
        if text := clean(block.text):
            end = start + len(text)
            blocks.append(Block(kind=block.kind, text=text, start=start, end=end, level=block.level))
            start = end + len(_GAP)
    return Body(text=_GAP.join(block.text for block in blocks), blocks=tuple(blocks), complete=complete)
