"""The article's pictures with caption and credit. Nothing here can change the body."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from scraper.extract.captions import PICTURES, Caption, captions_in, frame_of, read_caption
from scraper.extract.decoration import is_decoration, is_no_picture, is_portrait, is_small
from scraper.extract.headline import Headline
from scraper.extract.pictures import picture_address, picture_key
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extraction import PrintedImage
from scraper.page import Page

_NOT_HERE = frozenset({"nav", "footer", "form", "aside", "button"})
_WORDIEST_SCOPE = 700
_LATE = 1500
"""Characters of the story: a first picture after so many does not lead the article."""
_FARTHEST_CAPTION = 40
"""Rows between a picture and a caption that stands outside its element."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where pictures are looked for. `start` is the smallest element that holds the headline and the story, or the
    <article> around it, `cards` are the rows inside teaser cards, `walls` those too large to be one picture's."""

    survey: Survey
    headline: int | None
    story: int
    start: int
    cards: frozenset[int]
    walls: frozenset[int]


class _Picture(NamedTuple):
    """`key` is shared by all copies; it is empty, and `address` None, where only a stand-in is given."""

    row: int
    address: str | None
    key: str
    alt: str | None


class _Shot(NamedTuple):
    """A picture of the article; `scope` is the element it has for itself."""

    picture: _Picture
    scope: int
    caption: Caption


def find_images(
    page: Page, survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...]
) -> tuple[PrintedImage, ...]:
    if story.root is None:
        return ()
    ground = _ground(survey, headline.row, story.root, [card.row for card in cards])
    shared = _shared(page)
    shared_key = picture_key(shared) if shared else None
    shots = list(_shots(ground, shared_key))
    captions = _loose_captions(ground, shots)
    kept = _once_each(survey, shots, captions)
    images = [*kept.values(), *_drawn(ground, captions, kept.values())]
    begin = survey.text_before[max(story.root, headline.row or 0)]
    late = bool(shots) and survey.text_before[shots[0].picture.row] - begin > _LATE
    return _with_lead(images, shared, list(kept).index(shared_key) if shared_key in kept else None, late)


def _ground(survey: Survey, headline: int | None, story: int, cards: list[int]) -> _Ground:
    start = story
    while headline is not None and not survey.inside(headline, start):
        start = survey.parent[start]
    start = next((up for up in survey.ancestors(start) if survey.tag[up] == "article"), start)
    walls = {-1, story} if headline is None else {-1, story, headline}
    for row in (story, story if headline is None else headline, *cards):
        while (row := survey.parent[row]) not in walls:
            walls.add(row)
    inside = frozenset([row for card in cards for row in range(card, survey.end[card])])
    return _Ground(survey, headline, story, start, inside, frozenset(walls))


def _shared(page: Page) -> str | None:
    """The picture the page shows when it is shared, unless that is the publisher's mark."""
    names = ("og:image", "og:image:url", "twitter:image")
    addresses = (address for name in names for address in page.meta.get(name, ()))
    return next((address for address in addresses if not is_no_picture(address)), None)


def _shots(ground: _Ground, shared: str | None) -> Iterator[_Shot]:
    """The pictures of the article, and the shared one wherever it stands."""
    pictures = _pictures(ground)
    before = list(_others(pictures, 0))
    after = list(_others(reversed(pictures), len(ground.survey.tag)))
    captions: dict[int, Caption] = {}
    for picture, low, high in zip(pictures, before, reversed(after), strict=True):
        known = bool(picture.key) and picture.key == shared
        if known or (picture.row > ground.start and _may_belong(ground, picture)):
            scope = _scope(ground, picture.row, low, high)
            if scope not in captions:
                captions[scope] = read_caption(ground.survey, scope)
            shot = _Shot(picture, scope, captions[scope])
            if known or _is_shown(ground, shot):
                yield shot


def _others(pictures: Iterable[_Picture], none: int) -> Iterator[int]:
    """For each picture the row of the last one before it that is no copy of it; `none` where there is none."""
    key, row, other = "", none, none
    for picture in pictures:
        yield other if picture.key == key else row
        if picture.key:
            other = other if picture.key == key else row
            key, row = picture.key, picture.row


def _pictures(ground: _Ground) -> list[_Picture]:
    """Those of some size in no card, from the top of the page to the end of the story."""
    survey, found = ground.survey, []
    for row in _rows_of_pictures(ground):
        given = dict(survey.elements[row].items())
        if row not in ground.cards and not is_small(given):
            address = picture_address(survey.elements[row], given)
            alt = given.get("alt") or given.get("data-alt")
            found.append(_Picture(row, address, picture_key(address) if address else "", alt))
    shown = {picture.alt for picture in found if picture.address} - {None, ""}
    return [picture for picture in found if picture.address or picture.alt not in shown]


