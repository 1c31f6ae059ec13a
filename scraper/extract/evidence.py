"""Evidence: what speaks for and against a stretch of text being the article's, as names that a table weighs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from scraper.extract.lines import HEADINGS
from scraper.extract.sayings import sayings
from scraper.extract.signs import Signs, sign_book
from scraper.extract.story import Story
from scraper.extract.stretches import Stretch, ends_sentence
from scraper.extract.survey import Survey

_TAGS = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "tr", "section", "article", "dd", "dt",
    "center", "figure", "header",
})  # fmt: skip
_ROWS = frozenset({"li", "tr", "td", "dd", "dt"})
_BOXES = frozenset(
    {"div", "section", "article", "main", "aside", "header", "footer", "nav", "figure", "form", "details"}
)
"""Elements that set their content apart; lists, tables and quotations hold what is said in passing."""
_AROUND = ("article", "declared")
_LEAST_PROSE = 60
_LONGEST_ANNOUNCEMENT = 400
_OPENING = 150
_FEW_WORDS = 3
_LINKED = 0.6
_ANNOUNCING = frozenset({"says.pointer", "says.invitation"})
_QUOTATION = re.compile('["“„«]')

Style = tuple[str, str, str, str]
Kin = tuple[str, str, int]


def _scale(name: str, *edges: float) -> Callable[[float], str]:
    """A measure cut into steps: names `name.0`, `name.1`… by how many edges the value reaches."""
    names = [f"{name}.{step}" for step in range(len(edges) + 1)]
    return lambda value: names[bisect_right(edges, value)]


_links = _scale("links", 0.01, 0.3, 0.6, 0.9)
_capitals = _scale("capitals", 0.1, 0.25, 0.5, 0.8)
_kin_share = _scale("kin", 0.001, 0.05, 0.2, 0.4, 0.6, 0.8)
_style_share = _scale("style", 0.001, 0.05, 0.2, 0.4, 0.6, 0.8)
_done_share = _scale("done", 0.001, 0.03, 0.5, 0.97, 0.9999)


@dataclass(slots=True)
class Crowd:
    """Stretches of one kind: how many, and how much prose in them."""

    count: int = 0
    prose: int = 0


@dataclass(slots=True)
class Ground:
    """What the stretches of one page are compared with."""

    survey: Survey
    stretches: list[Stretch]
    signs: Signs
    spine: dict[int, int]
    """Rows from the story's column up to the root, each with its steps up."""
    links: list[float] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    """Characters of each stretch that reads as running text, 0 for the others."""
    styles: dict[Style, int] = field(default_factory=dict)
    kin: dict[Kin, Crowd] = field(default_factory=dict)

    def is_alone(self, row: int) -> bool:
        """Whether no other stretch beside it is of its make."""
        return self.kin[_kin(self.survey, row)].count == 1


def survey_ground(survey: Survey, story: Story, stretches: list[Stretch]) -> Ground:
    column = story.column or 0
    spine = {row: steps for steps, row in enumerate((column, *survey.ancestors(column)))}
    ground = Ground(survey, stretches, Signs(survey), spine)
    for stretch in stretches:
        links = survey.link_length(stretch.row) / (survey.text_length(stretch.row) or 1)
        reads = links < 0.5 and len(stretch.text) >= _LEAST_PROSE and ends_sentence(stretch.text)
        size = len(stretch.text) if reads else 0
        ground.links.append(links)
        ground.prose.append(size)
        style = _style(survey, stretch.row)
        ground.styles[style] = ground.styles.get(style, 0) + size
        kin = ground.kin.setdefault(_kin(survey, stretch.row), Crowd())
        kin.count += 1
        kin.prose += size
    return ground


def _style(survey: Survey, row: int) -> Style:
    up = survey.parent[row]
    return survey.tag[row], _class(survey, row), survey.tag[up], survey.hint[up]


def _kin(survey: Survey, row: int) -> Kin:
    """Items of one list or table are kin whatever their classes."""
    tag = survey.tag[row]
    return tag, "" if tag in _ROWS else _class(survey, row), survey.parent[row]


def _class(survey: Survey, row: int) -> str:
    """Without the id, which is never shared: many publishers give one to every heading or paragraph."""
    hint = survey.hint[row]
    return survey.elements[row].get("class") or "" if hint and survey.tag[row] in HEADINGS else hint


def gather(ground: Ground) -> list[list[str]]:
    """The names of the evidence on each stretch."""
    settings: dict[int, Setting] = {}
    total, done = sum(ground.prose) or 1, 0
    announced = False
    found = []
    for i, stretch in enumerate(ground.stretches):
        names = _wording(ground, i)
        if announced := announced and ground.links[i] > _LINKED:
            names.append("announced")
        announced = announced or not _ANNOUNCING.isdisjoint(names)
        names += _place(ground, stretch.row, settings)
        names += _company(ground, i, total)
        names.append(_done_share(done / total))
        done += ground.prose[i]
        found.append(names)
    return found


def _wording(ground: Ground, i: int) -> list[str]:
    text, tag = ground.stretches[i].text, ground.survey.tag[ground.stretches[i].row]
    names = ["any", f"tag.{tag if tag in _TAGS else 'other'}", _case(text)]
    if ground.prose[i]:
        names.append("prose")
    if _QUOTATION.search(text):
        names.append("quotation")
    if tag != "tr":
        names.append(_links(ground.links[i]))
        if len(text) < _LONGEST_ANNOUNCEMENT:
            names += sayings(text)
    return names


def _case(text: str) -> str:
    """How many words begin with a capital: few in sentences, most in titles, names and menus."""
    words = text[:_OPENING].split()
    if len(words) < _FEW_WORDS:
        return "capitals.few"
    return _capitals(sum([word[0].isupper() for word in words]) / len(words))


class Setting(NamedTuple):
    """What all stretches in one element have in common."""

    near: int
    """Signs of the two elements around."""
    around: int
    path: str


def _place(ground: Ground, row: int, settings: dict[int, Setting]) -> list[str]:
    """Where it stands: how far from the column, and what the names on the way say."""
    signs = ground.signs.own(row)
    at = row if row in ground.spine else ground.survey.parent[row]
    setting = settings.get(at) or settings.setdefault(at, _setting(ground, at))
    around = (signs | setting.around) & sign_book().any_of(_AROUND)
    return [*_spelt("near", signs | setting.near), *_spelt("in", around), setting.path]


def _setting(ground: Ground, at: int) -> Setting:
    survey, signs, spine, around = ground.survey, ground.signs, ground.spine, ground.signs.inherited(at)
    hops, boxes, near = 0, 0, 0
    while at not in spine:
        if hops < 2:
            near |= signs.own(at)
        hops, boxes, at = hops + 1, boxes + (survey.tag[at] in _BOXES), survey.parent[at]
    return Setting(near, around, f"path.{min(boxes, 3)}.{min(spine[at], 3)}")


@lru_cache(maxsize=4096)
def _spelt(kind: str, signs: int) -> tuple[str, ...]:
    return tuple([f"{kind}.{sign}" for sign in sign_book().spell(signs)])


def _company(ground: Ground, i: int, total: int) -> list[str]:
    """How much of the page's prose looks like it, and how much stands beside it in the same manner."""
    survey, row = ground.survey, ground.stretches[i].row
    kin = ground.kin[_kin(survey, row)]
    beside = "kin.alone" if kin.count == 1 else _kin_share((kin.prose - ground.prose[i]) / total)
    return [beside] if survey.tag[row] == "tr" else [beside, _style_share(ground.styles[_style(survey, row)] / total)]
