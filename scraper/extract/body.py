"""The article's text as blocks, without what only stands among it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import dropwhile

from scraper.extract.about import About
from scraper.extract.blocks import read_block
from scraper.extract.datelines import read_date_line
from scraper.extract.evidence import Ground, gather, survey_ground
from scraper.extract.lines import HEADINGS
from scraper.extract.soup import link_soup
from scraper.extract.story import Story
from scraper.extract.stretches import Stretch, read_stretches
from scraper.extract.survey import Survey
from scraper.extract.teasers import Card
from scraper.extraction import Candidates, Found, PrintedBlock

_LEAST_BODY = 40
"""Characters of the longest block: with less, the page has no article text."""
_LEAST_REPRINTED = 60
"""Characters: shorter lines may be said twice."""
_LEAST_AGAIN = 3
_REPRINTED = 4
"""So many lines, and one in so many, are there again: fewer are repeated for effect."""
_OPENING = 200
_PRINTED = frozenset({"dom", "text", "microdata"})
_BESIDE = 40
"""Characters that may stand beside a byline on its line."""
_NEVER = frozenset({"plea", "near.cookie", "near.aside"})
"""Never body, however well it is placed."""
_LEAST_PULLED = 25
_MOST_PULLED = 30
"""Lines looked up in the others: no article sets more apart, and a page of nothing else must not cost a square."""
_MARKS = "“”„\"‘’' "
_LONGEST_ANNOUNCEMENT = 60
_INTRODUCTION = re.compile(
    r"((?:[A-Z][\w.'’-]* ){1,3}[A-Z][\w.'’-]+) (?:is|was|covers|writes|works|reports|lectures|teaches|leads)\b"
)
"""`Ann Lee is health editor of The Elm Times.`"""
_SUBHEADINGS = frozenset({"h2", "h3", "h4", "h5"})
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
    said = _without_pull_quotes(ground, _once_each(kept))
    return _without_standfirst(ground.survey, _without_tail(_unsigned(said, about), about), about.standfirst)


def _heads_body(survey: Survey, scored: list[tuple[Stretch, float]], i: int) -> bool:
    """Whether a likely heading stands on text that is body, with at most pictures between."""
    row, after = scored[i][0].row, scored[i + 1] if i + 1 < len(scored) else None
    if after is None or after[1] < 0 or scored[i][1] < _LIKELY or survey.tag[row] not in _SUBHEADINGS:
        return False
    return survey.text_before[after[0].row] == survey.text_before[survey.end[row]]


def _best(survey: Survey, story: Story, scored: list[tuple[Stretch, float]]) -> list[Stretch]:
    """Where nothing convinces, the likeliest is all there is; whether that is an article is for the verdict."""
    column = story.column or 0
    long = [(s, score) for s, score in scored if len(s.text) >= _LEAST_BODY and survey.inside(s.row, column)]
    best = max((score for _, score in long), default=0.0)
    return [stretch for stretch, score in long if score >= best - _NEARLY]


def _once_each(kept: list[Stretch]) -> list[Stretch]:
    """Some pages print the article again, for paper or for another width of the screen."""
    first = {stretch.text: stretch for stretch in reversed(kept)}
    once = [s for s in kept if len(s.text) < _LEAST_REPRINTED or first[s.text] is s]
    again = len(kept) - len(once)
    return once if again >= _LEAST_AGAIN and again * _REPRINTED > len(kept) else kept


def _without_pull_quotes(ground: Ground, kept: list[Stretch]) -> list[Stretch]:
    """Words set large between the paragraphs are said again there."""
    apart = [s for s in kept if _is_set_apart(ground, s.row)][:_MOST_PULLED]
    pulled = {s.row for s in apart if _is_repeated(s.text, kept)}
    return [s for s in kept if s.row not in pulled]


def _is_set_apart(ground: Ground, row: int) -> bool:
    tag, up = ground.survey.tag[row], ground.survey.parent[row]
    return tag not in HEADINGS and ("blockquote" in (tag, ground.survey.tag[up]) or ground.is_alone(row))


def _is_repeated(line: str, kept: list[Stretch]) -> bool:
    words = line.strip(_MARKS)
    return len(words) >= _LEAST_PULLED and any(words in s.text and len(s.text) > len(line) for s in kept)


def _unsigned(kept: list[Stretch], about: About) -> list[Stretch]:
    """Without the lines above the text that only sign or date it; both have fields of their own."""
    byline = next((found.value for found in about.byline[:1] if found.method in _PRINTED), None)
    return list(dropwhile(lambda stretch: _signs(stretch.text, byline), kept)) or kept


def _signs(text: str, byline: str | None) -> bool:
    if byline and byline in text and len(text) - len(byline) < _BESIDE:
        return True
    return read_date_line(text) is not None


def _without_tail(kept: list[Stretch], about: About) -> list[Stretch]:
    """Without the lines under the text that introduce its author, or announce what does not follow."""
    signed = " ".join(author.name for author in about.authors)
    last = len(kept)
    while last and _is_tail(kept[last - 1].text, signed):
        last -= 1
    return kept[:last] or kept


def _is_tail(text: str, signed: str) -> bool:
    if len(text) < _LONGEST_ANNOUNCEMENT and text.endswith(":"):
        return True
    introduced = _INTRODUCTION.match(text)
    return introduced is not None and introduced[1] in signed


def _without_standfirst(survey: Survey, kept: list[Stretch], standfirst: Candidates) -> list[Stretch]:
    """A standfirst that is one paragraph among others stays: cut out, the text would begin with its second."""
    shown = {found.value for found in standfirst[:1] if found.method == "dom"}
    places = Counter((survey.tag[stretch.row], survey.parent[stretch.row]) for stretch in kept)
    rest = [s for s in kept if s.text not in shown or places[survey.tag[s.row], survey.parent[s.row]] > 1]
    return rest or kept


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
