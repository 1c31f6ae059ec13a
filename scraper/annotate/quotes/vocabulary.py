"""The word lists quotes are read with. Each file under `data/quotes` says in its first lines what it holds."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

CueKind = Literal["say", "judge", "think", "write"]
Sex = Literal["m", "f", "-"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything is in lower case except the words that only count when capitalised."""

    cues: dict[str, CueKind]
    roles: dict[str, str]
    """Last word of a post to its class."""
    bodies: dict[str, str]
    """Common noun for an organisation or its paper to its class."""
    titles: dict[str, Sex]
    given: dict[str, Sex]
    name_words: dict[str, str]
    """Capitalised words to what they are in a run of capitals: title, never (no part of a name), body or modifier."""
    organisation_words: frozenset[str]
    organisation_modifiers: frozenset[str]
    surnames_too: frozenset[str]
    areas: frozenset[str]
    post_modifiers: frozenset[str]
    always_ratings: tuple[str, ...]
    graded_ratings: tuple[str, ...]
    terms: frozenset[str]
    regulators: dict[str, str]
    """Every form of a regulator's name to its full name."""


@cache
def vocabulary() -> Vocabulary:
    ratings = _rows("ratings.csv")
    titles = {title: _sex(sex) for title, sex in map(str.split, _lines("titles.txt"))}
    regulators = {form: forms[0] for forms in _rows("regulators.csv") for form in forms}
    organisation_words = _words("organisation_words.txt")
    organisation_modifiers = _words("organisation_modifiers.txt")
    return Vocabulary(
        cues=_cues(),
        name_words=dict.fromkeys(organisation_modifiers, "modifier")
        | dict.fromkeys((*organisation_words, *regulators), "body")
        | dict.fromkeys(_words("never_names.txt"), "never")
        | dict.fromkeys(titles, "title"),
        roles={noun: kind for kind, noun in _rows("roles.csv")},
        bodies={noun: kind for kind, noun in _rows("bodies.csv")},
        titles=titles,
        given={name: _sex(sex) for sex, *names in map(str.split, _lines("given_names.txt")) for name in names},
        organisation_words=organisation_words,
        organisation_modifiers=organisation_modifiers,
        surnames_too=_words("surnames_too.txt"),
        areas=_words("areas.txt"),
        post_modifiers=_words("post_modifiers.txt"),
        always_ratings=tuple(phrase for kind, phrase in ratings if kind == "always"),
        graded_ratings=tuple(phrase for kind, phrase in ratings if kind == "graded"),
        terms=frozenset(_lines("terms_of_art.txt")),
        regulators=regulators,
    )


def _cues() -> dict[str, CueKind]:
    kinds: dict[str, CueKind] = {"say": "say", "judge": "judge", "think": "think", "write": "write"}
    return {form: kinds[kind] for kind, *forms in _rows("cue_verbs.csv") for form in forms}


def _sex(letter: str) -> Sex:
    return "m" if letter == "m" else "f" if letter == "f" else "-"


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _rows(name: str) -> list[list[str]]:
    return list(csv.reader(_lines(name)))


def _lines(name: str) -> list[str]:
    text = files("scraper").joinpath("data", "quotes", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def word_group(name: str) -> frozenset[str]:
    """A group of `word_groups.txt`."""
    pairs = (line.split(": ", 1) for line in _lines("word_groups.txt"))
    return frozenset(word for group, words in pairs if group == name for word in words.split())
