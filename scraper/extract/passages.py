"""Passages: the blocks of a page that print running text of their own."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extract.survey import Survey

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
LEAST = 40
"""Characters outside links that make a passage count as running text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that stands in one block and in none inside it. `size` and `links` count characters."""

    row: int
    size: int
    links: int


def find_passages(survey: Survey) -> list[Passage]:
    """In document order. Whatever holds less than a passage of text outside links is stepped over whole."""
    text, links, end, parent = survey.text_before, survey.link_text_before, survey.end, survey.parent
    block, size, linked = {-1: -1}, {-1: 0}, {-1: 0}
    row, count = 0, len(end)
    while row < count:
        stop, up = end[row], block[parent[row]]
        held, held_links = text[stop] - text[row], links[stop] - links[row]
        is_block = survey.tag[row] in BLOCKS
        if is_block:
            size[up] -= held
            linked[up] -= held_links
        if held - held_links < LEAST:
            row = stop
            continue
        block[row] = row if is_block else up
        if is_block:
            size[row], linked[row] = held, held_links
        row += 1
    return [Passage(r, size[r], linked[r]) for r in size if r >= 0 and size[r] - linked[r] >= LEAST]
