"""Sayings: what a line announces, by its first words and by words anywhere in it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from scraper.extract.signs import vocabulary

_SHORT = 120


def sayings(text: str) -> list[str]:
    """Names of evidence, such as `says.pointer`, `has.appeal`, and `plea` for a line that is nothing but one."""
    lower = text.lower()
    opening, phrases = _openings().match(lower), _phrases()
    found = phrases.words.find_matches_as_indexes(lower)
    names = sorted({phrases.kinds[word] for word, _, _ in found}) if found else []
    if opening:
        if len(text) < _SHORT and "has.appeal" in names:
            names.append("plea")
        names.append(f"says.{opening.lastgroup}")
    return names


@cache
def _openings() -> re.Pattern[str]:
    """For lower-case text: much faster than a pattern to which case is nothing."""
    kinds = vocabulary()["openings"].items()
    return re.compile(r"\W*(?:" + "|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in kinds) + ")")


class _Phrases(NamedTuple):
    words: AhoCorasick
    kinds: list[str]
    """The evidence that each of the words is."""


@cache
def _phrases() -> _Phrases:
    kinds = vocabulary()["phrases"].items()
    return _Phrases(
        AhoCorasick([word for _, words in kinds for word in words]),
        [f"has.{kind}" for kind, words in kinds for _ in words],
    )
