"""The article's text as blocks, without what only stands among it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from scraper.extract.blocks import read_block
from scraper.extract.evidence import Ground, gather, survey_ground
from scraper.extract.headline import Headline
from scraper.extract.soup import cook
from scraper.extract.story import Story
from scraper.extract.stretches import read_stretches
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extraction import Candidates, Found, PrintedBlock

_LEAST_BODY = 40
"""Characters of the longest block: with less, the page has no article text."""
_OPENING = 200


@cache
def _weights() -> dict[str, float]:
    table = tomllib.loads((files("scraper") / "data" / "body.toml").read_text("utf-8"))
    weights: dict[str, float] = table["weights"]
    return weights


def read_body(
    survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...], standfirst: Candidates
) -> tuple[PrintedBlock, ...]:
    if story.root is None:
        return ()
    ground = prepare(survey, headline, story, cards)
    weights = _weights()
    kept = [s for s, names in zip(ground.stretches, gather(ground), strict=True) if belongs(names, weights)]
    # Where nothing convinces, the running text is all there is; whether that is an article is for the verdict.
    kept = kept or [s for s in ground.running if survey.inside(s.row, story.column or 0)]
    above = {found.value for found in standfirst[:1] if found.method == "dom"}
    kept = [s for s in kept if s.text not in above] or kept
    blocks = tuple(read_block(stretch) for stretch in kept)
    return blocks if any(len(block.text) >= _LEAST_BODY for block in blocks) else ()


def prepare(survey: Survey, headline: Headline, story: Story, cards: tuple[Card, ...]) -> Ground:
    """Every stretch of text in the story's part of the page, ready to be weighed."""
    soup = cook(survey, story, {card.row for card in cards})
    return survey_ground(survey, headline, story, read_stretches(soup))


def belongs(names: list[str], weights: Mapping[str, float]) -> bool:
    """A plea is never body, however well it is placed."""
    return "plea" not in names and sum([weights.get(name, 0.0) for name in names]) > 0


def locate_body(survey: Survey, story: Story, blocks: tuple[PrintedBlock, ...]) -> Candidates:
    """The element that holds most of the body, for provenance."""
    if not blocks or story.column is None:
        return ()
    hint = survey.hint[story.column].split()
    where = ".".join([survey.tag[story.column], *hint[:1]])
    return (Found(" ".join(block.text for block in blocks)[:_OPENING], "dom", where),)
