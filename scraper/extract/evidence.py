"""Evidence: what speaks for and against a stretch of text being the article's, as names that a table weighs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from scraper.extract.headline import Headline
from scraper.extract.signs import Signs, sign_book, vocabulary
from scraper.extract.story import Story
from scraper.extract.stretches import Stretch, ends_sentence
from scraper.extract.survey import Survey

_TAGS = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "tr", "section", "article", "dd", "dt",
    "center", "figure", "header",
})  # fmt: skip
_ROWS = frozenset({"li", "tr", "td", "dd", "dt"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LEAST_PROSE = 60
_LONGEST_ANNOUNCEMENT = 400
_SHORT = 120

Style = tuple[str, str, str, str]
Kin = tuple[str, str, int]


@cache
def _openings() -> re.Pattern[str]:
    kinds = vocabulary()["openings"].items()
    return re.compile(r"(?i)\W*(?:" + "|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in kinds) + ")")


@cache
def _phrases() -> list[tuple[str, list[str]]]:
    return [(f"has.{kind}", phrases) for kind, phrases in vocabulary()["phrases"].items()]


def _sayings(text: str) -> list[str]:
    """What a line announces: by its first words, and by words anywhere in it."""
    opening, lower = _openings().match(text), text.lower()
    names = [name for name, phrases in _phrases() if any(map(lower.__contains__, phrases))]
    if opening:
        names.append(f"says.{opening.lastgroup}")
    if names and len(text) < _SHORT:
        names.append("says.short")
        names += ["plea"] if "has.appeal" in names and opening else []
    return names


def _scale(name: str, *edges: float) -> Callable[[float], str]:
    """A measure cut into steps: names `name.0`, `name.1`… by how many edges the value reaches."""
    names = [f"{name}.{step}" for step in range(len(edges) + 1)]
    return lambda value: names[bisect_right(edges, value)]


_links = _scale("links", 0.01, 0.3, 0.6, 0.9)
_kin_links = _scale("kinlinks", 0.01, 0.3, 0.6, 0.9)
_kin_share = _scale("kin", 0.001, 0.05, 0.2, 0.4, 0.6, 0.8)
_style_share = _scale("style", 0.001, 0.05, 0.2, 0.4, 0.6, 0.8)
_done_share = _scale("done", 0.001, 0.03, 0.5, 0.97, 0.9999)


@dataclass(slots=True)
class Crowd:
    """Stretches of one kind, summed."""

    count: int = 0
    prose: int = 0
    links: float = 0.0

    def add(self, prose: int, links: float) -> None:
        self.count += 1
        self.prose += prose
        self.links += links


@dataclass(slots=True)
class Ground:
    """What the stretches of one page are compared with."""

    survey: Survey
    headline: str | None
    headline_row: int
    stretches: list[Stretch]
    signs: Signs
    spine: dict[int, int]
    """Rows from the story's column up to the root, each with its steps up."""
    links: list[float] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    """Characters of each stretch that reads as running text, 0 for the others."""
    styles: dict[Style, int] = field(default_factory=dict)
    kin: dict[Kin, Crowd] = field(default_factory=dict)


def survey_ground(survey: Survey, headline: Headline, story: Story, stretches: list[Stretch]) -> Ground:
    column = story.column or 0
    spine = {row: steps for steps, row in enumerate((column, *survey.ancestors(column)))}
    title = headline.candidates[0].value if headline.candidates else None
    ground = Ground(survey, title, -1 if headline.row is None else headline.row, stretches, Signs(survey), spine)
    for stretch in stretches:
        links = survey.link_length(stretch.row) / (survey.text_length(stretch.row) or 1)
        reads = links < 0.5 and len(stretch.text) >= _LEAST_PROSE and ends_sentence(stretch.text)
        size = len(stretch.text) if reads else 0
        ground.links.append(links)
        ground.prose.append(size)
        style = _style(survey, stretch.row)
        ground.styles[style] = ground.styles.get(style, 0) + size
        ground.kin.setdefault(_kin(survey, stretch.row), Crowd()).add(size, links)
    return ground


def _style(survey: Survey, row: int) -> Style:
    up = survey.parent[row]
    return survey.tag[row], survey.hint[row], survey.tag[up], survey.hint[up]


def _kin(survey: Survey, row: int) -> Kin:
    """Items of one list or table are kin whatever their classes."""
    tag = survey.tag[row]
    return tag, "" if tag in _ROWS else survey.hint[row], survey.parent[row]


def gather(ground: Ground) -> list[list[str]]:
    """The names of the evidence on each stretch."""
    total, done = sum(ground.prose) or 1, 0
    seen: set[str] = set()
    found = []
    for i, stretch in enumerate(ground.stretches):
        names = _itself(ground, i)
        if stretch.text in seen:
            names.append("again")
        seen.add(stretch.text)
        names += _place(ground, stretch.row)
        names += _company(ground, i, total)
        names.append(_done_share(done / total))
        done += ground.prose[i]
        found.append(names)
    return found


def _itself(ground: Ground, i: int) -> list[str]:
    text, row = ground.stretches[i].text, ground.stretches[i].row
    tag, links = ground.survey.tag[row], ground.links[i]
    names = ["any", f"tag.{tag if tag in _TAGS else 'other'}"]
    if text == ground.headline:
        names.append("headline")
    if ground.prose[i]:
        names.append("prose")
    if tag == "tr":
        return names
    names.append(_links(links))
    if len(text) < _LONGEST_ANNOUNCEMENT:
        names += _sayings(text)
    if links > 0.6:
        names += [f"linked.{tag}"] if tag in ("p", "li") else []
        names += ["linked.upper"] if text.isupper() else []
    return names


@lru_cache(maxsize=4096)
def _spelt(signs: int) -> tuple[str, ...]:
    return tuple(f"near.{sign}" for sign in sign_book().spell(signs))


def _place(ground: Ground, row: int) -> list[str]:
    """Where it stands: how far from the column, and what the names on the way say."""
    survey, signs, spine = ground.survey, ground.signs, ground.spine
    up = survey.parent[row]
    hops, at, near = 0, row if row in spine else up, signs.own(row)
    while at not in spine:
        if hops < 2:
            near |= signs.own(at)
        hops, at = hops + 1, survey.parent[at]
    names = list(_spelt(near))
    names.append(f"path.{min(hops, 3)}.{min(spine[at], 3)}")
    if row < ground.headline_row:
        names.append("before.headline")
    return names


def _company(ground: Ground, i: int, total: int) -> list[str]:
    """What else looks like it, and what stands beside it."""
    survey, row = ground.survey, ground.stretches[i].row
    names = []
    style, kin = ground.styles[_style(survey, row)], ground.kin[_kin(survey, row)]
    if survey.tag[row] != "tr":
        names.append(_style_share(style / total))
    if kin.count == 1:
        names.append("kin.alone")
    else:
        names.append(_kin_share((kin.prose - ground.prose[i]) / total))
        names.append(_kin_links(kin.links / kin.count))
    if survey.tag[row] in _HEADINGS:
        following = ground.prose[i + 1] if i + 1 < len(ground.prose) else 0
        names.append(f"heads.{'prose' if following else 'none'}")
    return names
