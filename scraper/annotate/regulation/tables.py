"""Ratings in tables and lists: `Elm House | Good | Inadequate`, `Elm House – Good`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scraper.annotate.regulation.taxonomy import rows, words

_CELLS = re.compile(r"\s*(?:\||\t)\s*")
_OLD = re.compile(r"(?i)\b(?:before|previous\w*|old|last|was|from)\b")
_INSPECTED = re.compile(r"(?i)\b(?:inspect\w*|assess\w*|visit\w*|date)\b")
_RATING = re.compile(r"(?i)\b(?:rating|rated|now|current|new|latest|after|overall|grade|to)\b")
# What parts a name from its level in a list: a dash, a colon, a coloured dot.
_PARTED = re.compile(
    r"^(?P<name>[A-Z].{2,90}?)\s*(?:[:–—•]|\s-|[^\w\s,.;:'\"“”‘’()&/-])\s*(?P<level>[\w ]+?)"
    r"(?:,? \(?(?:last |latest )?(?:inspected|inspection|visited|assessed):?(?: (?:on|in))? (?P<inspected>[\w ]+?)\)?)?"
    r"[.;*]?$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `start` and `end` are the offsets of its first cell in the line."""

    start: int
    end: int
    ratings: tuple[tuple[str | None, str | None, str], ...]
    """Key question, level before, level."""
    inspected: str | None = None
    """As printed."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the columns of a table hold, by position."""

    levels: tuple[tuple[int, str | None], ...]
    """Column and key question, None for a rating as such."""
    old: int | None
    inspected: int | None


def may_be_row(line: str) -> bool:
    return bool(_CELLS.search(line) or _PARTED.match(line))


def find_row(line: str, head: Head | None, scale: str) -> Row | None:
    """The ratings of one line, None when it is none of a table or list of ratings."""
    cells = _CELLS.split(line)
    if len(cells) > 1:
        return _of_cells(line, cells, head, scale)
    m = _PARTED.match(line)
    level = _level(m["level"], scale) if m else None
    if m is None or level is None or _level(m["name"], scale) or _question(m["name"], scale):
        return None
    return Row(m.start("name"), m.end("name"), ((None, None, level),), m["inspected"])


def find_head(line: str, scale: str) -> Head | None:
    """What the columns of this line head, None when it heads no ratings."""
    cells = _CELLS.split(line)
    if len(cells) < 2 or any(_level(cell, scale) for cell in cells):
        return None
    columns = list(enumerate(cells))[1:]
    old = next((i for i, cell in columns if _OLD.search(cell) and not _INSPECTED.search(cell)), None)
    asked = [(i, _question(cell, scale)) for i, cell in columns if i != old]
    levels = tuple((i, q) for i, q in asked if q or _RATING.search(cells[i]))
    return Head(levels, old, next((i for i, cell in columns if _INSPECTED.search(cell)), None))


def _of_cells(line: str, cells: list[str], head: Head | None, scale: str) -> Row | None:
    known = [_level(cell, scale) for cell in cells]
    if not any(known) or known[0]:
        return None
    end = line.index(cells[0]) + len(cells[0])
    if head is None or not head.levels:
        given = [level for level in known if level]
        return Row(end - len(cells[0]), end, ((None, None, given[0]),)) if len(given) == 1 else None
    old = known[head.old] if head.old is not None and head.old < len(cells) else None
    ratings = tuple((q, old, level) for i, q in head.levels if i < len(cells) and (level := known[i]))
    dated = head.inspected is not None and head.inspected < len(cells)
    return Row(end - len(cells[0]), end, ratings, cells[head.inspected] if dated and head.inspected else None)


def _level(cell: str, scale: str) -> str | None:
    return _levels(scale).get(_plain(cell).removeprefix("rated "))


def _question(cell: str, scale: str) -> str | None:
    return _questions(scale).get(_plain(cell))


def _plain(cell: str) -> str:
    return cell.strip(" *'\"“”‘’").lower()


@cache
def _levels(scale: str) -> dict[str, str]:
    table = [row for row in rows("rating_scales") if row["scale"] == scale]
    return {name.lower(): row["label"] for row in table for name in (row["label"], *words(row["aliases"]))}


@cache
def _questions(scale: str) -> dict[str, str]:
    table = [row for row in rows("key_questions") if row["scale"] == scale and row["form"] != "bare"]
    return {name.lower(): row["question"] for row in table for name in words(row["words"])}
