"""The article's pictures with caption and credit. Nothing here can change the body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scraper.extract.captions import Caption, frame_of, is_caption, read_caption
from scraper.extract.headline import Headline
from scraper.extract.pictures import picture_address, picture_key
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extraction import PrintedImage
from scraper.page import Page

_PICTURES = frozenset({"img", "amp-img"})
_LAZY = frozenset({"div", "span"})
_LAZY_HINT = re.compile(r"image|img|lazy|photo|picture")
_NOT_HERE = frozenset({"nav", "footer", "form", "aside", "button"})
_DECORATIVE = re.compile(
    r"""(?x) logo | avatar | (?<![a-z])icon | author | byline | profile | headshot | emoji | sprite | promo | newsletter
    | advert | (?<![a-z])(?:ads?|card)(?![a-z]) | related | share | social | pixel | track | sponsor | teaser
    | thumb(?:nail)?s?(?![a-z]) | contributor | portrait | badge | flag | sidebar | recirc | most-read"""
)
_NO_PICTURE = re.compile(
    r"""(?xi) \.svg(?:$|\?) | logo | (?:gr)?avatar | sprite | favicon | placeholder | default[-_.] | /ads?/ | headshot
    | scorecardresearch | doubleclick | facebook\.com/tr | /pixel | /icons?/
    | gr[ea]y[-_]?line | divider | separator | spacer"""
)
_LARGE_COPY = re.compile(
    r"(?i)\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)|/(?:image|photo|picture|gallery|multimedia|media|attachment)s?/"
)
_SMALLEST = 100
"""Pixels: narrower or lower is decoration."""
_WORDIEST_SCOPE = 700
_LATE = 1500
"""Characters of the story: a first picture after so many does not lead the article."""
_FARTHEST_CAPTION = 40
"""Rows between a picture and a caption that stands outside its element."""


@dataclass(frozen=True, slots=True)
class _Shot:
    """One place where a picture stands: `key` is shared by all its copies, `scope` is the element it has for itself."""

    row: int
    key: str
    address: str | None
    scope: int
    caption: Caption


def find_images(
    page: Page, survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...]
) -> tuple[PrintedImage, ...]:
    if story.root is None:
        return ()
    shared = _shared(page)
    shared_key = picture_key(shared) if shared else None
    end = survey.end[story.root]
    start = _article(survey, headline, story.root)
    spans = [(card.row, survey.end[card.row]) for card in cards]
    shots = list(_shots(survey, headline, story.root, start, spans, shared_key))
    captions = _loose_captions(survey, shots, spans, start, end)
    images = _once_each(shots, captions, survey)
    images += _drawn(survey, captions, story.root, images)
    late = bool(shots) and survey.text_before[shots[0].row] - survey.text_before[story.root] > _LATE
    return _with_lead(images, shared, shared_key, late)


def _shared(page: Page) -> str | None:
    """The picture the page shows when it is shared, unless that is the publisher's mark."""
    names = ("og:image", "og:image:url", "twitter:image")
    addresses = (address for name in names for address in page.meta.get(name, ()))
    return next((address for address in addresses if not _NO_PICTURE.search(address)), None)


def _article(survey: Survey, headline: Headline, row: int) -> int:
    """The smallest element that holds the headline and the story."""
    while headline.row is not None and not survey.inside(headline.row, row):
        row = survey.parent[row]
    return row


def _shots(
    survey: Survey, headline: Headline, story: int, start: int, spans: list[tuple[int, int]], shared: str | None
) -> Iterator[_Shot]:
    """The pictures of the article, and the shared one wherever it stands."""
    rows = [row for row in range(survey.end[story]) if _is_picture(survey, row)]
    addresses = [picture_address(survey.elements[row]) for row in rows]
    keys = [picture_key(address) if address else "" for address in addresses]
    marks = [mark for mark in (headline.row, story) if mark is not None]
    walls = {-1, *marks, *(up for mark in marks for up in survey.ancestors(mark))}
    for row, address, key in zip(rows, addresses, keys, strict=True):
        known = bool(key) and key == shared
        if _inside(row, spans) or not (known or (row > start and _may_belong(survey, row, address))):
            continue
        scope = _scope(survey, row, rows, keys, walls)
        shot = _Shot(row, key, address, scope, read_caption(survey, scope))
        if known or _is_shown(survey, shot):
            yield shot


def _may_belong(survey: Survey, row: int, address: str | None) -> bool:
    if _is_small(survey, row) or any(survey.tag[up] in _NOT_HERE for up in survey.ancestors(row)):
        return False
    return address is None or _NO_PICTURE.search(address) is None


def _is_picture(survey: Survey, row: int) -> bool:
    if survey.tag[row] in _PICTURES:
        return True
    if survey.tag[row] not in _LAZY or not _LAZY_HINT.search(survey.hint[row]):
        return False
    element = survey.elements[row]
    return element.get("data-alt") is not None and bool(element.get("data-src"))


