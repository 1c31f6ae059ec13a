"""The article's text as blocks, without what only stands among it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from scraper.extract.about import About
from scraper.extract.blocks import read_block
from scraper.extract.evidence import Ground, gather, survey_ground
from scraper.extract.lines import SUBHEADINGS
from scraper.extract.soup import link_soup
from scraper.extract.story import Story
from scraper.extract.stretches import Stretch, read_stretches
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extract.trimming import trim
from scraper.extraction import Candidates, Found, PrintedBlock

_LEAST_BODY = 40
"""Characters of the longest block: with less, the page has no article text."""
_OPENING = 200
_NEVER = frozenset({"plea", "near.cookie", "near.aside"})
"""Never body, however well it is placed."""
_LIKELY = -2.0
_UNTHINKABLE = -10.0
_NEARLY = 0.5


@cache
def _weights() -> dict[str, float]:
    table = tomllib.loads((files("scraper") / "data" / "body.toml").read_text("utf-8"))
    weights: dict[str, float] = table["weights"]
    return weights


def read_body(survey: Survey, story: Story, cards: tuple[Card, ...], about: About) -> tuple[PrintedBlock, ...]:
    if story.root is None:
        return ()
    ground = prepare(survey, story, cards)
    kept = keep(ground, [weigh(names, _weights()) for names in gather(ground)], story, about)
    blocks = tuple(map(read_block, link_soup(survey, story.root, kept)))
    return blocks if any(len(block.text) >= _LEAST_BODY for block in blocks) else ()


def prepare(survey: Survey, story: Story, cards: tuple[Card, ...]) -> Ground:
    """Every stretch of text in the story's part of the page, ready to be weighed."""
    return survey_ground(survey, story, read_stretches(survey, story, {card.row for card in cards}))


def keep(ground: Ground, scores: list[float], story: Story, about: About) -> list[Stretch]:
    """The stretches that are body."""
    scored = list(zip(ground.stretches, scores, strict=True))
    kept = [s for i, (s, score) in enumerate(scored) if score > 0 or _heads_body(ground.survey, scored, i)]
    kept = kept if any(score > 0 for score in scores) else _best(ground.survey, story, scored)
    return trim(ground, kept, about)


def _heads_body(survey: Survey, scored: list[tuple[Stretch, float]], i: int) -> bool:
    """Whether a likely heading stands on text that is body, with at most pictures between."""
    row, after = scored[i][0].row, scored[i + 1] if i + 1 < len(scored) else None
    if after is None or after[1] < 0 or scored[i][1] < _LIKELY or survey.tag[row] not in SUBHEADINGS:
        return False
    return survey.text_before[after[0].row] == survey.text_before[survey.end[row]]


def _best(survey: Survey, story: Story, scored: list[tuple[Stretch, float]]) -> list[Stretch]:
    """Where nothing convinces, the likeliest is all there is; whether that is an article is for the verdict."""
    column = story.column or 0
    long = [(s, score) for s, score in scored if len(s.text) >= _LEAST_BODY and survey.inside(s.row, column)]
    best = max((score for _, score in long), default=0.0)
    return [stretch for stretch, score in long if score >= best - _NEARLY]


def weigh(names: list[str], weights: Mapping[str, float]) -> float:
    """Log odds that a stretch is body."""
    score = sum([weights.get(name, 0.0) for name in names])
    return score if _NEVER.isdisjoint(names) else min(score, _UNTHINKABLE)


def locate_body(survey: Survey, story: Story, blocks: tuple[PrintedBlock, ...]) -> Candidates:
    """The element that holds most of the body, for provenance."""
    if not blocks or story.column is None:
        return ()
    hint = survey.hint[story.column].split()
    where = ".".join([survey.tag[story.column], *hint[:1]])
    return (Found(" ".join(block.text for block in blocks)[:_OPENING], "dom", where),)
