"""Headlines: whose words a headline repeats, told by the words it shares with the quotations of the body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from scraper.annotate.quotes.passages import Passage
from scraper.annotate.quotes.scene import Voice
from scraper.annotate.quotes.vocabulary import word_group

_WORD = re.compile(r"[^\W_]+")
# Share of a headline's words that the quotation, or all of one speaker's, must have.
_REPEATED = 0.6
_GATHERED = 0.85
_AROUND = 200
"""Quotations."""


class Said(NamedTuple):
    """A quotation of the body, in lower case. `own`: its own lines say who speaks."""

    start: int
    voice: Voice | None
    printed: str
    own: bool

    @property
    def words(self) -> frozenset[str]:
        return _content(self.printed)


def content(text: str, passage: Passage) -> frozenset[str]:
    """The words of a passage but the empty ones."""
    return _content(in_print(text, passage))


def in_print(text: str, passage: Passage) -> str:
    return " ".join(text[span.start : span.end] for span in passage).lower()


@lru_cache(maxsize=512)
def _content(printed: str) -> frozenset[str]:
    return frozenset(_WORD.findall(printed)) - word_group("empty words")


def around(said: Sequence[Said], position: int) -> Sequence[Said]:
    """Those a headline at `position` may repeat."""
    at = bisect_left(said, position, key=attrgetter("start"))
    return said[max(0, at - _AROUND) : at + _AROUND]


def repeating(words: frozenset[str], said: Iterable[Said]) -> Said | None:
    """The first quotation that has all of the words and says who speaks."""
    any_word = next(iter(words), None)
    if any_word is None:
        return None
    return next((one for one in said if one.own and any_word in one.printed and words <= one.words), None)


def repeated(words: frozenset[str], said: Sequence[Said]) -> list[Said]:
    return [one for one in said if _share(words, one.words) >= _REPEATED]


def gathered_from(words: frozenset[str], said: Sequence[Said]) -> Said | None:
    """The first quotation of the speaker of several that a headline draws together."""
    spoken: dict[Voice, list[Said]] = {}
    for one in said:
        if one.voice:
            spoken.setdefault(one.voice, []).append(one)
    return next((own[0] for own in spoken.values() if _share(words, _together(own)) >= _GATHERED), None)


def _together(said: Sequence[Said]) -> frozenset[str]:
    return frozenset().union(*(one.words for one in said))


def _share(wanted: frozenset[str], given: frozenset[str]) -> float:
    return len(wanted & given) / len(wanted) if wanted else 0