def _rows_of_pictures(ground: _Ground) -> list[int]:
    survey, end = ground.survey, ground.survey.end[ground.story]
    late = [row for row, hint in enumerate(survey.hint[ground.start : end], ground.start) if "load" in hint]
    drawn = [row for row in late if _is_drawn_late(survey, row)]
    printed = [row for tag in PICTURES for row in survey.tagged(tag) if row < end]
    return sorted({*printed, *drawn})


def _is_drawn_late(survey: Survey, row: int) -> bool:
    """Whether a script puts a picture here once the reader comes near."""
    element = survey.elements[row]
    return element.get("data-alt") is not None and bool(element.get("data-src"))


def _may_belong(ground: _Ground, picture: _Picture) -> bool:
    survey, row = ground.survey, picture.row
    while row not in ground.walls:
        if survey.tag[row] in _NOT_HERE:
            return False
        row = survey.parent[row]
    return picture.address is None or not is_no_picture(picture.address)


def _scope(ground: _Ground, row: int, low: int, high: int) -> int:
    """The largest element around the picture with no other picture, which stand at `low` and `high`, and little text; a
    <figure> ends the climb."""
    survey = ground.survey
    while (up := survey.parent[row]) not in ground.walls and low < up and survey.end[up] <= high:
        if survey.text_length(up) > _WORDIEST_SCOPE:
            break
        row = up
        if survey.tag[up] == "figure":
            break
    return row


def _is_shown(ground: _Ground, shot: _Shot) -> bool:
    """What is captioned or credited belongs to the article."""
    if is_portrait(ground.survey, shot.picture.row):
        return False
    if shot.caption.text or shot.caption.credit:
        return True
    return shot.picture.address is not None and not is_decoration(ground.survey, shot.picture.row, ground.headline)


def _loose_captions(ground: _Ground, shots: list[_Shot]) -> dict[int, Caption]:
    """Captions in no picture's own element, by their rows: the picture stands before, or is drawn by a script."""
    survey = ground.survey
    taken = {row for scope in {shot.scope for shot in shots} for row in range(scope, survey.end[scope])}
    pictures = [shot.picture.row for shot in shots]
    loose: dict[int, Caption] = {}
    for row in captions_in(survey, ground.start, survey.end[ground.story]):
        if row not in taken and row not in ground.cards:
            frame = frame_of(survey, row)
            scope = row if frame is None or _holds(survey, frame, pictures) else frame
            taken.update(range(scope, survey.end[scope]))
            caption = read_caption(survey, scope)
            if caption.text or caption.credit:
                loose[row] = caption
    return loose


def _holds(survey: Survey, row: int, pictures: list[int]) -> bool:
    return bisect_left(pictures, row) < bisect_left(pictures, survey.end[row])


def _drawn(ground: _Ground, captions: dict[int, Caption], images: Iterable[PrintedImage]) -> list[PrintedImage]:
    """Pictures of which the page holds the words alone; those of a picture it has are a copy for the large view."""
    survey = ground.survey
    known = tuple(image.caption for image in images if image.caption)
    return [
        PrintedImage(None, None, each.text, each.credit, "inline", "caption")
        for row, each in captions.items()
        if not (each.text or "").startswith(known or "\0")
        and survey.inside(row, ground.story)
        and frame_of(survey, row)
    ]


def _once_each(survey: Survey, shots: list[_Shot], captions: dict[int, Caption]) -> dict[str, PrintedImage]:
    """By the key that all copies of a picture share."""
    kept: dict[str, PrintedImage] = {}
    for shot in shots:
        picture, caption = shot.picture, shot.caption
        if captions and not caption.text:
            near = range(picture.row + 1, picture.row + _FARTHEST_CAPTION + 1)
            caption = next((captions.pop(row) for row in near if row in captions), caption)
        tag = survey.tag[picture.row]
        image = PrintedImage(picture.address, picture.alt, caption.text, caption.credit, "inline", tag)
        key = picture.key or caption.text or str(picture.row)
        kept[key] = _filled(kept[key], image) if key in kept else image
    return kept


def _filled(one: PrintedImage, other: PrintedImage) -> PrintedImage:
    return one._replace(
        alt=one.alt or other.alt, caption=one.caption or other.caption, credit=one.credit or other.credit
    )


def _with_lead(
    images: list[PrintedImage], shared: str | None, lead: int | None, late: bool
) -> tuple[PrintedImage, ...]:
    """The shared picture, which stands at `lead`, leads, else the first; a page that opens with none leads with the
    shared one."""
    if lead is None and images and not late:
        lead = 0
    if lead is not None:
        images[lead] = images[lead]._replace(url=images[lead].url or shared, role="lead")
    elif shared:
        images.insert(0, PrintedImage(shared, None, None, None, "lead", "og:image"))
    return tuple(images)
