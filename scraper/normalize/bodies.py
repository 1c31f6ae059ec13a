"""The body: printed blocks laid out into one text with offsets that hold."""

from __future__ import annotations

from scraper.extraction import PrintedBlock
from scraper.normalize.text import clean
from scraper.record import Body

_GAP = "\n\n"


def lay_out(printed: tuple[PrintedBlock, ...], *, complete: bool) -> Body:
    blocks, texts, start = [], [], 0
    for block in printed:
        # Printed blocks are folded already: what is printable has nothing to take out.
        if text := block.text if block.text.isascii() or block.text.isprintable() else clean(block.text):
            end = start + len(text)
            blocks.append({"kind": block.kind, "text": text, "start": start, "end": end, "level": block.level})
            texts.append(text)
            start = end + len(_GAP)
    # The whole at once: half the price of a validation for each block.
    return Body.model_validate({"text": _GAP.join(texts), "blocks": blocks, "complete": complete})
