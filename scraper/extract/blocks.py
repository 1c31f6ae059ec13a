"""Blocks: what kind of text a stretch is, read from the soup around it."""

from __future__ import annotations

from scraper.extract.stretches import Stretch
from scraper.extraction import PrintedBlock

_ITEMS = frozenset({"li", "dt", "dd"})
_LISTS = frozenset({"ul", "ol", "dl"})


def read_block(stretch: Stretch) -> PrintedBlock:
    around = [stretch.tag.name, *(parent.name for parent in stretch.tag.parents)]
    name = around[0]
    if name[0] == "h" and name[1:].isdigit():
        return PrintedBlock("heading", stretch.text, max(2, int(name[1:])))
    if name == "tr":
        return PrintedBlock("table_row", stretch.text)
    if "blockquote" in around:
        return PrintedBlock("blockquote", stretch.text)
    if not _ITEMS.isdisjoint(around):
        return PrintedBlock("list_item", stretch.text, sum(name in _LISTS for name in around) or 1)
    return PrintedBlock("paragraph", stretch.text)
