"""Which regulator a sentence, or the whole article, is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from scraper.annotate.regulation.taxonomy import rows, words


@dataclass(frozen=True, slots=True)
class RegulatorMention:
    id: str
    start: int
    end: int


_WORKPLACE_LAW = "Health and Safety at Work"
_HSE = re.compile(r"\bHSE\b")


@cache
def _forms() -> dict[str, str]:
    """Every written form → its regulator. Acronyms keep their case (`his`, `goc`), longer names need not."""
    forms: dict[str, str] = {}
    for row in rows("regulators"):
        for name in (row["name"], *words(row["aliases"]), *words(row["watchdogs"])):
            cased = (name,) if name.isupper() else (name, name.lower(), name[0].upper() + name[1:], name.upper())
            forms |= dict.fromkeys((form.replace("'", "’") for form in cased), row["id"])
            forms |= dict.fromkeys(cased, row["id"])
    return forms


@cache
def _search() -> AhoCorasick:
    return AhoCorasick(list(_forms()), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)


@cache
def _ids() -> tuple[str, ...]:
    return tuple(_forms().values())


@cache
def _watchdogs() -> frozenset[str]:
    return frozenset(name.lower() for row in rows("regulators") for name in words(row["watchdogs"]))


def mentions(text: str) -> list[RegulatorMention]:
    found = []
    ids = _ids()
    for i, start, end in _search().find_matches_as_indexes(text):
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].removeprefix("s").isalnum():
            found.append(RegulatorMention(ids[i], start, end))
    return found


def is_regulator(name: str) -> bool:
    return name.removeprefix("The ").removeprefix("the ") in _forms()


def by_mentions(texts: Iterable[str]) -> list[str]:
    """Regulators, the most named one first; `the watchdog` counts only when nobody is named."""
    texts = list(texts)
    named: Counter[str] = Counter()
    nicknamed: Counter[str] = Counter()
    for text in texts:
        for mention in mentions(text):
            name = text[mention.start : mention.end].lower()
            (nicknamed if name in _watchdogs() else named)[mention.id] += 1
    told = [one for one, _ in (named or nicknamed).most_common()]
    return told or (["hse"] if _is_of_workplaces(texts) else [])


def _is_of_workplaces(texts: list[str]) -> bool:
    """`HSE` is also Ireland's health service; next to the British law it is who prosecutes."""
    return any(_WORKPLACE_LAW in text for text in texts) and any(_HSE.search(text) for text in texts)
