"""Stretches: the text of the soup, cut at blocks and at empty lines between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from scraper.extract.soup import Soup

_SENTENCE_END = re.compile(r"""[.!?…。！？]["'”’»)\]]*$""")
_TAIL = 6
_LONG_LINE = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two breaks, with the tag it stands in and the row of that tag's element."""

    text: str
    tag: Tag
    row: int


def read_stretches(soup: Soup) -> list[Stretch]:
    lines: list[tuple[Tag, list[str]]] = []
    breaks = 2
    for node in soup.region.descendants:
        if isinstance(node, Tag):
            breaks = breaks + 1 if node.name == "br" else 2
        elif (tag := node.parent) is not None and (text := str(node).strip(" |")):
            if lines and lines[-1][0] is tag and breaks < 2 and not _ends_paragraph(lines[-1][1][-1]):
                lines[-1][1].append(text)
            else:
                lines.append((tag, [text]))
            breaks = 0
    return [Stretch(" ".join(texts), tag, soup.row[id(tag)]) for tag, texts in lines]


def ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text, max(0, len(text) - _TAIL)) is not None


def _ends_paragraph(text: str) -> bool:
    """Whether one line break after this is meant as a new paragraph, not as a new line of an address or a poem."""
    return len(text) > _LONG_LINE and ends_sentence(text)
