"""Where on the page the article's own text stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from scraper.extract.headline import Headline
from scraper.extract.passages import Passage, find_passages
from scraper.extract.signs import Signs, sign_book
from scraper.extract.survey import Survey

_OUT_OF_PLACE = ("chrome", "rail", "cookie", "notice", "form", "caption", "comment")
_DOUBTFUL = ("related", "teaser", "advert", "author", "appeal", "share", "picture")
_NOT_CONTAINERS = frozenset({"blockquote", "ul", "ol", "dl", "table", "tbody", "tr", "li", "p"})
_ENOUGH = 250
"""Characters beside the headline that make text elsewhere suspect."""
_WIDER = 1.06
_MOST = 0.75


@dataclass(frozen=True, slots=True)
class Story:
    """`root` is the row of the smallest element that holds the whole text; `parts` are the rows inside it that hold
    paragraphs of the article (a body may be split over siblings), in document order. Both empty on a page of cards.

    `column` is the row of the smallest element inside `root` that holds most of the text.
    """

    root: int | None
    parts: tuple[int, ...]
    column: int | None = None


def find_story(survey: Survey, headline: Headline) -> Story:
    passages = find_passages(survey)
    if not passages:
        return Story(None, ())
    weights = _weigh(passages, survey, headline.row)
    before = list(accumulate(weights, initial=0.0))
    densest = _densest(passages, survey, weights)
    root = _widen(survey, densest, before)
    inside = [p.row for p in passages if weights[p.row] and survey.inside(p.row, root)]
    return Story(root, tuple(sorted({survey.parent[row] for row in inside})), _narrow(survey, root, before))


def _weigh(passages: list[Passage], survey: Survey, headline: int | None) -> list[float]:
    """Characters of running text in each row, worth less where its place or the names around it speak against it."""
    signs, weights = Signs(survey), [0.0] * len(survey.tag)
    for passage in passages:
        if passage.links * 2 <= passage.size:
            trust = _trust(signs.inherited(passage.row))
            weights[passage.row] = trust * (passage.size - passage.links)
    if headline is not None:
        _doubt_far(survey, headline, passages, weights)
    return weights


def _trust(signs: int) -> float:
    book = sign_book()
    if signs & book.any_of(_OUT_OF_PLACE):
        return 0.05
    if signs & book.any_of(_DOUBTFUL) and not signs & book.bit["body"]:
        return 0.3
    return 1.0


def _doubt_far(survey: Survey, headline: int, passages: list[Passage], weights: list[float]) -> None:
    """Text that shares no element with the headline, while enough other text does, is likely another article's."""
    before = list(accumulate(weights, initial=0.0))
    for up in survey.ancestors(headline):
        if before[survey.end[up]] - before[up] > _ENOUGH:
            for passage in passages:
                if not survey.inside(passage.row, up):
                    weights[passage.row] *= 0.5
            return


def _densest(passages: Iterable[Passage], survey: Survey, weights: list[float]) -> int:
    held: dict[int, float] = {}
    for passage in passages:
        up = survey.parent[passage.row]
        held[up] = held.get(up, 0.0) + weights[passage.row]
    return max(held, key=lambda row: held[row])


def _widen(survey: Survey, row: int, before: list[float]) -> int:
    """Up from the densest element as long as the next one holds more: a body split over siblings."""
    best, size = row, before[survey.end[row]] - before[row]
    for up in survey.ancestors(row):
        wider = before[survey.end[up]] - before[up]
        if wider > _WIDER * size:
            best, size = up, wider
    return best


def _narrow(survey: Survey, root: int, before: list[float]) -> int:
    """Down to the deepest container that still holds most of the text."""
    enough = _MOST * (before[survey.end[root]] - before[root])
    best, row = root, root + 1
    while row < survey.end[best]:
        holds = before[survey.end[row]] - before[row] > enough and survey.tag[row] not in _NOT_CONTAINERS
        if holds:
            best = row
        row = row + 1 if holds else survey.end[row]
    return best
