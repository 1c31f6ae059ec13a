"""Notices, conditions, special measures: the actions of the table, whether entered, met, left or only planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scraper.annotate.regulation.facts import conditional, historical
from scraper.annotate.regulation.taxonomy import rows
from scraper.record import Stage


@dataclass(frozen=True, slots=True)
class Action:
    """One mention of an action; `start` and `end` are offsets in the sentence."""

    row: dict[str, str]
    stage: Stage
    background: bool
    start: int
    end: int


@cache
def _actions() -> tuple[re.Pattern[str], tuple[dict[str, str], ...]]:
    table = rows("enforcement_actions")
    pattern = "|".join(f"(?P<a{i}>{row['pattern']})" for i, row in enumerate(table))
    return re.compile(rf"(?i)\b(?:{pattern})"), table


@cache
def _stages() -> tuple[tuple[Stage, str, re.Pattern[str]], ...]:
    return tuple((row["stage"], row["where"], re.compile("(?i)" + row["pattern"])) for row in rows("stage_words"))  # type: ignore[misc]


_QUOTES = re.compile(r"[\"'“”‘’]")
_GENERAL = re.compile(r"(?i)^(?:what|how) |\b(?:means|is a (?:framework|tool|process)|process called)\b")


def find_actions(text: str, title: bool) -> Iterator[Action]:
    pattern, table = _actions()
    for m in pattern.finditer(text):
        row = table[int((m.lastgroup or "a0")[1:])]
        stage = _stage(text, m.start(), m.end(), bool(row["stands_alone"]) or title)
        if stage and not conditional(text, *m.span()) and not _GENERAL.search(text[: m.end() + 12]):
            yield Action(row, stage, historical(text, *m.span()), *m.span())


def _stage(text: str, start: int, end: int, clear: bool) -> Stage | None:
    """None when nothing says that the action was taken; `clear` actions and titles need no verb."""
    before = _QUOTES.sub("", re.split(r"[;.] ", text[max(0, start - 90) : start])[-1])
    after = _QUOTES.sub("", text[end : end + 70])
    for stage, where, pattern in _stages():
        if pattern.search(before if where == "before" else after):
            return stage
    return "imposed" if clear else None
