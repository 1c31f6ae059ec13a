"""Stretches: the text of the soup, cut at blocks and at empty lines between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from scraper.extract.soup import Soup

SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’»)\]]*$""")
_LONG_LINE = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two breaks, with the tag it stands in and the row of that tag's element."""

    text: str
    tag: Tag
    row: int


def read_stretches(soup: Soup) -> list[Stretch]:
    found: list[Stretch] = []
    breaks = 2
    for node in soup.region.descendants:
        if isinstance(node, Tag):
            breaks = breaks + 1 if node.name == "br" else 2
            continue
        tag, text = node.parent, str(node).strip(" |")
        if tag is None or not text:
            continue
        last = found[-1] if found else None
        if last and last.tag is tag and breaks < 2 and not _ends_paragraph(last.text):
            found[-1] = Stretch(f"{last.text} {text}", tag, last.row)
        else:
            found.append(Stretch(text, tag, soup.row[id(tag)]))
        breaks = 0
    return found


def _ends_paragraph(text: str) -> bool:
    """Whether one line break after this is meant as a new paragraph, not as a new line of an address or a poem."""
    return len(text) > _LONG_LINE and SENTENCE_END.search(text) is not None
