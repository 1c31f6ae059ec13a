"""Blocks: what kind of text a tag of the soup holds, read from the tags around it."""

from __future__ import annotations

from bs4 import Tag

from scraper.extraction import PrintedBlock

_ITEMS = frozenset({"li", "dt", "dd"})
_LISTS = frozenset({"ul", "ol", "dl"})


def read_block(tag: Tag) -> PrintedBlock:
    text, around = str(tag.contents[0]), [tag.name, *(parent.name for parent in tag.parents)]
    name = around[0]
    if name[0] == "h" and name[1:].isdigit():
        return PrintedBlock("heading", text, max(2, int(name[1:])))
    if name == "tr":
        return PrintedBlock("table_row", text)
    if "blockquote" in around:
        return PrintedBlock("blockquote", text)
    if not _ITEMS.isdisjoint(around):
        return PrintedBlock("list_item", text, sum(name in _LISTS for name in around) or 1)
    return PrintedBlock("paragraph", text)
