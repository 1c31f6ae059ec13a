"""Teaser cards: related, recommended and most-read articles, as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scraper.extract.cards import Group, find_groups
from scraper.extract.headline import Headline
from scraper.extract.labels import Label, find_label
from scraper.extract.links import article_links, brand, target_of
from scraper.extract.reading import read_card
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extraction import PrintedTeaser
from scraper.page import Page

_BLOCK_HINT = re.compile(
    r"related|recommend|popular|most-|trending|latest|teaser|promo|recirc|(?<![a-z])more|onward|read-?next|stories|articles|posts|rail|(?<![a-z])card"
)
_SHORT_TITLE = 4
"""Words: menus stay below, headlines do not."""


@dataclass(frozen=True, slots=True)
class Card:
    """`row` is the card's element (or its block's, when that holds nothing else): the body leaves it out.

    `teaser` is None for what only leaves the body, such as the heading of a block.
    """

    row: int
    teaser: PrintedTeaser | None


def find_teasers(page: Page, survey: Survey, headline: Headline, story: Story) -> tuple[Card, ...]:
    cards: list[Card] = []
    for group in find_groups(survey, article_links(survey, page.url), headline, story):
        cards += _read_group(survey, group, story)
    return tuple(_once_each(cards, page.url))


def _read_group(survey: Survey, group: Group, story: Story) -> list[Card]:
    if survey.tag[group.row] == "p" or not _wordy(survey, group):
        return []
    label = find_label(survey, group)
    cards = list(_read_cards(survey, group, label))
    if not cards or not _is_block(survey, group, cards, label, story):
        return []
    return cards + [Card(row, None) for row in (label.rows if label else ())]


def _wordy(survey: Survey, group: Group) -> bool:
    """Menus and tag lists are told by their short lines before any card is read."""
    return sum(survey.text_length(region.row) for region in group.regions) >= 18 * len(group.regions)


def _read_cards(survey: Survey, group: Group, label: Label | None) -> Iterator[Card]:
    for region in group.regions:
        href = survey.elements[region.links[0].row].get("href", "")
        teaser = read_card(survey.elements[region.row], href, label.text if label else None)
        if teaser:
            yield Card(region.row, replace(teaser, label=label.text) if label else teaser)


def _is_block(survey: Survey, group: Group, cards: list[Card], label: Label | None, story: Story) -> bool:
    teasers = [card.teaser for card in cards if card.teaser]
    words = sum(len(teaser.headline.split()) for teaser in teasers) / len(teasers)
    rich = (
        sum(bool(teaser.image or teaser.date or teaser.timestamp or teaser.summary) for teaser in teasers)
        > len(teasers) / 2
    )
    named = (label is not None and label.telling) or _hinted(survey, group)
    if words < _SHORT_TITLE:
        return rich and named and len(teasers) > 1
    if len(teasers) == 1:
        return rich and label is not None and named
    if _amid_prose(survey, group, story):
        return named
    return named or rich or len(teasers) > 2


def _hinted(survey: Survey, group: Group) -> bool:
    near = (group.regions[0].row, group.row, survey.parent[group.row])
    return any(_BLOCK_HINT.search(survey.hint[row]) for row in near if row >= 0)


def _amid_prose(survey: Survey, group: Group, story: Story) -> bool:
    """Whether paragraphs of the article come after the group."""
    if story.root is None or not survey.inside(group.row, story.root):
        return False
    return any(part >= survey.end[group.row] or survey.inside(group.row, part) for part in story.parts)


def _once_each(cards: Iterable[Card], url: str | None) -> Iterator[Card]:
    """The same article in two blocks is one teaser with both labels; the page itself is none."""
    own = brand(url)
    here = target_of(url, own)[0] if url else None
    merged: dict[str | None, PrintedTeaser] = {}
    for card in cards:
        if card.teaser and (target := target_of(card.teaser.url or "", own)[0]) != here:
            merged[target] = _merge(merged[target], card.teaser) if target in merged else card.teaser
    for card in cards:
        target = target_of(card.teaser.url or "", own)[0] if card.teaser else None
        yield Card(card.row, merged.pop(target, None))


def _merge(one: PrintedTeaser, other: PrintedTeaser) -> PrintedTeaser:
    labels = dict.fromkeys(label for label in (one.label, other.label) if label)
    return PrintedTeaser(
        headline=one.headline,
        url=one.url,
        byline=one.byline or other.byline,
        date=one.date or other.date,
        timestamp=one.timestamp or other.timestamp,
        summary=one.summary or other.summary,
        image=one.image or other.image,
        label=" · ".join(labels) or None,
    )
