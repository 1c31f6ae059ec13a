"""Proper names of the narration: persons and organisations, told apart by their words and their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from scraper.annotate.quotes.runs import MONTHS, Part, cut_run
from scraper.annotate.quotes.tokens import Token, read
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
_NUMBER = re.compile(r"\s\d")
_APPOSITION = re.compile(r",(?: [\w'’-]+){1,8}")
# In front of a month that is one.
_OF_DATE = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|of|[Ff]rom|[Ll]ast|[Tt]his|next|late|early|to|and)|\d(?:st|nd|rd|th)?)\s$"
)
_ADDRESSED = re.compile(r" (?:said|says|added|told|explained)\b|, (?:\d\d,|who\b|one of\b|an?\b|whose\b)")
_NO_NAME = ("never", "title", "link", "modifier")
_BODIES = ("body", "acronym")
_OF_PERSONS = frozenset({"person", "link"})
_SECTORS = ("Care", "Health", "Healthcare")
# Nothing before, or the article of a story that begins `A FORMER nurse`, `THE HEALTH secretary`.
_OPENING = re.compile(r"(?:^|[\n.!?…]\s*)(?:AN?\s|THE\s)?$")
# Words in front of the name of a body.
_INTRODUCING = ("regulator ", "watchdog ", "charity ", "union ", "firm ", "provider ", "operator ")
# In front of what is a common noun in German, where those are capitalised too.
_ARTICLES_ABROAD = (
    *("ein ", "eine ", "einem ", "einer ", "Ein ", "Eine ", "der ", "das ", "dem ", "Der ", "Das "),
    *("im ", "vom ", "zum ", "zur "),
)
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
    names = [name for run in _RUN.finditer(text) for name in _names_in(text, run.start(), run.group())]
    neighbours = zip_longest(names, names[1:])
    names = [_of_couple(text, name, behind) if behind and name.kind == "lone" else name for name, behind in neighbours]
    known = {word for name in names if len(name.words) > 1 for word in name.words}
    neighbours = zip_longest(names, names[1:])
    names = [name for name, behind in neighbours if not _is_no_name(text, name, behind, known)]
    places = {name.words for name in names if name.kind == "organisation" or _is_introduced(text, name)}
    return [
        _as_place(name) if name.kind != "organisation" and not name.title and name.words in places else name
        for name in names
    ]


def _of_couple(text: str, name: Name, behind: Name) -> Name:
    """Gary Andrews for the first of `Gary and Sarah Andrews`."""
    if behind.kind != "person" or len(behind.words) < 2:
        return name
    if name.words[0] not in vocabulary().given or text[name.end : behind.start] != " and ":
        return name
    return Name(name.start, name.end, "person", (*name.words, behind.words[-1]))


def _is_introduced(text: str, name: Name) -> bool:
    """`Health regulator Monitor`."""
    if not text.endswith(_INTRODUCING, 0, name.start):
        return False
    return not name.title and len(name.words[0]) > 3 and name.words[0] not in vocabulary().given


def _is_no_name(text: str, name: Name, behind: Name | None, known: set[str]) -> bool:
    """A constituency, or a common noun that begins a sentence; `known`: words of longer names."""
    if name.title:
        return False
    if behind and behind.start - name.end < 8 and behind.kind == "person" and _is_constituency(text, name, behind):
        return True
    word = name.words[0]
    if word.isupper():
        return len(name.words) < 3 and _is_shouted(text, name)
    if name.kind == "lone" and text.endswith(_ARTICLES_ABROAD, 0, name.start):
        return True
    plural = word[-1] == "s" and len(name.words) == 1 and name.kind != "person" and word[-2] not in "su"
    return plural and word not in known and _opens_sentence(text, name.start)


def _is_constituency(text: str, name: Name, behind: Name) -> bool:
    """`Wolds Coastal MP, Theo Varley`."""
    return _SEAT.fullmatch(text, name.end, behind.start) is not None


def _is_shouted(text: str, name: Name) -> bool:
    """Words in capitals where a story begins."""
    if name.text in vocabulary().regulators or "NHS" in name.words:
        return False
    return _opens_sentence(text, name.start) and text.count(name.text) == 1


def _without_gerund(text: str, name: Name) -> Name:
    """`Hamilton` for `Banning Hamilton`, where that begins a sentence."""
    if name.words[0] in vocabulary().given or not _opens_sentence(text, name.start):
        return name
    return Name(name.end - len(name.words[1]), name.end, "lone", name.words[1:])


def _opens_sentence(text: str, start: int) -> bool:
    return _OPENING.search(text, max(0, start - 5), start) is not None


def _as_place(name: Name) -> Name:
    return name._replace(kind="organisation")


def _names_in(text: str, start: int, run: str) -> Iterable[Name]:
    if " " not in run and "\xa0" not in run:
        return _single(text, start, run)
    dated = _NUMBER.match(text, start + len(run)) is not None
    named = run.startswith(MONTHS) and not _OF_DATE.search(text, max(0, start - 9), start)
    return [_name(text, start, part) for part in cut_run(run, dated, named)]


def _single(text: str, start: int, printed: str) -> Iterable[Name]:
    word, kind = read(printed)
    if kind in _NO_NAME and not (word in MONTHS and _speaks_for_itself(text, start, start + len(word))):
        return ()
    end = start + len(word)
    return (Name(start, end, "organisation" if kind in _BODIES or _is_place(text, start, end) else "lone", (word,)),)


def _speaks_for_itself(text: str, start: int, end: int) -> bool:
    """`June, who lives there, said`, where that begins a sentence."""
    return _ADDRESSED.match(text, end) is not None and _opens_sentence(text, start)


def _name(text: str, run: int, part: Part) -> Name:
    """`run`: where the run of the part begins."""
    start, end = run + part.tokens[0].start, run + part.tokens[-1].end
    kind = _decide(text, run, part)
    words = text[start:end].split() if kind == "organisation" else [token.word for token in part.tokens]
    name = Name(run + part.start, end, kind, tuple(words), part.title)
    doubtful = kind == "person" and not part.title and len(words) == 2 and words[0].endswith("ing")
    return _without_gerund(text, name) if doubtful else name


def _decide(text: str, run: int, part: Part) -> NameKind:
    tokens = part.tokens
    kinds = {token.kind for token in tokens}
    if part.title and "acronym" not in kinds and tokens[0].word != "Court":
        return "person"
    start, end = run + tokens[0].start, run + tokens[-1].end
    given = tokens[0].word in vocabulary().given
    if given and len(tokens) > 1 and (kinds <= _OF_PERSONS or _surname_like_place(text, end, tokens)):
        return "organisation" if PLACE_NOUN.match(text, end) else "person"
    if not kinds.isdisjoint(_BODIES) or (len(tokens) > 1 and tokens[-1].word in _SECTORS):
        return "organisation"
    if "modifier" in kinds:
        known = word_group("makes a name an organisation")
        return "organisation" if len(tokens) > 1 and any(t.word in known for t in tokens) else "lone"
    if _is_place(text, start, end):
        return "organisation"
    if not 2 <= len(tokens) <= 4:
        return "lone"
    return "organisation" if not given and _stands_like_place(text, start) else "person"


def _is_place(text: str, start: int, end: int) -> bool:
    """`Willow Brook care home`, `the Willows`."""
    return PLACE_NOUN.match(text, end) is not None or text.endswith(("The ", "the "), 0, start)


def _stands_like_place(text: str, start: int) -> bool:
    before = text[max(0, start - 10) : start].split()
    return bool(before) and before[-1] in word_group("before a place")


def _surname_like_place(text: str, end: int, tokens: Sequence[Token]) -> bool:
    """`Steve Grange, chief executive`: a surname that also names houses, behind a given name."""
    words = vocabulary()
    if any(token.kind != "person" for token in tokens[1:-1]):
        return False
    if tokens[-1].word in words.surnames_too:
        return True
    if len(tokens) != 2 or tokens[1].kind != "body":
        return False
    post = _APPOSITION.match(text, end)
    return post is not None and any(word.lower() in words.roles for word in post.group().split())
