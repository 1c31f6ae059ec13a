"""Which regulator a sentence, or the whole article, is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from scraper.annotate.regulation.taxonomy import rows, words


@dataclass(frozen=True, slots=True)
class RegulatorMention:
    id: str
    start: int
    end: int


@cache
def _by_name() -> dict[str, str]:
    return {
        name.lower(): row["id"]
        for row in rows("regulators")
        for name in (row["name"], *words(row["aliases"]), *words(row["watchdogs"]))
    }


@cache
def _watchdogs() -> frozenset[str]:
    return frozenset(name.lower() for row in rows("regulators") for name in words(row["watchdogs"]))


@cache
def _names() -> re.Pattern[str]:
    # Acronyms keep their case (`his`, `goc`); everything longer may be written in any.
    longest = sorted(_by_name(), key=len, reverse=True)
    written = {n.lower(): n for row in rows("regulators") for n in (row["name"], *words(row["aliases"]))}
    forms = [re.escape(written[n]) if written.get(n, n).isupper() else f"(?i:{re.escape(n)})" for n in longest]
    return re.compile(r"\b(?:" + "|".join(forms).replace("'", "[’']") + r")(?=s?\b)")


def mentions(text: str) -> list[RegulatorMention]:
    return [
        RegulatorMention(_by_name()[m.group().lower().replace("’", "'")], *m.span()) for m in _names().finditer(text)
    ]


def is_regulator(name: str) -> bool:
    return bool(_names().fullmatch(name.removeprefix("The ").removeprefix("the ")))


def by_mentions(texts: Iterable[str]) -> list[str]:
    """Regulators, the most named one first; `the watchdog` counts only when nobody is named."""
    named: Counter[str] = Counter()
    nicknamed: Counter[str] = Counter()
    for text in texts:
        for mention in mentions(text):
            name = text[mention.start : mention.end].lower()
            (nicknamed if name in _watchdogs() else named)[mention.id] += 1
    return [one for one, _ in (named or nicknamed).most_common()]
