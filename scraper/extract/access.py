"""Who may read the article, and whether the page shows all of it."""

from __future__ import annotations

import re
from itertools import islice

from scraper.extract.linked import Linked, from_meta
from scraper.extract.printed import printed
from scraper.extract.story import Story
from scraper.extract.survey import Survey
from scraper.extraction import Candidates, Found
from scraper.page import Page
from scraper.record import Access

_TIERS: dict[str, Access] = {"free": "free", "metered": "paywall", "locked": "paywall", "registration": "registration"}
_TO_SUBSCRIBERS = re.compile(
    r"subscribe (?:now )?(?:to|and) (?:continue|keep|read|unlock|access|view)|continue reading this article"
    r"|to (?:continue|keep) reading,? (?:please )?subscribe|already a subscriber\?"
    r"|this (?:article|story) is for subscribers"
    r"|only (?:available )?(?:to|for) subscribers|exclusive(?:ly)? (?:available )?(?:to|for) subscribers"
    r"|become a (?:subscriber|member) to (?:read|continue)"
)
_TO_REGISTERED = re.compile(
    r"(?:register|sign[- ]?in|log[- ]?in|sign[- ]?up|create (?:a|your) (?:free )?account)(?: for free| now| free)?"
    r" (?:to|and) (?:continue|keep|read|view|access)|(?:need|have) to be (?:signed|logged) in to (?:read|continue)"
)
_SOLD = ("subscri", "regist", "sign", "log", "account", "continue", "keep reading")
"""One of these stands in every gate. All are sought in lower case, which is faster than in either."""
_BEFORE, _AFTER = 15, 40
"""Rows before and after the story's end among which its gate stands."""
_SENTENCE = 400
_GATED = 2500
"""Characters of prose above which a gate is only an advertisement: the text is there."""


def find_access(page: Page, linked: Linked, gate: Candidates) -> Candidates:
    return (*_declared(linked), *_tier(page), *gate)


def find_truncation(survey: Survey, story: Story, gate: Candidates) -> Candidates:
    """A gate right behind a short text."""
    return gate if _prose(survey, story) < _GATED else ()


def _declared(linked: Linked) -> Candidates:
    value = linked.article.get("isAccessibleForFree")
    said = {"true": "free", "false": "paywall"}.get(str(value).rpartition("/")[2].lower())
    return (Found(said, "json-ld", f"{linked.kind}.isAccessibleForFree={value}"),) if said else ()


def _tier(page: Page) -> Candidates:
    tiers = from_meta(page, "article:content_tier", "content_tier")
    return tuple(
        Found(_TIERS[word], found.method, f"{found.where}={word}")
        for found in tiers
        if (word := found.value.lower()) in _TIERS
    )


def find_gate(survey: Survey, story: Story) -> Candidates:
    """The line that asks readers to pay or register."""
    if story.root is None:
        return ()
    end = survey.end[story.root]
    first, last = max(0, end - _BEFORE), min(end + _AFTER, len(survey.tag))
    texts = [element.text for element in survey.elements[first:last]]
    lines = [
        (row, text)
        for row, text in enumerate(texts, first)
        if text and 3 < len(text) < _SENTENCE and not text.isspace()
    ]
    offers = (row for row, text in lines if any(map(text.lower().__contains__, _SOLD)))
    return tuple(islice(filter(None, (_read_gate(survey, row) for row in offers)), 1))


def _read_gate(survey: Survey, row: int) -> Found | None:
    """The words may begin in a link or a button inside the sentence."""
    for each in (row, survey.parent[row]):
        if 15 <= survey.text_length(each) <= _SENTENCE and survey.end[each] - each < 30:
            text = printed(survey.elements[each]).lower()
            for gate, access in ((_TO_SUBSCRIBERS, "paywall"), (_TO_REGISTERED, "registration")):
                if match := gate.search(text):
                    return Found(access, "text", f"“{match[0]}” after the text")
    return None


def _prose(survey: Survey, story: Story) -> int:
    parts = frozenset(story.parts)
    return sum(survey.text_length(row) for row in parts if survey.parent[row] not in parts)
