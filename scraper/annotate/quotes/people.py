"""People: everyone the article names in full, with the post it gives them anywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial, reduce

from scraper.annotate.quotes.appositions import find_post
from scraper.annotate.quotes.cast import Cast, Figure, Person, Register
from scraper.annotate.quotes.names import Name, find_names
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.vocabulary import Sex, vocabulary

_NEAR = 300
_OF_STATE = ("secretary", "Secretary", "minister", "Minister")
_OFFICE = re.compile(
    r"(?:^|\n|[.:] )(?:the )?(?P<role>(?:shadow )?(?:(?:public )?health|(?:social )?care|first|prime)"
    r"(?: and social care)? (?P<noun>secretary|minister))\b",
    re.IGNORECASE,
)
_LONGEST_OFFICE = 60


def gather_cast(narration: Narration, around: Iterable[str]) -> Cast:
    """`around`: headline, standfirst and captions, where a name may stand in full."""
    mentions: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in narration.names:
        if name.kind == "person" and (len(name.words) > 1 or name.title):
            mentions[name.words].append(name)
    figures = {words: _figure(names) for words, names in mentions.items()}
    for name in _outside(around):
        figures.setdefault(name.words, _figure([name])._replace(at=len(narration.text), mentions=()))
    folded = list(_fold(tuple(figures.values())))
    return Cast(folded, _placing(narration, folded))


def _outside(texts: Iterable[str]) -> Iterator[Name]:
    return (name for text in texts for name in find_names(text) if name.kind == "person" and len(name.words) > 1)


def _figure(mentions: Sequence[Name]) -> Figure:
    first = mentions[0]
    printed = first.text if len(first.words) > 1 else f"{first.title} {first.text}"
    sexes = [sex for sex in map(_sex, mentions) if sex != "-"]
    return Figure(printed, first.words, sexes[0] if sexes else "-", first.start, tuple(mentions))


def _sex(name: Name) -> Sex:
    words = vocabulary()
    sex = words.titles.get(name.title or "", "-")
    return words.given.get(name.words[0], "-") if sex == "-" and len(name.words) > 1 else sex


def _fold(figures: Sequence[Figure]) -> Iterator[Figure]:
    """`Ms Reed` folded into the one full name that ends in Reed."""
    register = Register(figures)
    for figure in figures:
        if any(len(f.words) > len(figure.words) > 1 for f in register.fitting(figure.words)):
            continue  # `Lee Ann`, who is Lee Ann Weston
        bearers = register.fitting((figure.surname,))
        full = [f for f in bearers if len(f.words) > 1]
        if len(figure.words) > 1:
            alone = sum(f.surname == figure.surname for f in full) == 1
            yield reduce(_merge, (f for f in bearers if len(f.words) == 1), figure) if alone else figure
        elif not full and not any(len(f.words) > 1 for f in register.nearly(figure.words)):
            yield figure


def _merge(figure: Figure, titled: Figure) -> Figure:
    sex = figure.sex if figure.sex != "-" else titled.sex
    return figure._replace(sex=sex, mentions=figure.mentions + titled.mentions)


def _placing(narration: Narration, figures: Sequence[Figure]) -> Callable[[Figure], Person]:
    """What gives a figure its post; only posts that are asked for are read, unless an office waits for its holder."""
    place = cache(partial(_place, narration))
    office = _first_office(narration.text)
    if office is None:
        return place
    people = _in_office(office, [place(figure) for figure in figures])
    return dict(zip(figures, people, strict=True)).__getitem__


def _first_office(text: str) -> re.Match[str] | None:
    """Where a sentence first begins with an office of state; only looked for where its noun stands."""
    ends = sorted(end for noun in _OF_STATE for end in _ends(text, noun))
    offices = (_OFFICE.search(text, max(0, end - _LONGEST_OFFICE), end + 1) for end in ends)
    return next(filter(None, offices), None)


def _ends(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at + len(word)
        at = text.find(word, at + 1)


def _place(narration: Narration, figure: Figure) -> Person:
    role = organisation = None
    kind = ""
    for post in (find_post(narration, name) for name in figure.mentions):
        if post:
            role, organisation, kind = role or post.role, organisation or post.organisation, kind or post.kind
        if role and organisation:
            break
    return Person(figure.name, figure.words, figure.sex, figure.at, role, organisation, kind)


def _in_office(office: re.Match[str], people: Sequence[Person]) -> Sequence[Person]:
    """`The health secretary has …. Ann Vale said`: an office nobody is said to hold is the one idle person's."""
    idle = [person for person in people if person.role is None and person.organisation is None]
    if len(idle) != 1 or abs(idle[0].at - office.end()) > _NEAR:
        return people
    if any(office["noun"] in (p.role or "").lower() for p in people):
        return people
    return [p._replace(role=office["role"], post_kind="public") if p is idle[0] else p for p in people]
