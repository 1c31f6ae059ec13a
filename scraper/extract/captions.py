"""What is printed beside a picture: its caption, and its credit where that has a place of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scraper.extract.lines import Line, lines_of
from scraper.extract.survey import Survey

_CREDIT = re.compile(
    r"credit|copyright|photographer|attribution|courtesy|(?<![a-z])(?:img|image|photo|pic)[-_]?(?:source|by)(?![a-z])"
)
_CAPTION = re.compile(r"caption|cutline|legend|(?<![a-z])desc(?:ription)?(?![a-z])")
_PICTURE = re.compile(r"image|photo|picture|figure|media|(?<![a-z])(?:img|pic|hero|lead|visual|gallery|slide)")
_JUNK = re.compile(
    r"""(?xi) \W* | \d+\s*(?:/|of)\s*\d+ | (?:purchase|acquire)\ licen[sc]ing.* | date\ loaded:.*
    | (?:show|hide|view|read|toggle)\ (?:caption|more|image|photos?|gallery|full).* | caption\ options
    | (?:(?:click|tap)\ )?(?:to\ )?(?:enlarge|expand|zoom).{0,20} | open\ image.* | view\ image.* | media\ playback.*
    | (?:image|media|photo|picture)(?:\ (?:caption|copyright|source|credit)s?)?\W* | opens?\ (?:in\ )?new.*
    | advertisement | share | save | close | download | copy\ link | pin(?:\ it)? | loading.*
    | (?:watch|play)(?:\ video)?:?
    """
)
"""What belongs to the page's machinery or to the camera's."""

_LONGEST_SCOPE = 700
_LONGEST_PLAIN = 320


@dataclass(frozen=True, slots=True)
class Caption:
    text: str | None
    credit: str | None


def read_caption(survey: Survey, row: int, scope: int) -> Caption:
    """`scope` is the largest element around the picture in `row` that belongs to no other."""
    lines = [line for line in lines_of(survey.elements[scope]) if not line.unseen and not _JUNK.fullmatch(line.text)]
    credits = [line.text for line in lines if _CREDIT.search(line.hint)]
    rest = [line for line in lines if not _CREDIT.search(line.hint)]
    return Caption(_joined(_captions(rest, survey.tag[scope], survey.hint[scope])), _joined(credits))


def _captions(lines: list[Line], tag: str, hint: str) -> list[str]:
    """Lines in a <figcaption> or a telling class; else, in an element that is a picture's, all of them."""
    telling = [line.text for line in lines if _CAPTION.search(line.hint) or _in_figcaption(line)]
    if telling:
        return telling
    plain = [line.text for line in lines if not line.heading]
    pictorial = tag in ("figure", "picture") or _PICTURE.search(hint)
    return plain if pictorial and sum(map(len, plain)) <= _LONGEST_PLAIN else []


def _in_figcaption(line: Line) -> bool:
    return line.element.tag == "figcaption" or next(line.element.iterancestors("figcaption"), None) is not None


def _joined(texts: list[str]) -> str | None:
    """Printed twice (for wide and narrow screens, the narrow one cut short) is printed once."""
    kept: list[str] = []
    for text in texts:
        stem = text.rstrip("….").rstrip()
        if any(stem in other for other in kept):
            continue
        kept = [other for other in kept if other.rstrip("….").rstrip() not in text] + [text]
    return " ".join(kept) or None
