"""Where cards stand: elements that hold the links to one article and to no other, side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from scraper.extract.furniture import Furniture
from scraper.extract.headline import Headline
from scraper.extract.links import Link
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_BLOCK_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_SHORTEST_LINK = 15
_WORDIEST_CARD = 900
"""Characters: a longer element is no card."""


@dataclass(frozen=True, slots=True)
class Region:
    """`row` is the largest element around `links`, which all lead to one article."""

    row: int
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that are siblings; `row` is their parent."""

    row: int
    regions: tuple[Region, ...]


def find_groups(survey: Survey, links: Sequence[Link], headline: Headline, story: Story) -> list[Group]:
    furniture = Furniture(survey, headline, story)
    kept = [link for link in links if not furniture.around(link.row) and not _in_prose(survey, link.row, story)]
    walls = _walls(survey, headline, story)
    sure = _regions(survey, [link for link in kept if link.strong], walls)
    rest = _regions(survey, _outside(survey, kept, sure), walls | _around(survey, sure))
    by_parent: dict[int, list[Region]] = {}
    for region in sorted(sure + rest, key=lambda region: region.row):
        by_parent.setdefault(survey.parent[region.row], []).append(region)
    return [_group(survey, row, regions) for row, regions in by_parent.items() if _ours(regions)]


def _ours(regions: list[Region]) -> bool:
    """Links to sister sites stand among a publisher's own; a block of nothing else is advertising."""
    return any(region.links[0].own for region in regions)


def _group(survey: Survey, row: int, regions: list[Region]) -> Group:
    """An only card was taken with the heading of its block: let that go."""
    if len(regions) == 1:
        inner = _below_heading(survey, regions[0])
        return Group(survey.parent[inner], (Region(inner, regions[0].links),))
    return Group(row, tuple(regions))


def _below_heading(survey: Survey, region: Region) -> int:
    link = region.links[0].row
    headings = [row for row in range(region.row, link) if survey.tag[row] in _BLOCK_HEADINGS]
    if not headings or not region.links[0].strong or survey.link_length(headings[-1]):
        return region.row
    row = link
    while not survey.inside(headings[-1], survey.parent[row]):
        row = survey.parent[row]
    return row


def _walls(survey: Survey, headline: Headline, story: Story) -> set[int]:
    """Rows no card may reach: the page itself, and what holds the headline or the story."""
    marks = {mark for mark in (headline.row, story.root) if mark is not None}
    return {0} | marks | {up for mark in marks for up in survey.ancestors(mark)}


def _around(survey: Survey, regions: list[Region]) -> set[int]:
    return {up for region in regions for up in survey.ancestors(region.row)}


def _outside(survey: Survey, links: list[Link], regions: list[Region]) -> list[Link]:
    """Links in no region that lead where no region leads."""
    led = {link.target for region in regions for link in region.links}
    starts = [region.row for region in regions]
    left = []
    for link in links:
        at = bisect_right(starts, link.row) - 1
        if link.target not in led and not (at >= 0 and survey.inside(link.row, starts[at])):
            left.append(link)
    return left


def _in_prose(survey: Survey, row: int, story: Story) -> bool:
    """Whether the link stands in a running sentence of the article."""
    if story.root is None or not survey.inside(row, story.root):
        return False
    for up in survey.ancestors(row):
        if survey.tag[up] in ("p", "li", "blockquote", "td", "em", "strong"):
            if survey.text_length(up) > 1.5 * survey.link_length(up) + 12 and survey.tag[up] != "li":
                return True
        elif survey.tag[up] in ("div", "section", "ul"):
            return False
    return False


def _has_twin(survey: Survey, row: int) -> bool:
    """Whether the element beside is another card: same tag, same classes, a link of some length."""
    element = survey.elements[row]
    for sibling in (element.getprevious(), element.getnext()):
        if sibling is not None and sibling.tag == element.tag:
            other = survey.row[sibling]
            if survey.hint[other] == survey.hint[row] and survey.link_length(other) >= _SHORTEST_LINK:
                return True
    return False


def _regions(survey: Survey, links: list[Link], walls: set[int]) -> list[Region]:
    rows = [link.row for link in links]
    turns = list(accumulate((a.target != b.target for a, b in pairwise(links)), initial=0))
    regions: list[Region] = []
    first = 0
    while first < len(links):
        row, after = rows[first], first + 1
        while (up := survey.parent[row]) not in walls and survey.text_length(up) <= _WORDIEST_CARD:
            low, high = bisect_left(rows, up), bisect_left(rows, survey.end[up])
            if low < first or turns[high - 1] != turns[low] or _has_twin(survey, row):
                break
            row, after = up, high
        regions.append(Region(row, tuple(links[first:after])))
        first = after
    return regions
