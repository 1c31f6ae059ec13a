"""Proper names of the narration: persons and organisations, told apart by their words and their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from scraper.annotate.quotes.tokens import Token, ends_sentence, is_inside_of, links, read, read_tokens
from scraper.annotate.quotes.vocabulary import vocabulary, word_group

NameKind = Literal["person", "organisation", "lone"]

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_REST = r"[\w’'&.-]*(?<![.'’])"
_PARTICLE = r"(?:de|van|der|den|von|bin|al|el|la|le|du|ap|of|and|the|for|to|products|upon|&)"
# The capital comes before what may not stand in front of it: so the search is several times as fast.
_RUN = re.compile(
    rf"{_CAPITAL}(?<![\w’'.-].){_REST}(?:[.'’]?[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}{_CAPITAL}{_REST}){{0,30}}"
)
PLACE_NOUN = re.compile(
    r"[ \xa0](?:(?:residential|nursing|care|private|community|medical|dental|general|GP|mental|primary)[ \xa0])*"
    r"(?P<noun>home|house|hospital|surgery|practice|clinic|centre|pharmacy|hospice|trust|school|council|care)s?\b"
)
_APPOSITION = re.compile(r",(?: [\w'’-]+){1,8}")


_NO_NAME = ("never", "title", "link", "modifier")
_BODIES = ("body", "acronym")
_PLACES = ("body", "acronym", "modifier")
_SECTORS = ("Care", "Health", "Healthcare")
_MONTHS = ("March", "April", "June", "August", "May")
# Nothing before, or the article of a story that begins `A FORMER nurse`, `THE HEALTH secretary`.
_OPENING = re.compile(r"(?:^|[\n.!?…]\s*)(?:AN?\s|THE\s)?$")
_INTRODUCED = re.compile(r"\b(?:regulator|watchdog|charity|union|firm|provider|operator)\s$")
_DATE = re.compile(r"\s\d")
_SEAT = re.compile(r"\s(?:MP|AM|MSP|MS|TD|MLA|MEP)s?,?\s")


class Name(NamedTuple):
    """`[start, end)` without a possessive s, `words` without the title. `lone`: one word that may be a surname."""

    start: int
    end: int
    kind: NameKind
    words: tuple[str, ...]
    title: str | None = None

    @property
    def text(self) -> str:
        return " ".join(self.words)


def find_names(text: str) -> list[Name]:
    """Names in order. A name that is an organisation in one place is one everywhere."""
    runs = _RUN.finditer(text)
    names = [_without_gerund(text, name) for run in runs for name in _names_in(text, run.start(), run.group())]
    names = [_of_couple(text, *pair) for pair in zip(names, (*names[1:], None), strict=False)]
    known = {word for name in names if len(name.words) > 1 for word in name.words}
    names = [
        name
        for name, behind in zip(names, (*names[1:], None), strict=False)
        if not _is_common_noun(text, name, known) and not _is_constituency(text, name, behind)
    ]
    places = {name.text for name in names if name.kind == "organisation" or _is_introduced(text, name)}
    return [
        _as_place(name) if name.kind != "organisation" and not name.title and name.text in places else name
        for name in names
    ]


def _of_couple(text: str, name: Name, behind: Name | None) -> Name:
    """Gary Andrews for the first of `Gary and Sarah Andrews`."""
    if name.kind != "lone" or behind is None or behind.kind != "person" or len(behind.words) < 2:
        return name
    if name.text not in vocabulary().given or text[name.end : behind.start] != " and ":
        return name
    return Name(name.start, name.end, "person", (*name.words, behind.words[-1]))


def _is_introduced(text: str, name: Name) -> bool:
    """`Health regulator Monitor`."""
    if name.kind == "organisation" or name.title or len(name.words[0]) < 4 or name.words[0] in vocabulary().given:
        return False
    return _INTRODUCED.search(text, max(0, name.start - 12), name.start) is not None


def _is_common_noun(text: str, name: Name, known: set[str]) -> bool:
    """A plural that is only capitalised because it begins a sentence, or a word SHOUTED where a story begins."""
    word = name.words[0]
    if name.title or len(name.words) > 2:
        return False
    if word.isupper():
        shouted = name.text not in vocabulary().regulators and "NHS" not in name.words
        return shouted and _opens_sentence(text, name.start) and text.count(name.text) == 1
    plural = word[-1] == "s" and len(name.words) == 1 and name.kind != "person" and word[-2] not in "su"
    return plural and word not in known and _opens_sentence(text, name.start)


def _without_gerund(text: str, name: Name) -> Name:
    """`Hamilton` for `Banning Hamilton`, where that begins a sentence."""
    first = name.words[0]
    if not first.endswith("ing") or name.kind != "person" or len(name.words) != 2 or name.title:
        return name
    if first in vocabulary().given or not _opens_sentence(text, name.start):
        return name
    return Name(name.end - len(name.words[1]), name.end, "lone", name.words[1:])


def _is_constituency(text: str, name: Name, behind: Name | None) -> bool:
    """`Wolds Coastal MP, Theo Varley`."""
    if behind is None or behind.kind != "person" or name.title or not 0 < behind.start - name.end < 8:
        return False
    return _SEAT.fullmatch(text, name.end, behind.start) is not None


def _opens_sentence(text: str, start: int) -> bool:
    return _OPENING.search(text, max(0, start - 5), start) is not None


def _as_place(name: Name) -> Name:
    return name._replace(kind="organisation")


def _names_in(text: str, start: int, run: str) -> Iterable[Name]:
    pieces = run.replace("\xa0", " ").split(" ")
    if len(pieces) > 1:
        official = next((name for name in _joined_names() if run.startswith(name)), "") if "and" in pieces else ""
        begun = (Name(start, start + len(official), "organisation", tuple(official.split())),) if official else ()
        tokens = [token for token in read_tokens(start, pieces) if token.start >= start + len(official)]
        return (*begun, *(name for stretch in _stretches(text, tokens) for name in _cut(text, stretch)))
    word, kind = read(run)
    if kind in _NO_NAME:
        return ()
    end = start + len(word)
    return (Name(start, end, "organisation" if kind in _BODIES or _is_place(text, start, end) else "lone", (word,)),)


@cache
def _joined_names() -> tuple[str, ...]:
    """Names of regulators that would come apart at their `and`."""
    return tuple(name for name in vocabulary().regulators if " and " in name)


def _stretches(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """A run of capitals cut at words that are no names, before titles and behind a possessive."""
    stretch: list[Token] = []
    for i, token in enumerate(tokens):
        if token.kind == "never":
            token = _in_company(text, stretch, token)
        if token.kind in ("never", "title"):
            if any(s.kind != "title" for s in stretch):
                yield stretch
                stretch = []
            stretch = [*stretch, token] if token.kind == "title" else []
            continue
        stretch.append(token)
        if ends_sentence(text, token) or _is_owner(text, stretch, tokens[i + 1 :]):
            yield stretch
            stretch = []
    yield stretch


def _in_company(text: str, before: list[Token], token: Token) -> Token:
    """The token as what stands before it makes it."""
    if _is_surname(text, before, token):
        return token._replace(kind="person")
    return token._replace(kind="modifier") if is_inside_of(before, token) else token


def _is_surname(text: str, before: list[Token], token: Token) -> bool:
    """`Jo March`."""
    named = token.word in _MONTHS and bool(before) and before[-1].word in vocabulary().given
    return named and not _DATE.match(text, token.end)


def _is_owner(text: str, stretch: list[Token], after: list[Token]) -> bool:
    return text.startswith(("'", "’"), stretch[-1].end) and not _possessive_inside(stretch, after)


def _possessive_inside(stretch: list[Token], after: list[Token]) -> bool:
    """`King's College`, `St Mary's Hospital`, `Children's Services`: the name goes on behind the possessive."""
    if stretch[0].word in ("St", "Saint") or stretch[-1].word in ("Patients", "King", "Queen"):
        return True
    return stretch[-1].kind == "modifier" and bool(after) and after[0].kind in ("body", "modifier")


def _cut(text: str, tokens: list[Token]) -> Iterator[Name]:
    """One stretch without separators: cut it where a link does not belong inside a name, and before a person."""
    piece: list[Token] = []
    for i, token in enumerate(tokens):
        if token.kind == "link":
            if links(piece, token, tokens[i + 1 :]):
                piece.append(token)
                continue
            yield from _name(text, piece)
            piece = []
        elif (
            piece
            and piece[-1].kind in _PLACES
            and (_starts_person(piece[-1], tokens[i : i + 2]) or _follows_field(tokens, i))
        ):
            yield from _name(text, piece)
            piece = [token]
        else:
            piece.append(token)
    yield from _name(text, piece)


def _starts_person(before: Token, here: Sequence[Token]) -> bool:
    """`Oak Care Jo Bell`: an organisation is complete and a given name follows."""
    if before.word in ("St", "Saint") or len(here) < 2:
        return False
    return here[0].word in vocabulary().given and here[1].kind == "person"


def _follows_field(tokens: list[Token], here: int) -> bool:
    """`of Public Health Ngozi Bell`: two words that can only be a name, behind a field of work."""
    fields = tokens[1:here]
    if tokens[0].word not in ("of", "for") or [token.kind for token in tokens[here:]] != ["person", "person"]:
        return False
    return bool(fields) and all(token.word.lower() in vocabulary().areas for token in fields)


def _name(text: str, tokens: Sequence[Token]) -> Iterator[Name]:
    while tokens and tokens[-1].kind == "link":
        tokens = tokens[:-1]
    if not tokens:
        return
    if (
        tokens[0].word in ("Charity", "Union", "Hospital", "Trust", "Council")
        and len(tokens) > 2
        and tokens[1].kind != "link"
    ):
        tokens = tokens[1:]
    named = tokens
    while named and named[0].kind == "title":  # `Professor Sir Mike Vale`
        named = named[1:]
    title = tokens[len(tokens) - len(named) - 1].word if len(named) < len(tokens) else None
    if not named or (len(named) == 1 and named[0].kind == "modifier" and not title):
        return
    kind = _decide(text, named, title)
    printed = tuple(text[named[0].start : named[-1].end].split())
    words = printed if kind == "organisation" else tuple([t.word for t in named])
    yield Name(tokens[0].start, named[-1].end, kind, words, title)


def _decide(text: str, tokens: Sequence[Token], title: str | None) -> NameKind:
    kinds = {t.kind for t in tokens}
    if title and "acronym" not in kinds and tokens[0].word != "Court":
        return "person"
    end = tokens[-1].end
    if _has_given_name(tokens, kinds) or _surname_like_place(text, tokens):
        return "organisation" if PLACE_NOUN.match(text, end) else "person"
    if not kinds.isdisjoint(_BODIES) or (len(tokens) > 1 and tokens[-1].word in _SECTORS):
        return "organisation"
    if "modifier" in kinds:
        known = word_group("makes a name an organisation")
        return "organisation" if len(tokens) > 1 and any(t.word in known for t in tokens) else "lone"
    if _is_place(text, tokens[0].start, end):
        return "organisation"
    if not 2 <= len(tokens) <= 4:
        return "lone"
    return "organisation" if _stands_like_place(text, tokens[0]) else "person"


def _has_given_name(tokens: Sequence[Token], kinds: set[str]) -> bool:
    return len(tokens) > 1 and tokens[0].word in vocabulary().given and kinds <= {"person", "link"}


def _is_place(text: str, start: int, end: int) -> bool:
    """`Willow Brook care home`, `the Willows`."""
    return PLACE_NOUN.match(text, end) is not None or text.startswith(("The ", "the "), max(0, start - 4))


def _stands_like_place(text: str, first: Token) -> bool:
    before = text[max(0, first.start - 10) : first.start].split()
    return bool(before) and before[-1] in word_group("before a place") and first.word not in vocabulary().given


def _surname_like_place(text: str, tokens: Sequence[Token]) -> bool:
    """`Steve Grange, chief executive`: a surname that also names houses, behind a given name."""
    words = vocabulary()
    if tokens[0].word not in words.given or any(token.kind != "person" for token in tokens[1:-1]):
        return False
    if len(tokens) > 1 and tokens[-1].word in words.surnames_too:
        return True
    if len(tokens) != 2 or tokens[1].kind != "body":
        return False
    post = _APPOSITION.match(text, tokens[1].end)
    return post is not None and any(word.lower() in words.roles for word in post.group().split())
