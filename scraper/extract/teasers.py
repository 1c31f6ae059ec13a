"""Teaser cards: related, recommended and most-read articles, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scraper.extract.cards import Group, Region, find_groups
from scraper.extract.furniture import Furniture
from scraper.extract.headline import Headline
from scraper.extract.hints import hints_at
from scraper.extract.labels import Label, find_label
from scraper.extract.links import Link, article_links, is_telling, target_of
from scraper.extract.printed import flat
from scraper.extract.reading import read_card
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extraction import PrintedTeaser
from scraper.page import Page

_is_block_of_cards = hints_at(
    r"related|recommend|popular|most-|trending|latest|teaser|promo|recirc|onward|read-?next|stories|articles|posts|rail"
    r"|(?<![a-z])(?:more|card)"
)
_POINTER = re.compile(
    r"(?i)^(?:read (?:more|also|next)|see also|also read|related|more on this|don['’]t miss|watch)\b|\bread more\W*$"
    r"|^\[.*\]$"
)
_INLINE = frozenset({"a", "span", "b", "i", "em", "strong"})
_MOSTLY = 0.7
_AND = " · "
_SHORT_TITLE = 4
"""Words: menus stay below, headlines do not."""


class Card(NamedTuple):
    """`row` is the card's element (or its block's, when that holds nothing else): the body leaves it out.

    `teaser` is None for what only leaves the body: a block's heading, a second copy, a "Read more" line.
    """

    row: int
    teaser: PrintedTeaser | None


class _Read(NamedTuple):
    """A card read, with the target of its links: the same article in two blocks has the same."""

    row: int
    target: str
    teaser: PrintedTeaser


def find_teasers(page: Page, survey: Survey, headline: Headline, story: Story) -> tuple[Card, ...]:
    read: list[_Read] = []
    beside: list[Card] = []
    here = target_of(page.url, None) if page.url else None
    links = article_links(survey, page.url, Furniture(survey, headline, story))
    links = [link for link in links if link.target != here or not _is_signpost(survey, link, headline)]
    for group in find_groups(survey, links, headline, story):
        if _is_amid_sentences(survey, group) or not _wordy(survey, group):
            continue
        label = find_label(survey, group)
        cards = _read_group(survey, group, label, headline, story)
        read += cards
        if cards and label:
            beside += [Card(row, None) for row in label.rows]
        elif not cards:
            beside += [Card(region.row, None) for region in group.regions if _points_away(survey, region, story)]
    return (*_once_each(read, here), *beside)


def _read_group(survey: Survey, group: Group, label: Label | None, headline: Headline, story: Story) -> list[_Read]:
    telling = label is not None and label.telling
    if (label and label.other) or not (telling or _may_be_block(survey, group, story)):
        return []
    cards = list(_read_cards(survey, group, label))
    teasers = [card.teaser for card in cards]
    if not cards or (_is_above(group, headline) and not telling and not _are_rich(teasers)):
        return []
    named = telling or _hinted(survey, group)
    if not (named or _are_rich(teasers) or _lead_to_articles(cards)):
        return []
    return cards if _is_block(teasers, telling, named) else []


def _lead_to_articles(cards: list[_Read]) -> bool:
    """Whether addresses say so: services of the site are offered in sentences too."""
    return sum(is_telling(card.target) for card in cards) > len(cards) / 2


def _points_away(survey: Survey, region: Region, story: Story) -> bool:
    """A lone `Read more: …` line, or one in capitals, amid the story: no teaser, and no text of the article either."""
    if story.root is None or not survey.inside(region.row, story.root):
        return False
    if survey.link_length(region.row) < _MOSTLY * survey.text_length(region.row):
        return False
    text = flat(survey.elements[region.row])
    return text.isupper() or _POINTER.search(text) is not None


def _is_signpost(survey: Survey, link: Link, headline: Headline) -> bool:
    """A link to a place on this very page: its words are too few for its headline."""
    return 0 < survey.text_length(link.row) < len(headline.text) / 2


def _is_amid_sentences(survey: Survey, group: Group) -> bool:
    """Inside a paragraph stand links, and what unfolds over a name: the latest stories on a person."""
    row = group.row
    while survey.tag[row] in _INLINE:
        row = survey.parent[row]
    return survey.tag[row] == "p"


def _wordy(survey: Survey, group: Group) -> bool:
    """Menus and tag lists are told by their short lines before any card is read."""
    return sum(survey.text_length(region.row) for region in group.regions) >= 18 * len(group.regions)


def _read_cards(survey: Survey, group: Group, label: Label | None) -> Iterator[_Read]:
    heading = label.text if label else None
    for region in group.regions:
        if teaser := read_card(survey, region.row, region.links, heading):
            yield _Read(region.row, region.links[0].target, teaser)


def _may_be_block(survey: Survey, group: Group, story: Story) -> bool:
    """Without a telling heading: several cards that say so by their class, or that are not among paragraphs."""
    return len(group.regions) > 1 and (_hinted(survey, group) or not _amid_prose(survey, group, story))


def _is_above(group: Group, headline: Headline) -> bool:
    """Above the headline menus fold open, some as wordy as headlines."""
    return headline.row is not None and group.row < headline.row


def _is_block(teasers: list[PrintedTeaser], telling: bool, named: bool) -> bool:
    """Titles of some length, and either a heading or a class that says so, or more than a title in most cards."""
    words = sum(len(teaser.headline.split()) for teaser in teasers) / len(teasers)
    rich = _are_rich(teasers)
    if len(teasers) == 1:
        return rich and telling and words >= _SHORT_TITLE
    if words < _SHORT_TITLE:
        return rich and named
    return named or rich or len(teasers) > 2


def _are_rich(teasers: list[PrintedTeaser]) -> bool:
    """Whether most have more than a title."""
    rich = [teaser for teaser in teasers if teaser.image or teaser.date or teaser.timestamp or teaser.summary]
    return len(rich) > len(teasers) / 2


def _hinted(survey: Survey, group: Group) -> bool:
    near = (group.regions[0].row, group.row, survey.parent[group.row])
    return any(_is_block_of_cards(survey.hint[row]) for row in near if row >= 0)


def _amid_prose(survey: Survey, group: Group, story: Story) -> bool:
    """Whether paragraphs of the article come after the group."""
    if story.root is None or not survey.inside(group.row, story.root):
        return False
    return any(part >= survey.end[group.row] or survey.inside(group.row, part) for part in story.parts)


def _once_each(read: list[_Read], here: str | None) -> Iterator[Card]:
    """The same article in two blocks is one teaser with both labels; the page itself is none."""
    merged: dict[str, PrintedTeaser] = {}
    for card in read:
        if card.target != here:
            merged[card.target] = _merge(merged[card.target], card.teaser) if card.target in merged else card.teaser
    for card in read:
        yield Card(card.row, merged.pop(card.target, None))


def _merge(one: PrintedTeaser, other: PrintedTeaser) -> PrintedTeaser:
    labels = dict.fromkeys(label for teaser in (one, other) for label in (teaser.label or "").split(_AND) if label)
    return PrintedTeaser(
        headline=one.headline,
        url=one.url,
        byline=one.byline or other.byline,
        date=one.date or other.date,
        timestamp=one.timestamp or other.timestamp,
        summary=one.summary or other.summary,
        image=one.image or other.image,
        label=_AND.join(labels) or None,
    )
