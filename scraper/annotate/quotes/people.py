"""People: everyone the article names in full, with the post it gives them anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from scraper.annotate.quotes.appositions import find_post
from scraper.annotate.quotes.names import Name, find_names
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.posts import Post
from scraper.annotate.quotes.vocabulary import Sex, vocabulary, word_group

_NEAR = 300
_OFFICE = re.compile(
    r"(?:^|\n|[.:] )(?:the )?(?P<role>(?:shadow )?(?:(?:public )?health|(?:social )?care|first|prime)"
    r"(?: and social care)? (?P<noun>secretary|minister))\b",
    re.IGNORECASE,
)
_ROLE_WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, slots=True)
class Person:
    """`name` as most fully given, titles left out where a given name stands; `at`: where it stands first."""

    name: str
    words: tuple[str, ...]
    sex: Sex
    at: int
    role: str | None = None
    organisation: str | None = None
    post_kind: str = ""

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def is_placed(self) -> bool:
        return bool(self.role and self.organisation)


@dataclass(frozen=True, slots=True)
class Cast:
    people: Sequence[Person]

    def named(self, name: Name) -> Person | None:
        """The person a full name, a surname or a given name stands for; None when nobody or more than one fits."""
        fitting = [p for p in self.people if _fits(p, name)] or [p for p in self.people if _nearly(p, name)]
        if len(fitting) > 1 and name.title:
            sex = vocabulary().titles[name.title]
            fitting = [p for p in fitting if sex == "-" or p.sex in (sex, "-")] or fitting
        exact = [p for p in fitting if p.words == name.words]
        return exact[0] if exact else fitting[0] if len(fitting) == 1 else None

    def holding(self, phrase: str, noun: str) -> Person | None:
        """The person whose post a phrase like `the deputy director` names; the first of those who fit best."""
        wanted = {w.lower() for w in _ROLE_WORD.findall(phrase)} - {"the", "a", "an", "its", "their"}
        able = [
            p
            for p in self.people
            if p.role and ("chief" in wanted or noun != "inspector" or "chief" not in p.role.lower())
        ]
        scored = [(self._match(person, wanted, noun), -i) for i, person in enumerate(able)]
        best = max(scored, default=(0.0, 0))
        return able[-best[1]] if best[0] > 0 else None

    def holds(self, person: Person, noun: str) -> bool:
        return self._match(person, {noun}, noun) > 0

    @staticmethod
    def _match(person: Person, wanted: set[str], noun: str) -> float:
        if person.role is None:
            return 0
        held = {w.lower() for w in _ROLE_WORD.findall(f"{person.role} {person.organisation or ''}")}
        held |= _CALLED.get(noun, frozenset()) & held and {noun}
        return len(wanted & held) if noun in held else 0


_CALLED = {
    "boss": word_group("leaders"),
    "ceo": frozenset({"executive"}),
    "spokesman": frozenset({"spokesperson"}),
    "chair": frozenset({"chairman", "chairwoman", "chairperson"}),
    "chairman": frozenset({"chair"}),
    "leader": frozenset({"executive", "chair", "lead"}),
    "head": frozenset({"director", "executive"}),
    "inspector": frozenset({"inspector"}),
    "gp": frozenset({"partner", "gp"}),
    "doctor": frozenset({"consultant", "gp", "surgeon"}),
    "politician": frozenset({"mp", "councillor"}),
}


def _fits(person: Person, name: Name) -> bool:
    if len(name.words) == 1:
        return name.words[0] in (person.words[-1], person.words[0])
    return person.words[-1] == name.words[-1] and (
        person.words[0] == name.words[0] or _short(person.words[0], name.words[0])
    )


def _short(one: str, other: str) -> bool:
    """Dan and Daniel, J and Jo."""
    return one.startswith(other[:3]) and other.startswith(one[:3])


def _nearly(person: Person, name: Name) -> bool:
    """The same surname spelt two ways."""
    mine, theirs = person.surname, name.words[-1]
    if mine[0] != theirs[0] or min(len(mine), len(theirs)) < 5:
        return False
    return SequenceMatcher(None, mine, theirs).ratio() > 0.85 and (
        len(name.words) == 1 or name.words[0] == person.words[0]
    )


def gather_cast(narration: Narration, around: Iterable[str]) -> Cast:
    """`around`: headline, standfirst and captions, where a name may stand in full."""
    people: dict[tuple[str, ...], Person] = {}
    for name in narration.names:
        known = people.get(name.words)
        if name.kind == "person" and (len(name.words) > 1 or name.title) and not (known and known.is_placed):
            person = _person(name, find_post(narration, name))
            people[name.words] = _merge(known, person) if known else person
    for person in _outside(around, len(narration.text)):
        people.setdefault(person.words, person)
    return Cast(_in_office(narration.text, list(_fold(list(people.values())))))


def _in_office(text: str, people: list[Person]) -> Sequence[Person]:
    """`The health secretary has …. Ann Vale said`: an office nobody is said to hold is the one idle person's."""
    idle = [person for person in people if person.role is None and person.organisation is None]
    office = _OFFICE.search(text) if len(idle) == 1 else None
    if office is None or abs(idle[0].at - office.end()) > _NEAR:
        return people
    if any(office["noun"] in (p.role or "").lower() for p in people):
        return people
    return [replace(p, role=office["role"], post_kind="public") if p is idle[0] else p for p in people]


def _outside(texts: Iterable[str], after: int) -> Iterator[Person]:
    for text in texts:
        for name in find_names(text):
            if name.kind == "person" and len(name.words) > 1:
                yield replace(_person(name, None), at=after)


def _person(name: Name, post: Post | None) -> Person:
    words = vocabulary()
    sex = words.titles.get(name.title or "", "-")
    if sex == "-" and len(name.words) > 1:
        sex = words.given.get(name.words[0], "-")
    printed = name.text if len(name.words) > 1 else f"{name.title} {name.text}"
    return Person(
        printed,
        name.words,
        sex,
        name.start,
        post.role if post else None,
        post.organisation if post else None,
        post.kind if post else "",
    )


def _merge(known: Person, again: Person) -> Person:
    return replace(
        known,
        sex=known.sex if known.sex != "-" else again.sex,
        role=known.role or again.role,
        organisation=known.organisation or again.organisation,
        post_kind=known.post_kind or again.post_kind,
    )


def _fold(people: list[Person]) -> Iterator[Person]:
    """`Ms Reed` folded into the one full name that ends in Reed."""
    full = [p for p in people if len(p.words) > 1]
    for person in people:
        if len(person.words) > 1:
            titled = [p for p in people if len(p.words) == 1 and p.words[0] == person.surname]
            same = [p for p in full if p.surname == person.surname]
            for other in titled if len(same) == 1 else ():
                person = _merge(person, other)
            yield person
        elif not any(
            person.surname in (p.surname, p.words[0]) or _nearly(p, Name(0, 0, "person", person.words)) for p in full
        ):
            yield person
