"""Cast: the people of an article, found by any form of their name and by the post they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, cached_property, partial
from typing import NamedTuple

from scraper.annotate.quotes.names import Name
from scraper.annotate.quotes.vocabulary import Sex, vocabulary, word_group

_WORD = re.compile(r"[^\W\d_][\w-]*")
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_ALIKE = 0.85
_APART = 2
"""Letters that stand in only one of two surnames that are alike; cheap to count, and more where they are not."""
_LONG_ENOUGH = 5
"""Shorter surnames that differ are different."""
_OF_STATE = frozenset({"health", "state", "social", "cabinet", "home", "education", "justice", "work", "care"})
# What else those are who are called so.
_CALLED: dict[str, frozenset[str]] = {
    "boss": word_group("leaders"),
    "ceo": frozenset({"executive"}),
    "spokesman": frozenset({"spokesperson"}),
    "chair": frozenset({"chairman", "chairwoman", "chairperson"}),
    "chairman": frozenset({"chair"}),
    "leader": frozenset({"executive", "chair", "lead"}),
    "head": frozenset({"director", "executive"}),
    "gp": frozenset({"partner"}),
    "doctor": frozenset({"consultant", "gp", "surgeon"}),
    "politician": frozenset({"mp", "councillor"}),
}


class Figure(NamedTuple):
    """Somebody named.

    `name` as most fully given, titles left out where a given name stands; `at`: where it stands first; `mentions`:
    wherever it stands and may have a post beside it.
    """

    name: str
    words: tuple[str, ...]
    sex: Sex
    at: int
    mentions: tuple[Name, ...]

    @property
    def surname(self) -> str:
        return self.words[-1]


class Person(NamedTuple):
    """A figure with the post the article gives it."""

    name: str
    words: tuple[str, ...]
    sex: Sex
    at: int
    role: str | None
    organisation: str | None
    post_kind: str


class Register:
    """People by the words of their names; in each answer they are in the order they were given in."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._bearers: defaultdict[str, list[Figure]] = defaultdict(list)
        self._longer: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
        self._initials: defaultdict[str, list[tuple[frozenset[str], Figure]]] = defaultdict(list)
        for figure in figures:
            surname = figure.words[-1]
            for word in {figure.words[0], surname}:
                self._bearers[word].append(figure)
            if len(figure.words) > 2:  # `Lee Ann` for Lee Ann Weston
                self._longer[figure.words[:2]].append(figure)
            if len(surname) >= _LONG_ENOUGH:
                self._initials[surname[0]].append((frozenset(surname), figure))

    def fitting(self, words: tuple[str, ...]) -> list[Figure]:
        """Everyone a full name, a surname or a given name may stand for."""
        bearers = self._bearers.get(words[-1], [])
        if len(words) == 1:
            return bearers
        longer = self._longer.get(words, [])
        if longer:
            return longer
        return [f for f in bearers if f.surname == words[-1] and _is_form(f.words[0], words[0])]

    def nearly(self, words: tuple[str, ...]) -> list[Figure]:
        """Everyone whose surname is the same, spelt another way."""
        if len(words[-1]) < _LONG_ENOUGH:
            return []
        letters = frozenset(words[-1])
        alike = (f for own, f in self._initials.get(words[-1][0], ()) if len(letters ^ own) <= _APART)
        return [f for f in alike if (len(words) == 1 or words[0] == f.words[0]) and _resemble(f.surname, words[-1])]


def _is_form(one: str, other: str) -> bool:
    """Dan and Daniel, J and Jo."""
    return one == other or (one.startswith(other[:3]) and other.startswith(one[:3]))


def _resemble(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() > _ALIKE


class Cast:
    def __init__(self, figures: Sequence[Figure], place: Callable[[Figure], Person]) -> None:
        self._figures = figures
        self._place = place
        self._bearer = cache(partial(_bearer, Register(figures)))

    @cached_property
    def people(self) -> Sequence[Person]:
        return [self._place(figure) for figure in self._figures]

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[int]]:
        """The words of posts to those who hold them, as indices of `people`."""
        holders = defaultdict(list)
        for i, person in enumerate(self.people):
            for word in _held(person._replace(organisation=None)):
                holders[word].append(i)
        return holders

    def named(self, name: Name) -> Person | None:
        """The person a full name, a surname or a given name stands for; None when nobody or more than one fits."""
        figure = self._bearer(name.words, name.title)
        return self._place(figure) if figure else None

    def knows(self, name: Name) -> bool:
        return self._bearer(name.words, name.title) is not None

    def holding(self, phrase: str, noun: str) -> Person | None:
        """The person whose post a phrase like `the deputy director` names; the first of those who fit best."""
        wanted = {w.lower() for w in _WORD.findall(phrase)} - _ARTICLES
        lesser = noun == "inspector" and "chief" not in wanted
        names_of_post = (noun, *_CALLED.get(noun, ()))
        holders = {i for word in names_of_post for i in self._holders.get(word, ())}
        able = [p for p in map(self.people.__getitem__, sorted(holders)) if not (lesser and _is_chief(p))]
        best = max(able, key=lambda person: _fit(person, wanted, noun), default=None)
        return best if best and _fit(best, wanted, noun) else None

    def is_called(self, person: Person, phrase: str) -> bool:
        """Whether every word of the phrase is in the person's post."""
        return {w.lower() for w in _WORD.findall(phrase)} - _ARTICLES - {"s"} <= _held(person)

    def holds(self, person: Person, noun: str) -> bool:
        return not _held(person).isdisjoint((noun, *_CALLED.get(noun, ())))


def _bearer(register: Register, words: tuple[str, ...], title: str | None) -> Figure | None:
    fitting = register.fitting(words) or register.nearly(words)
    if len(fitting) > 1 and title:
        sex = vocabulary().titles[title]
        fitting = [f for f in fitting if sex == "-" or f.sex in (sex, "-")] or fitting
    exact = next((f for f in fitting if f.words == words), None)
    return exact or (fitting[0] if len(fitting) == 1 else None)


def _held(person: Person) -> frozenset[str]:
    """The words of a person's post and employer; none without a post."""
    if person.role is None:
        return frozenset()
    held = frozenset(w.lower() for w in _WORD.findall(f"{person.role} {person.organisation or ''}"))
    return held | {"minister"} if "secretary" in held and held & _OF_STATE else held


def _is_chief(person: Person) -> bool:
    return "chief" in (person.role or "").lower()


def _fit(person: Person, wanted: set[str], noun: str) -> int:
    """How many of the words wanted are the person's, whose post may be called `noun`."""
    return len(wanted & (_held(person) | {noun}))
