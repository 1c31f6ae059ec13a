"""People: everyone the article names in full, with the post it gives them anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from scraper.annotate.quotes.appositions import find_post
from scraper.annotate.quotes.cast import Cast, Person, Register
from scraper.annotate.quotes.names import Name, find_names
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.posts import Post
from scraper.annotate.quotes.vocabulary import vocabulary

_NEAR = 300
_OFFICE = re.compile(
    r"(?:^|\n|[.:] )(?:the )?(?P<role>(?:shadow )?(?:(?:public )?health|(?:social )?care|first|prime)"
    r"(?: and social care)? (?P<noun>secretary|minister))\b",
    re.IGNORECASE,
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
    return Cast(_in_office(narration.text, list(_fold(tuple(people.values())))))


def _in_office(text: str, people: list[Person]) -> Sequence[Person]:
    """`The health secretary has …. Ann Vale said`: an office nobody is said to hold is the one idle person's."""
    idle = [person for person in people if person.role is None and person.organisation is None]
    office = _OFFICE.search(text) if len(idle) == 1 else None
    if office is None or abs(idle[0].at - office.end()) > _NEAR:
        return people
    if any(office["noun"] in (p.role or "").lower() for p in people):
        return people
    return [p._replace(role=office["role"], post_kind="public") if p is idle[0] else p for p in people]


def _outside(texts: Iterable[str], after: int) -> Iterator[Person]:
    for text in texts:
        for name in find_names(text):
            if name.kind == "person" and len(name.words) > 1:
                yield _person(name, None)._replace(at=after)


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
    return known._replace(
        sex=known.sex if known.sex != "-" else again.sex,
        role=known.role or again.role,
        organisation=known.organisation or again.organisation,
        post_kind=known.post_kind or again.post_kind,
    )


def _fold(people: Sequence[Person]) -> Iterator[Person]:
    """`Ms Reed` folded into the one full name that ends in Reed."""
    register = Register(people)
    for person in people:
        if any(len(p.words) > len(person.words) > 1 for p in register.fitting(person.words)):
            continue  # `Lee Ann`, who is Lee Ann Weston
        bearers = register.fitting((person.surname,))
        full = [p for p in bearers if len(p.words) > 1]
        if len(person.words) > 1:
            alone = sum(p.surname == person.surname for p in full) == 1
            yield reduce(_merge, (p for p in bearers if len(p.words) == 1), person) if alone else person
        elif not full and not any(len(p.words) > 1 for p in register.nearly(person.words)):
            yield person
