"""A sentence as a row of cues: what each word means to a rating, one letter each, so grammar is a regex on letters.

L level    Q key question   q its paraphrase     K categories   R rating word       W verb that may give a rating
U move     S stay           A again              B before       F from              T to
P for, in  o of             a as, at             E as did …     V was               D the, its …
& and      | break          r which              X not          H if, may           , : ; ( ) themselves
w any other word
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from scraper.annotate.regulation.taxonomy import rows, words

_WORD = re.compile(r"\w+(?:[’'‑-]\w+)*|[^\w\s]")
_QUOTES = frozenset("\"'“”‘’*")
_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "–": "–",
    "—": "–",
    "-": "–",
    "/": "&",
    "|": ":",  # the cells of a table
    "•": ";",
    ".": ";",
    "!": ";",
    "?": ":",  # `Are services safe? Good`
}


_APPOSITION = re.compile(r"L(?P<again>(?:,&|[,–(])D*L)(?:[,–)]|(?=;|$))")
_SHORTENED = frozenset(("st", "dr", "mr", "mrs", "ms", "prof"))
_NAMES = frozenset(("may", "hope"))  # the month, `Good Hope Hospital`


class Cue(NamedTuple):
    kind: str
    value: str
    start: int
    end: int
    marked: bool
    """Opens with a quotation mark or a capital."""


class Phrase(NamedTuple):
    kind: str
    value: str


Lexicon = dict[str, list[tuple[tuple[str, ...], Phrase]]]


@cache
def lexicon(scale: str) -> Lexicon:
    """First word → the phrases it may open, longest first."""
    phrases: dict[tuple[str, ...], Phrase] = {}
    for kind, value, phrase in _entries(scale):
        phrases.setdefault(tuple(_key(word) for word in _WORD.findall(phrase)), Phrase(kind, value))
    opened: Lexicon = {}
    for parts in sorted(phrases, key=len, reverse=True):
        opened.setdefault(parts[0], []).append((parts, phrases[parts]))
    return opened


def _entries(scale: str) -> list[tuple[str, str, str]]:
    levels = [
        ("L", row["label"], alias)
        for row in rows("rating_scales")
        if row["scale"] == scale
        for alias in (row["label"], *words(row["aliases"]))
    ]
    questions = [
        ({"noun": "q", "bare": "c"}.get(row["form"], "Q"), row["question"], alias)
        for row in rows("key_questions")
        if row["scale"] == scale
        for alias in words(row["words"])
    ]
    others = [
        (row["class"], row["meaning"] or word, word) for row in rows("rating_words") for word in words(row["words"])
    ]
    return levels + questions + others


def cues(text: str, scale: str) -> list[Cue]:
    found = [m.span() for m in _WORD.finditer(text)]
    keys = [_key(text[start:end]) for start, end in found]
    lookup = lexicon(scale)
    row: list[Cue] = []
    i, quoted = 0, False
    while i < len(keys):
        if keys[i] in _QUOTES or (keys[i] == "." and i and keys[i - 1] in _SHORTENED):
            i, quoted = i + 1, keys[i] in _QUOTES
            continue
        phrase, length = _longest(lookup[keys[i]], keys, i) if keys[i] in lookup else (_other(keys[i]), 1)
        start, end = found[i][0], found[i + length - 1][1]
        capital = text[start].isupper()
        kind = "D" if capital and i and phrase.value in _NAMES else phrase.kind
        row.append(Cue(kind, phrase.value, start, end, quoted or capital))
        i, quoted = i + length, False
    return _without_appositions(row)


def _without_appositions(row: list[Cue]) -> list[Cue]:
    """Without what only explains a level: `outstanding, the highest rating possible,`."""
    for m in reversed(list(_APPOSITION.finditer("".join(cue.kind for cue in row)))):
        if row[m.start()].value == row[m.end("again") - 1].value:
            del row[m.start() + 1 : m.end()]
    return row


def _longest(phrases: list[tuple[tuple[str, ...], Phrase]], keys: list[str], i: int) -> tuple[Phrase, int]:
    for parts, phrase in phrases:
        if len(parts) == 1 or tuple(keys[i : i + len(parts)]) == parts:
            return phrase, len(parts)
    return _other(keys[i]), 1


def _other(key: str) -> Phrase:
    return Phrase("D" if key.isdigit() else _PUNCTUATION.get(key, "w"), key)


def _key(word: str) -> str:
    return word.lower().replace("’", "'").replace("‑", "-")


# `good for care` rates caring; any other `care` is just care.
_CARE_AS_QUESTION = re.compile(r"(?:(?<=P)|(?<=PD))c(?=[,&;:–|)aV]|$)|c(?=SL)")


def shape(row: list[Cue]) -> str:
    letters = "".join(cue.kind for cue in row)
    return _CARE_AS_QUESTION.sub("q", letters).replace("c", "w") if "c" in letters else letters