def _scope(survey: Survey, row: int, rows: list[int], keys: list[str], walls: set[int]) -> int:
    """The largest element around the picture with no other picture and little text; a <figure> ends the climb."""
    scope = row
    while (up := survey.parent[scope]) not in walls and survey.text_length(up) <= _WORDIEST_SCOPE:
        inside = keys[bisect_left(rows, up) : bisect_left(rows, survey.end[up])]
        if len({key for key in inside if key}) > 1:
            break
        scope = up
        if survey.tag[up] == "figure":
            break
    return scope


def _inside(row: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= row < end for start, end in spans)


def _is_shown(survey: Survey, shot: _Shot) -> bool:
    """What is captioned or credited belongs to the article."""
    if shot.caption.text or shot.caption.credit:
        return True
    return shot.address is not None and not _is_decoration(survey, shot.row)


def _leads_away(survey: Survey, row: int) -> bool:
    """Whether the picture is the button of a link to something else than its own large copy."""
    for up in survey.ancestors(row):
        if survey.tag[up] == "a":
            href = survey.elements[up].get("href") or "#"
            return not (href.startswith(("#", "javascript:")) or _LARGE_COPY.search(href))
    return False


def _is_small(survey: Survey, row: int) -> bool:
    sides = (survey.elements[row].get(side) or "" for side in ("width", "height"))
    return any(size.isdigit() and int(size) < _SMALLEST for size in sides)


def _is_decoration(survey: Survey, row: int) -> bool:
    if _leads_away(survey, row):
        return True
    near = [row]
    for up in survey.ancestors(row):
        if len(near) > 3 or survey.tag[up] == "figure":
            break
        near.append(up)
    return any(_DECORATIVE.search(survey.hint[each]) for each in near)


def _loose_captions(
    survey: Survey, shots: list[_Shot], spans: list[tuple[int, int]], start: int, end: int
) -> dict[int, Caption]:
    """Captions in no picture's own element, by their rows: the picture stands before, or is drawn by a script."""
    taken = spans + [(shot.scope, survey.end[shot.scope]) for shot in shots]
    loose: dict[int, Caption] = {}
    for row in range(start, end):
        if is_caption(survey, row) and not _inside(row, taken):
            frame = frame_of(survey, row)
            scope = row if frame is None or _holds(shots, survey, frame) else frame
            taken.append((scope, survey.end[scope]))
            caption = read_caption(survey, scope)
            if caption.text or caption.credit:
                loose[row] = caption
    return loose


def _holds(shots: list[_Shot], survey: Survey, row: int) -> bool:
    return any(survey.inside(shot.row, row) for shot in shots)


def _drawn(survey: Survey, captions: dict[int, Caption], story: int, images: list[PrintedImage]) -> list[PrintedImage]:
    """Pictures of which the page holds the words alone."""
    known = {image.caption for image in images}
    return [
        PrintedImage(None, None, each.text, each.credit, "inline", "caption")
        for row, each in captions.items()
        if each.text not in known and survey.inside(row, story) and frame_of(survey, row) is not None
    ]


def _once_each(shots: list[_Shot], captions: dict[int, Caption], survey: Survey) -> list[PrintedImage]:
    kept: dict[str, PrintedImage] = {}
    for shot in shots:
        near = [row for row in captions if shot.row < row <= shot.row + _FARTHEST_CAPTION]
        caption = captions.pop(near[0]) if near and not shot.caption.text else shot.caption
        image = _printed(survey, shot, caption)
        key = shot.key or caption.text or str(shot.row)
        kept[key] = _filled(kept[key], image) if key in kept else image
    return list(kept.values())


def _printed(survey: Survey, shot: _Shot, caption: Caption) -> PrintedImage:
    element = survey.elements[shot.row]
    alt = element.get("alt") or element.get("data-alt")
    return PrintedImage(shot.address, alt, caption.text, caption.credit, "inline", survey.tag[shot.row])


def _filled(one: PrintedImage, other: PrintedImage) -> PrintedImage:
    return replace(
        one, alt=one.alt or other.alt, caption=one.caption or other.caption, credit=one.credit or other.credit
    )


def _with_lead(images: list[PrintedImage], shared: str | None, key: str | None, late: bool) -> tuple[PrintedImage, ...]:
    """The shared picture leads, else the first; a page that opens with none leads with the shared one."""
    lead = next((i for i, image in enumerate(images) if key and image.url and picture_key(image.url) == key), None)
    if lead is None and images and not late:
        lead = 0
    if lead is not None:
        images[lead] = replace(images[lead], url=images[lead].url or shared, role="lead")
    elif shared:
        images.insert(0, PrintedImage(shared, None, None, None, "lead", "og:image"))
    return tuple(images)
