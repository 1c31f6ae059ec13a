"""Cues: the verbs that hand over somebody's words, with what their form tells about where the speaker stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from scraper.annotate.quotes.veil import FILL, STOP
from scraper.annotate.quotes.vocabulary import CueKind, vocabulary, word_group

Voice = Literal["active", "passive", "participle", "according"]

_WORD = re.compile(r"[A-Za-zéèäöü]{3,}")
_WHOLE = re.compile(r"\b[A-Za-zéèäöü]+\b")
_BEING = re.compile(
    r"\b(?:is|are|was|were|been|being|be|as|got)(?:\s+(?:also|then|later|previously|now|not|first|again|since|twice|both|all"
    r"|\w+ly))*\s*$",
    re.IGNORECASE,
)
_ALWAYS = ("said", "told", "added")
_HAVING = re.compile(r"\b(?:has|have|had)(?:\s(?:also|then|now|since|previously|\w+ly))?\s$")
_NAKED = re.compile(rf"\s*(?:as|for|to be|being|with)?\s*(?:being\s+)?(?:a |an |the )?[{FILL}{STOP}]")
_WHAT = re.compile(r"\b(?:what|which|that|how)\s[^,]*$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|its|their|his|her|this|that|of|in|for|to|no|any|own|with|and the)\s+$", re.IGNORECASE
)

# What follows shows that a word in -s is a plural noun; a bare form is a verb only behind a plural.
_NOUN_BEHIND = re.compile(r"\s+(?:was|were|is|are|of|have|has|had|will|said|from|by|about|into)\b")
_PLURAL_BEFORE = re.compile(r"(?:\b[A-Za-z]{3,}s|\b(?:[Tt]hey|[Ww]e|I|who|people|staff|also|[Pp]olice))\s+$")
_CLAUSE_BEHIND = re.compile(r"\s(?:they|he|she|it|there|that|their)\b")


class Cue(NamedTuple):
    start: int
    end: int
    kind: CueKind
    voice: Voice


# A sentence is asked for its cues several times in a row.
@lru_cache(maxsize=64)
def find_cues(text: str, start: int, end: int) -> Sequence[Cue]:
    """Cues of a sentence of the narration, in order."""
    found: list[Cue] = []
    for word in _candidates(text, start, end):
        if word.start() > start and word.group()[0].isupper():  # a capital inside is a name's
            continue
        lower = word.group().lower()
        kind = _as_printed()[word.group()]
        if lower == "according":
            found.append(Cue(word.start(), word.end() + 3, kind, "according"))
        elif _is_verb(text, word, start) and (found or not _is_gerund(text, word)):
            found.append(Cue(word.start(), word.end(), kind, _voice(text, lower, word, start)))
    return found


def _candidates(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words that may be cues: most are not, and are passed over without looking where they stand."""
    known = _as_printed()
    for printed in _WORD.findall(text, start, end):
        word = _first(printed, text, start, end) if printed in known else None
        if word:
            yield word
            start = word.end()


def _first(word: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """Where the word first stands alone."""
    at = text.find(word, start, end)
    while at >= 0:
        whole = _WHOLE.match(text, at, end)
        if whole and whole.group() == word:
            return whole
        at = text.find(word, at + 1, end)
    return None


@cache
def _as_printed() -> dict[str, CueKind]:
    """Every form of a cue, also with the capital that begins a sentence."""
    forms: dict[str, CueKind] = vocabulary().cues | {"according": "say"}
    return forms | {form.capitalize(): kind for form, kind in forms.items()}


def _is_verb(text: str, word: re.Match[str], start: int) -> bool:
    """`reports` after `the` and `state` after `of` are nouns."""
    if word.group() in _ALWAYS or word.group().lower() in word_group("verbs abroad"):
        return True
    if _NOUN_BEFORE.search(text, max(start, word.start() - 12), word.start()):
        return False
    if word.group().endswith(("ed", "ing")) or word.group().lower() in word_group("irregular past"):
        return True
    if word.group().endswith("s") and not word.group().endswith("ss"):
        return word.group() == "says" or not _NOUN_BEHIND.match(text, word.end())
    if word.group() == "say" and _CLAUSE_BEHIND.match(text, word.end()):
        return True
    return _PLURAL_BEFORE.search(text, max(start, word.start() - 20), word.start()) is not None


def _is_gerund(text: str, word: re.Match[str]) -> bool:
    """`safety and maintaining confidence was …`: a subject in itself, not something said along the way."""
    return word.group().endswith("ing") and text[word.start() - 5 : word.start()] == " and "


def _voice(text: str, lower: str, word: re.Match[str], start: int) -> Voice:
    if lower.endswith("ing"):
        return "participle"
    if text.startswith(" by ", word.end()):
        return "passive"
    if _HAVING.search(text, max(start, word.start() - 20), word.start()):
        return "active"
    if not lower.endswith("s") and _BEING.search(text, max(start, word.start() - 40), word.start()):
        return "passive"
    if (
        lower in word_group("passive without being")
        and _NAKED.match(text, word.end())
        and not _WHAT.search(text, start, word.start())
    ):
        return (
            "passive"
            if lower not in ("praised", "criticised", "condemned", "commended")
            or " for " in text[word.end() : word.end() + 6]
            else "active"
        )
    return "active"
