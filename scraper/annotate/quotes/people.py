"""People: everyone the article names in full, with the post it gives them anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from scraper.annotate.quotes.names import Name, find_names
from scraper.annotate.quotes.narration import Narration
from scraper.annotate.quotes.posts import Post, parse_post
from scraper.annotate.quotes.veil import FILL, STOP
from scraper.annotate.quotes.vocabulary import Sex, vocabulary, word_group

_APPOSITION = re.compile(
    r",?\s+who(?:['’]s|\s+(?:is|was|has been|became|is now|took over as|joined as|works as|was appointed(?: as)?"
    r"|took up the post of))\s+"
    r"|\s*\((?=[^)\d])|,\s*(?:aged\s+)?(?:\d{2},\s*)?|\s[–—-]\s|,?\s+(?:is|was|became|has been)\s+(?:appointed\s+|named\s+|made\s+)?(?:as\s+)?"
    r"(?=(?:the|a|an|its|chief|interim|acting|head|director|manager|medical|chair|registered|managing|regional)\s)"
)
_STRETCH_END = re.compile(
    rf"[.;:?!{FILL}{STOP}\n()]|\s[–—-]\s|(?:,?\s)?\b(?:who|which|whose|where|when|that|has|have|had|is|was|were"
    rf"|will|would|but|since|until|last|earlier|this|in \d{4}|after|before|because|as|while|"
    r"said|says|told|added|adds|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|also|then|to (?:say|the)|"
    r"[a-z]{3,}ed(?<!registered)(?<!retired)(?<!integrated)(?<!led)(?<!nominated))\b"
)
_LIST_ON = re.compile(r"(?:of|for|and|,)\s[^,]*$")
_LEFT_BREAK = re.compile(
    rf"[.;:?!(){FILL}{STOP}\n]\s*|\s[–—]\s|\b(?:that|said|says|told|but|when|while|after|because|whether|than|as"
    rf"|adding|including)\s"
)
_LEFT_PREPOSITION = re.compile(
    r"\b(?:[Tt]o|[Bb]y|[Ww]ith|[Ff]rom|[Oo]f|[Ff]or|[Ii]n|[Aa]t|[Aa]nd|[Oo]n|against|including|about|between|like"
    r"|(?!registered|retired|integrated|nominated|nursing|managing|operating)[a-z]+(?:ed|ing))\s+"
)
_OPENER = re.compile(r"\s*(?:In|At|On|For|To|By|With|After|Responding|Following|Speaking|As|Asked|Under)\b")
_CLOSED_POST = re.compile(r"the\s|[A-Z][\w ]*['’]s?\s")
_ROLE_WORD = re.compile(r"[^\W\d_][\w-]*")
_CHAIRS = re.compile(r",?\s+who\s+chair(?:s|ed)\b")
_SEAT = re.compile(r",?\s(?P<seat>MP|MSP|MS|TD|MLA|MEP)\b")
_FROM = re.compile(
    r",?\s+(?:presenting|prosecuting|appearing|acting|speaking)(?: (?:the|its) case)?,? (?:for|on behalf of)\s+(?:the\s+)?$|"
    r"(?:,\s*|\s+)(?:of|from|for|representing|with|at)\s+(?:the\s+)?(?:charity\s+|union\s+|law firm\s+"
    r"|solicitors\s+|campaign group\s+)?$"
)


_OFFICES = ("Councillor", "Judge", "Coroner", "Recorder", "Sheriff")


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
    for person in (*_persons(narration), *_outside(around, len(narration.text))):
        known = people.get(person.words)
        people[person.words] = _merge(known, person) if known else person
    return Cast(tuple(_fold(list(people.values()))))


def _persons(narration: Narration) -> Iterator[Person]:
    for name in narration.names:
        if name.kind == "person" and (len(name.words) > 1 or name.title):
            yield _person(name, _post(narration, name))


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
        elif not any(person.surname in (p.surname, p.words[0]) or _nearly(p, Name(0, 0, "person", person.words)) for p in full):
            yield person


def _post(narration: Narration, name: Name) -> Post | None:
    """The role from whichever side gives one; an organisation alone counts only when there is no role."""
    posts = (_post_right(narration, name), _post_left(narration, name), _belonging(narration, name))
    post = next((p for p in posts if p and p.role), None)
    body = next((p.organisation for p in posts if p and p.organisation), None)
    if post:
        return Post(post.role, post.organisation or body, post.kind)
    role = name.title.lower() if name.title in _OFFICES else None
    return Post(role, body, "public" if role else "") if role or body else None


def _post_right(narration: Narration, name: Name) -> Post | None:
    text = narration.text
    seat = _SEAT.match(text, name.end)
    if seat:
        return Post(seat["seat"], None, "public")
    if _CHAIRS.match(text, name.end):
        return Post("chair", None, "public")
    opening = _APPOSITION.match(text, name.end)
    if opening is None:
        return None
    end = _STRETCH_END.search(text, opening.end(), opening.end() + 220)
    stretch = text[opening.end() : end.start() if end else opening.end() + 220]
    return parse_post(_first_item(stretch)) or _body_only(narration, opening.start(), opening.end(), stretch)


def _first_item(stretch: str) -> str:
    """Up to the first comma that ends the post: `director of nursing, midwifery and quality at Elm, …`."""
    areas = vocabulary().areas
    pieces = stretch.split(",")
    kept = pieces[0]
    for piece in pieces[1:]:
        first = _ROLE_WORD.search(piece)
        lower = first.group().lower() if first else ""
        if not (lower in areas or lower in ("at", "of", "for", "from")):
            break
        kept += "," + piece
    return kept


def _body_only(narration: Narration, start: int, inside: int, stretch: str) -> Post | None:
    """`Jo Bell, of Unison,`, `Jo Bell, for the NMC,`: no post, but a body."""
    names = narration.names_in(inside, inside + len(stretch))
    if names and names[0].kind == "organisation" and _FROM.fullmatch(narration.text, start, names[0].start):
        return Post(None, names[0].text, "")
    return None


def _post_left(narration: Narration, name: Name) -> Post | None:
    text = narration.text
    floor = max(0, name.start - 160)
    breaks = list(_LEFT_BREAK.finditer(text, floor, name.start))
    start = breaks[-1].end() if breaks else floor
    chunks = [c for c in re.compile(r"[^,]+").finditer(text, start, name.start) if c.group().strip()]
    if not chunks:
        return None
    chunk = chunks[-1]
    begin = _phrase_begin(narration, chunk.start(), chunk.end())
    if text[chunk.end() : name.start].startswith(","):
        if _stands_before(chunks):
            begin = chunk.start()
        elif text[name.end : name.end + 1] not in ",." or not _CLOSED_POST.match(text, begin) or _OPENER.match(chunk.group()):
            return None
    return parse_post(text[begin : chunk.end()])


def _stands_before(chunks: Sequence[re.Match[str]]) -> bool:
    """Whether a post with a comma behind it (`Chief nurse, Jo Bell`) is a phrase of its own that leads to the name."""
    chunk = chunks[-1].group()
    noun = next((w for w in _ROLE_WORD.finditer(chunk) if w.group().lower() in vocabulary().roles), None)
    if noun is None or _OPENER.match(chunk) or _LEFT_PREPOSITION.search(chunk, 0, noun.start()):
        return False
    return len(chunks) == 1 or _OPENER.match(chunks[-2].group()) is not None or chunk.lstrip().startswith(("the ", "its "))


def _phrase_begin(narration: Narration, start: int, end: int) -> int:
    """Where the noun phrase of the post begins: behind the last preposition or verb before its noun, outside names."""
    roles = vocabulary().roles
    text = narration.text
    nouns = [w for w in _ROLE_WORD.finditer(text, start, end) if w.group().lower() in roles]
    if not nouns:
        return start
    bodies = [n for n in narration.names_in(start, end) if n.kind == "organisation"]
    begin = start
    for found in _LEFT_PREPOSITION.finditer(text, start, nouns[0].start()):
        if not any(n.start <= found.start() < n.end for n in bodies):
            begin = found.end()
    return begin


def _belonging(narration: Narration, name: Name) -> Post | None:
    """`Oak Care's Jo Bell`."""
    before = narration.names_in(max(0, name.start - 80), name.start)
    if (
        before
        and before[-1].kind == "organisation"
        and narration.text[before[-1].end : name.start] in ("'s ", "’s ", "' ", "’ ")
    ):
        return Post(None, before[-1].text, "officer")
    return None
