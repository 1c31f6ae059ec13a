"""Tokens: the words of a run of capitals, with what each may be in a name and which of them hang together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from scraper.annotate.quotes.vocabulary import vocabulary, word_group

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z&]+[A-Za-z]?\d?$|[A-Z]{2,}-[A-Z]\w+$")
# `BetterCare`, but neither `McCabe` nor `O’Dowd` nor `DeSouza`.
_CAMEL = re.compile(r"^(?!(?:Mc|Mac|De|Di|La|Le|Van|Fitz|O['’]))[A-Z][a-z]+[A-Z][a-z]")
_POSSESSIVE = re.compile(r"['’]s?$")
# `Larchpharmacy`
_TRADES = ("pharmacy", "healthcare", "homecare")
_AREAS_AND_SURNAMES = ("Young", "Older", "West", "North", "East", "South", "Law", "London", "England")


class Token(NamedTuple):
    start: int
    end: int
    word: str
    kind: str
    """person, body, modifier, acronym, never, title or link."""


def read_tokens(run: str) -> list[Token]:
    """The words of a run of capitals, with where they stand in it."""
    tokens = []
    start = 0
    for piece in run.replace("\xa0", " ").split(" "):
        word, kind = read(piece)
        tokens.append(Token(start, start + len(word), word, kind))
        start += len(piece) + 1
    return tokens


@lru_cache(maxsize=8192)
def read(printed: str) -> tuple[str, str]:
    """The word without what hangs on it, and its kind."""
    word = printed.rstrip(".")
    if len(word) == 1 and printed == word + ".":  # an initial
        return word, "person"
    if word.isupper() and word.title() in vocabulary().given:  # `MP FLICK Drummond`, where a story shouts its opening
        return word.title(), "person"
    if word[-1] in "'’s":
        word = _POSSESSIVE.sub("", word)
    return word, _kind(word)


def _kind(word: str) -> str:
    words = vocabulary()
    known = words.name_words.get(word)
    if known:
        return known
    if not word[:1].isupper():
        return "link"
    lower = word.lower()
    if lower.partition("-")[0] in words.roles or lower.endswith(
        _abroad()
    ):  # `CDU-Politiker Jo Bell`, `Gesundheitsminister Jo Bell`
        return "never"
    if lower in words.areas and word not in _AREAS_AND_SURNAMES:
        return "modifier"
    if lower.endswith(_TRADES):
        return "body"
    return "acronym" if _ACRONYM.match(word) or _CAMEL.match(word) else "person"


@cache
def _abroad() -> tuple[str, ...]:
    return tuple(word_group("offices abroad"))


def ends_sentence(text: str, token: Token) -> bool:
    """`… by Unison. Olu Bello said`; the full stop of an initial, of `St.` and of `Co.` ends nothing."""
    return text.startswith(". ", token.end) and len(token.word) > 1 and token.word not in ("St", "Co", "No")


def is_inside_of(before: Sequence[Token], token: Token) -> bool:
    """`Directors` in `Association of Directors of Nursing`."""
    if len(before) < 2 or before[-1].word != "of" or token.word.lower() not in vocabulary().roles:
        return False
    return before[-2].word in word_group("bodies that take of") and token.word.endswith("s")


def links(before: Sequence[Token], link: Token, after: Sequence[Token]) -> bool:
    """Whether `and`, `of`, `for`… joins two halves of one name."""
    if not before or not after:
        return False
    last = before[-1]
    if link.word == "to":
        return last.word == "Campaign"
    if link.word in ("products", "upon"):
        return True
    if link.word in word_group("inside surnames"):
        return last.kind == "person"
    if link.word in ("of", "for", "the"):
        whole = link.word == "of" and len(before) == 1 and any(t.kind == "body" for t in after)
        more = link.word == "of" and len(before) > 2 and before[-2].word == "of" and last.kind == "modifier"
        taking = last.word in word_group("bodies that take of") or (link.word == "the" and last.kind == "link")
        among = link.word == "of" and last.word in ("Isle", "Vale") and len(before) > 1 and before[-2].kind == "link"
        return whole or more or taking or among
    if any(t.kind == "title" for t in before):
        return False
    if before[0].word == "NHS" and len(before) > 1:  # `NHS Marches and Dales`
        return after[0].kind != "body"
    given = vocabulary().given
    return (
        last.kind != "body"
        and not (before[0].word in given and len(before) > 1)
        and any(t.kind in ("body", "modifier") for t in after)
    )
