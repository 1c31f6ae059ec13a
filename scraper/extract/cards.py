"""Where cards stand: elements that hold the links to one article and to no other, side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from scraper.extract.headline import Headline
from scraper.extract.lines import SUBHEADINGS
from scraper.extract.links import Link
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_SHORTEST_LINK = 15
_WORDIEST_CARD = 900
"""Characters: a longer element is no card."""


class Region(NamedTuple):
    """`row` is the largest element around `links`, which all lead to one article."""

    row: int
    links: tuple[Link, ...]


class Group(NamedTuple):
    """Cards that are siblings; `row` is their parent."""

    row: int
    regions: tuple[Region, ...]


def find_groups(survey: Survey, links: Sequence[Link], headline: Headline, story: Story) -> list[Group]:
    inside = range(0) if story.root is None else range(story.root, survey.end[story.root])
    kept = [link for link in links if link.row not in inside or not _in_sentence(survey, link.row)]
    walls = _walls(survey, headline, story)
    sure = _regions(survey, [link for link in kept if link.strong], [], walls)
    rest = _regions(survey, _outside(survey, kept, sure), sure, walls)
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
    headings = [row for row in range(region.row, link) if survey.tag[row] in SUBHEADINGS]
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


def _in_sentence(survey: Survey, row: int) -> bool:
    """Whether a link in the article stands amid running text."""
    for up in survey.ancestors(row):
        if survey.tag[up] in ("p", "li", "blockquote", "td", "em", "strong"):
            if survey.text_length(up) > 1.5 * survey.link_length(up) + 12 and survey.tag[up] != "li":
                return True
        elif survey.tag[up] in ("div", "section", "ul"):
            return False
    return False


def _regions(survey: Survey, links: list[Link], others: list[Region], walls: set[int]) -> list[Region]:
    """The largest element around each run of links to one article, with no other link and no other region in it."""
    rows = [link.row for link in links]
    taken = [region.row for region in others]
    regions: list[Region] = []
    first = 0
    for after in _turns(links):
        while first < after:
            at = bisect_left(taken, rows[first])
            low = max(rows[first - 1] if first else 0, taken[at - 1] if at else 0)
            high = min((*rows[after : after + 1], *taken[at : at + 1]), default=len(survey.tag))
            row = _widest(survey, rows[first], low, high, walls)
            past = bisect_left(rows, survey.end[row], first + 1, after)
            regions.append(Region(row, tuple(links[first:past])))
            first = past
    return regions


def _turns(links: list[Link]) -> Iterator[int]:
    """Where the next link leads elsewhere."""
    for at, (one, other) in enumerate(pairwise(links), 1):
        if one.target != other.target:
            yield at
    yield len(links)


def _widest(survey: Survey, row: int, low: int, high: int, walls: set[int]) -> int:
    """The largest card around the row that begins after `low` and ends before `high`."""
    while (up := survey.parent[row]) > low and survey.end[up] <= high and up not in walls:
        if survey.text_length(up) > _WORDIEST_CARD or _has_twin(survey, row):
            break
        row = up
    return row


def _has_twin(survey: Survey, row: int) -> bool:
    """Whether the element beside is another card: same tag, same classes, a link of some length."""
    up, after = survey.parent[row], survey.end[row]
    if after < survey.end[up] and _are_twins(survey, row, after):
        return True
    before = survey.before(row)
    return before is not None and _are_twins(survey, row, before)


def _are_twins(survey: Survey, row: int, other: int) -> bool:
    alike = survey.tag[row] == survey.tag[other] and survey.hint[row] == survey.hint[other]
    return alike and survey.link_length(other) >= _SHORTEST_LINK
