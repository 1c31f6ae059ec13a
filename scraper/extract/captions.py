"""What is printed beside a picture: its caption, and its credit where that has a place of its own."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from scraper.extract.hints import hints_at
from scraper.extract.lines import Line, lines_of
from scraper.extract.survey import Survey

_is_credit = hints_at(
    r"credit|copyright|photographer|attribution|courtesy|distributor|(?:img|image|photo|pic)[-_]?(?:source|by)(?![a-z])"
)
_CREDIT_PROPERTIES = frozenset({"copyrightHolder", "creditText", "creator", "author"})
PICTURES = frozenset({"img", "amp-img"})
_FRAMES = frozenset({"figure", "picture", "td", "table"})
_is_caption = hints_at(r"caption|cutline|legend|desc(?:ription)?(?![a-z])")
_is_picture = hints_at(r"image|photo|picture|figure|media|(?<![a-z])(?:img|pic|hero|lead(?!ing)|visual|gallery|slide)")
_JUNK = re.compile(
    r"""(?xi) \W* | \d+\s*(?:/|of)\s*\d+ | (?:purchase|acquire)\ licen[sc]ing.* | date\ loaded:.*
    | (?:show|hide|view|read|toggle)\ (?:caption|more|image|photos?|gallery|full).* | caption\ options
    | (?:(?:click|tap)\ )?(?:to\ )?(?:enlarge|expand|zoom).{0,20} | open\ image.* | view\ image.* | media\ playback.*
    | (?:image|media|photo|picture)(?:\ (?:caption|copyright|source|credit)s?)?\W* | opens?\ (?:in\ )?new.*
    | advertisement | share | save | close | download | copy\ link | pin(?:\ it)? | loading.*
    | (?:watch|play)(?:\ video)?:? | video
    """
)
"""What belongs to the page's machinery or to the camera's."""
_ANNOUNCED = re.compile(r"(?i)(?:image|photo|picture) (?:source|copyright|credit)")
"""Spoken before a credit that has no label in print."""
_HOUSE = re.compile(
    r"(?:[A-Z][\w.’'&-]*\s+){1,4}(?:Images|Pictures|Photos|Photography|Press|Agency|Media|News|Newspapers?|Shimbun|Archives?|Wire)"
)
"""A line of its own above or below a caption: who supplied the picture."""
_COUNTER = re.compile(r"^(?:\[?\d{1,3}\s?/\s?\d{1,3}\]?|\d{1,2}:\d\d\s?[•·|–-])\s+")
"""Which picture of how many, or how long a video runs."""
_JUNK_TAIL = re.compile(
    r"(?i)(?:,?\s*(?:purchase licen[sc]ing rights|buy (?:this )?(?:photo|image)"
    r"|opens? (?:in )?(?:a )?new (?:tab|window)|enlarge(?: (?:this )?image)?|read more|show (?:more|less)"
    r"|more\s*[>›»]))+$"
)

_JUNK_ENDS = ("rights", "photo", "image", "tab", "window", "enlarge", "more", "less", ">", "›", "»")
"""One of them ends what has such a tail: looking for one in every caption costs more than reading it."""

_LONGEST_CAPTION = 900
_LONGEST_PLAIN = 320


class Caption(NamedTuple):
    text: str | None
    credit: str | None


def captions_in(survey: Survey, start: int, end: int) -> list[int]:
    """Rows of elements that call themselves captions, and are no longer than one."""
    named = [row for row, hint in enumerate(survey.hint[start:end], start) if "caption" in hint]
    tagged = [row for row in survey.tagged("figcaption", start) if row < end]
    return [row for row in sorted({*named, *tagged}) if 2 <= survey.text_length(row) <= _LONGEST_CAPTION]


def frame_of(survey: Survey, row: int) -> int | None:
    """The element around a caption that calls itself a picture's: the credit may stand in it. None without one."""
    frame = None
    for up in islice(survey.ancestors(row), 3):
        if survey.text_length(up) > _LONGEST_CAPTION:
            break
        if survey.tag[up] == "figure" or _is_picture(survey.hint[up]):
            frame = up
    return frame


def read_caption(survey: Survey, scope: int) -> Caption:
    """`scope` is an element that holds one picture's words and no other's."""
    if not survey.text_length(scope):
        return Caption(None, None)
    credits: list[str] = []
    rest: list[Line] = []
    announced = False
    for line in lines_of(survey, scope):
        if line.text == "/" and credits:  # between a photographer and an agency with a place of its own
            credits.append(line.text)
        elif line.unseen or _JUNK.fullmatch(line.text):
            announced = _ANNOUNCED.match(line.text) is not None
        elif announced or _credits(survey, line):
            credits.append(line.text)
            announced = False
        else:
            rest.append(line)
    if not credits and (house := _house(survey, rest)):
        rest.remove(house)
        credits.append(house.text)
    return Caption(_joined(_captions(survey, rest, scope)), _joined(credits))


def _house(survey: Survey, lines: list[Line]) -> Line | None:
    """Of the two lines of a <figcaption> the one that names an agency."""
    named = [line for line in lines if _HOUSE.fullmatch(line.text) and _in_figcaption(survey, line)]
    return named[0] if len(named) == 1 and len(lines) == 2 else None


def _captions(survey: Survey, lines: list[Line], scope: int) -> list[str]:
    """Lines in a <figcaption> or a telling class; else, in an element that is a picture's, all of them."""
    telling = [line for line in lines if _is_caption(line.hint) or _in_figcaption(survey, line)]
    if telling or _is_captioned_inline(survey, scope):
        return [line.text for line in telling if not line.heading] or [line.text for line in telling or lines]
    plain = [line for line in lines if not line.heading]
    pictorial = survey.tag[scope] in _FRAMES or _is_picture(survey.hint[scope])
    shown = pictorial or all(_prints_under_picture(survey, line) for line in plain)
    return [line.text for line in plain] if shown and sum(len(line.text) for line in plain) <= _LONGEST_PLAIN else []


def _is_captioned_inline(survey: Survey, scope: int) -> bool:
    """Whether a <span> inside a paragraph holds the picture and all of its words."""
    size = survey.text_length(scope)
    return any(
        "caption" in survey.hint[row] and survey.text_length(row) == size for row in range(scope, survey.end[scope])
    )


def _prints_under_picture(survey: Survey, line: Line) -> bool:
    """Whether the line's own element is a picture's, and holds it."""
    inside = survey.tag[line.row : survey.end[line.row]]
    return _is_picture(survey.hint[line.row]) and not PICTURES.isdisjoint(inside)


def _credits(survey: Survey, line: Line) -> bool:
    """By class, unless microdata says better: some class captions as attributions."""
    said = survey.elements[line.row].get("itemprop")
    if _is_credit(line.hint):
        return "caption" not in (said, survey.elements[survey.parent[line.row]].get("itemprop"))
    return said in _CREDIT_PROPERTIES


def _in_figcaption(survey: Survey, line: Line) -> bool:
    return survey.tag[line.row] == "figcaption" or any(
        survey.tag[up] == "figcaption" for up in survey.ancestors(line.row)
    )


def _joined(texts: list[str]) -> str | None:
    """Printed twice (for wide and narrow screens, the narrow one cut short) is printed once."""
    kept: list[str] = []
    for text in texts:
        stem = text.rstrip("….").rstrip()
        if any(stem in other for other in kept):
            continue
        kept = [other for other in kept if other.rstrip("….").rstrip() not in text] + [text]
    joined = _COUNTER.sub("", " ".join(kept))
    return (_JUNK_TAIL.sub("", joined) if joined.lower().endswith(_JUNK_ENDS) else joined) or None
