"""Notices, conditions, special measures: the actions of the table, whether entered, met, left or only planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scraper.annotate.regulation.taxonomy import rows, words
from scraper.annotate.regulation.tense import conditional, historical
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
def _actions() -> tuple[tuple[tuple[str, ...], re.Pattern[str], dict[str, str]], ...]:
    """Stems of which one must be there, pattern, row."""
    table = rows("enforcement_actions")
    return tuple((words(row["stems"]), re.compile(rf"(?i)\b(?:{row['pattern']})"), row) for row in table)


@cache
def _stages() -> tuple[tuple[Stage, str, re.Pattern[str]], ...]:
    return tuple((row["stage"], row["where"], re.compile("(?i)" + row["pattern"])) for row in rows("stage_words"))  # type: ignore[misc]


_CLAUSE_END = re.compile(r"[;.] ")
_QUOTES = re.compile(r"[\"'“”‘’]")
_SO_CALLED = re.compile(
    r"(?:which (?:ordinarily|usually|normally|often|typically|automatically) [^.;]{0,60}\b"
    r"|(?:system|regime|concept|idea) of|known as"
    r"|(?:placing|putting) (?:an?|any) (?:provider|service|home|trust)"
    r"|equivalent (?:of|to)|replac\w+|so-called)\W+(?:\w+ ){0,3}$"
)
_EXPLAINED = re.compile(
    r"^[’'\"”]?(?: (?:framework|plan|criteria|regime|process)\b|,? (?:means?|is a (?:framework|tool|process|notice|way)"
    r"|(?:is |are |being |represents? |as )?the (?:highest|top|toughest|final|most (?:serious|severe))) ?\b)"
)
_SINCE_CHANGED = re.compile(r"[’'\"”]? (?:has|have) (?!(?:now |also |since )?been\b)(?:\w+ )?\w+ed\b")
_PARTICIPLE = re.compile(r"(?i)^(?:an?|the) (?:[\w’-]+ ){1,5}(?:placed|put|given|served) [^,;.]*$")
_DEFINES = re.compile(
    r"What |How |(?:These|There) are |(?:When|If|Where) an? [\w ]{3,30} is (?:in|placed|put|under)\b"
    r"|(?:When|While|Once) (?:in|under|placed in|put in) (?i:special measures),"
)
_NOT_YET_DONE = re.compile(r"(?i)(?:cancel|suspend|revoke|remove|close|shut|restrict)\b")
_BY_CHOICE = re.compile(
    r"\b(?:asked|applied|chose|decided|volunteered) to (?:have|close|cancel|surrender)\b[^.;]{0,40}$"
)
_OF_PERSON = re.compile(
    r"(?i) of (?:an?|the|another) (?:\w+ ){0,2}(?:nurse|midwife|doctor|gp|surgeon|dentist|pharmacist|paramedic)\b"
)
_YOURS = re.compile(r"(?i)\byour\b")


def _is_explained(text: str, start: int, end: int) -> bool:
    """`Special measures means …` tells what it is, not that it was done."""
    return bool(_DEFINES.match(text)) or bool(_SO_CALLED.search(text[:start]) or _EXPLAINED.match(text[end:]))


def _is_history(text: str, start: int, end: int) -> bool:
    """`A surgery placed in special measures has impressed inspectors.`"""
    return historical(text, start, end) or bool(_SINCE_CHANGED.match(text, end) and _PARTICIPLE.search(text, 0, start))


def find_actions(text: str, title: bool) -> Iterator[Action]:
    for m, row in _mentions(text):
        stage = _stage(text, m.start(), m.end(), bool(row["stands_alone"]) or title)
        told = stage and not conditional(text, *m.span()) and not _is_explained(text, *m.span())
        if _OF_PERSON.match(text, m.end()):
            continue
        if stage and told and not _BY_CHOICE.search(text, 0, m.start()) and not _YOURS.search(m.group()):
            yield Action(row, stage, _is_history(text, *m.span()), *m.span())


def _mentions(text: str) -> list[tuple[re.Match[str], dict[str, str]]]:
    """In order; where two actions overlap (`section 29A warning notice`), the one that stands first in the table."""
    lowered = text.lower()
    found: list[tuple[re.Match[str], dict[str, str]]] = []
    for stems, pattern, row in _actions():
        if any(stem in lowered for stem in stems):
            found += [
                (m, row)
                for m in pattern.finditer(text)
                if not any(m.start() < n.end() and n.start() < m.end() for n, _ in found)
            ]
    return sorted(found, key=lambda pair: pair[0].start())


def _stage(text: str, start: int, end: int, clear: bool) -> Stage | None:
    """None when nothing says that the action was taken; `clear` actions and titles need no verb."""
    before = _QUOTES.sub("", _CLAUSE_END.split(text[max(0, start - 90) : start])[-1])
    after = _QUOTES.sub("", text[end : end + 70])
    for stage, where, pattern in _stages():
        if pattern.search(before if where == "before" else after):
            return stage
    return "imposed" if clear and not _NOT_YET_DONE.match(text, start) else None
