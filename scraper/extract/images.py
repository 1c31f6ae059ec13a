"""The article's pictures with caption and credit. Nothing here can change the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scraper.extract.captions import Caption, read_caption
from scraper.extract.headline import Headline
from scraper.extract.pictures import picture_address, picture_key
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extraction import PrintedImage
from scraper.page import Page

_PICTURES = frozenset({"img", "amp-img"})
_NOT_HERE = frozenset({"nav", "footer", "form", "aside", "button"})
_DECORATIVE = re.compile(
    r"""(?x) logo | avatar | (?<![a-z])icon | author | byline | profile | headshot | emoji | sprite | promo | newsletter
    | advert | (?<![a-z])(?:ads?|card)(?![a-z]) | related | share | social | pixel | track | sponsor | teaser
    | thumb(?:nail)?s?(?![a-z]) | contributor | portrait | badge | flag | sidebar | recirc | most-read"""
)
_NO_PICTURE = re.compile(
    r"""(?xi) \.svg(?:$|\?) | logo | (?:gr)?avatar | sprite | favicon | placeholder | default[-_.] | /ads?/ | headshot
    | scorecardresearch | doubleclick | facebook\.com/tr | /pixel | /icons?/"""
)
_SMALLEST = 100
"""Pixels: narrower or lower is decoration."""


@dataclass(frozen=True, slots=True)
class _Seen:
    row: int
    image: PrintedImage


def find_images(
    page: Page, survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...]
) -> tuple[PrintedImage, ...]:
    shared = _shared(page)
    found = _once_each(_pictures(survey, headline, story, cards))
    return _with_lead(found, shared, story)


def _shared(page: Page) -> str | None:
    for name in ("og:image", "og:image:url", "twitter:image"):
        for address in page.meta.get(name, ()):
            if not _NO_PICTURE.search(address):
                return address
    return None


def _pictures(survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...]) -> Iterator[_Seen]:
    if story.root is None:
        return
    start = _article(survey, headline, story)
    walls = _walls(survey, headline, story)
    taken = _spans(survey, cards)
    for row in range(start, survey.end[story.root]):
        if _is_picture(survey, row) and not _inside(row, taken) and not _is_decoration(survey, row, start):
            scope = _scope(survey, row, walls)
            caption = read_caption(survey, row, scope)
            address = picture_address(survey.elements[row])
            if (address and not _NO_PICTURE.search(address)) or caption.text:
                yield _Seen(row, _printed(survey, row, address, caption))


def _is_picture(survey: Survey, row: int) -> bool:
    if survey.tag[row] in _PICTURES:
        return True
    element = survey.elements[row]
    return survey.tag[row] in ("div", "span") and bool(element.get("data-src") and element.get("data-alt"))


def _printed(survey: Survey, row: int, address: str | None, caption: Caption) -> PrintedImage:
    element = survey.elements[row]
    alt = element.get("alt") or element.get("data-alt")
    return PrintedImage(address, alt, caption.text, caption.credit, "inline", survey.tag[row])


def _article(survey: Survey, headline: Headline, story: Story) -> int:
    """The smallest element that holds the headline and the story."""
    assert story.root is not None
    if headline.row is None:
        return story.root
    row = story.root
    while not survey.inside(headline.row, row):
        row = survey.parent[row]
    return row


def _walls(survey: Survey, headline: Headline, story: Story) -> set[int]:
    marks = {mark for mark in (headline.row, story.root, *story.parts) if mark is not None}
    return marks | {up for mark in marks for up in survey.ancestors(mark)}


def _spans(survey: Survey, cards: tuple[Card, ...]) -> list[tuple[int, int]]:
    return sorted((card.row, survey.end[card.row]) for card in cards)


def _inside(row: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= row < end for start, end in spans)


def _is_decoration(survey: Survey, row: int, start: int) -> bool:
    element = survey.elements[row]
    for side in ("width", "height"):
        if (size := element.get(side) or "").isdigit() and int(size) < _SMALLEST:
            return True
    if _DECORATIVE.search(survey.hint[row]):
        return True
    for level, up in enumerate(survey.ancestors(row)):
        if up <= start:
            return False
        if survey.tag[up] in _NOT_HERE or (
            level < 3 and survey.tag[up] != "figure" and _DECORATIVE.search(survey.hint[up])
        ):
            return True
    return False


def _scope(survey: Survey, row: int, walls: set[int]) -> int:
    """The largest element around the picture that holds no other picture and little text; a <figure> ends the climb."""
    scope = row
    while (up := survey.parent[scope]) not in walls and survey.text_length(up) < 700:
        if sum(survey.tag[other] in _PICTURES for other in range(up, survey.end[up])) > 1 and survey.tag[up] not in (
            "picture",
            "noscript",
            "figure",
            "source",
        ):
            break
        scope = up
        if survey.tag[up] == "figure":
            break
    return scope


def _once_each(seen: Iterator[_Seen]) -> list[_Seen]:
    kept: dict[str, _Seen] = {}
    for one in seen:
        key = picture_key(one.image.url) if one.image.url else one.image.caption or ""
        kept[key] = _Seen(kept[key].row, _filled(kept[key].image, one.image)) if key in kept else one
    return list(kept.values())


def _filled(one: PrintedImage, other: PrintedImage) -> PrintedImage:
    return replace(
        one, alt=one.alt or other.alt, caption=one.caption or other.caption, credit=one.credit or other.credit
    )


def _with_lead(found: list[_Seen], shared: str | None, story: Story) -> tuple[PrintedImage, ...]:
    images = [one.image for one in found]
    key = picture_key(shared) if shared else None
    for i, image in enumerate(images):
        if key and image.url and picture_key(image.url) == key:
            images[i] = replace(image, role="lead")
            return tuple(images)
    if images and story.root is not None and (found[0].row < story.root or not shared):
        images[0] = replace(images[0], role="lead")
        return tuple(images)
    if shared:
        return (PrintedImage(shared, None, None, None, "lead", "og:image"), *images)
    return tuple(images)
