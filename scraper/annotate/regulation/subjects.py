"""Whom a sentence is about: the bodies it names, and what `the home` or `it` stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from scraper.annotate.regulation.regulators import is_regulator
from scraper.annotate.regulation.taxonomy import rows, words
from scraper.record import SubjectLevel


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a body; `runs` when it stands there as the provider of another (`run by Oak Care Ltd`)."""

    start: int
    end: int
    name: str | None
    level: SubjectLevel | None
    runs: bool = False
    code: str | None = None
    code_system: str | None = None


_CAPITALS = re.compile(
    r"(?:The\s+)?[A-Z][\w&’'-]*(?:(?:\s+(?:of|and|the|&|on|upon|for|le)){0,2}\s+(?:[A-Z][\w&’'-]*|&))*(?<![’'])"
)
_LEADING = re.compile(
    r"^(?:(?:At|In|On|But|And|When|After|Following|For|Inspectors?|Meanwhile|Staff|Bosses|Residents|While"
    r"|Since|From|By|With|As"
    r"|Now|If|It|Its|Our|We|This|That|These|However|Both|Mr|Mrs|Ms|Dr|Chief|Last|Under|Overall|Rated|GP"
    r"|Of|To|Today|Earlier)\s+)+"
)
_RUN_BEFORE = re.compile(
    r"(?:\b(?:run|operated|managed|owned|provided|overseen)(?: and \w+)? by|\bpart of|\bprovider,?"
    r"|\bowners?,?|\bby)\s+(?:the\s+)?$"
)
_RUN_AFTER = re.compile(r"^,?\s(?:which|who|that)\s(?:also\s)?(?:runs|operates|owns|manages|ran|provides)\b")
_SITE = (
    r"(?:care |nursing |residential |dental |private |rest )?(?:home|hospital|surgery|practice|service|centre"
    r"|clinic|hospice|unit|pharmacy)"
)
_SITE_BEFORE = re.compile(rf"\b(?:{_SITE}|provider|company|agency|firm),?\s(?:called\s)?$")
_VERB_BEFORE = re.compile(
    r"\b(?:rated|rates|downgraded|upgraded|downgrades|upgrades|inspected|visited|fined|prosecuted|placed"
    r"|put|rating (?:of|for)|at|conditions on|served)\s$"
)
_AFTER = re.compile(
    rf"^(?:,\s(?:an?|which|run by|based|in|on|near|the)\b[^.]{{0,60}}\b(?:{_SITE}|provider|agency)\b"
    rf"|[’']s\s(?:overall |\w+ )?rating"
    r"|(?:,? in [A-Z][\w ]+,?)?\s(?:has|have|was|were|is|had)\s(?:\w+\s)?(?:been\s)?(?:\w+ly\s)?"
    r"(?:rated|downgraded|upgraded|placed|put|told|given|served|fined|ordered|issued|prosecuted|inspected"
    r"|judged|found|graded|taken|removed)\b"
    r"|\s(?:dropped|fell|slipped|improved|moved|slid|rated|downgraded|upgraded|pleaded|admitted)\b)"
)
_PLAIN = re.compile(
    r"(?i)^(?:[A-Z]{2,}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|nhs|england|wales|scotland|ireland"
    r"|good|outstanding|inadequate|requires improvement|inspectors|the|safe|effective|caring|responsive"
    r"|well[- ]led|overall|covid\S*)$"
)
_OFFICE_BEFORE = re.compile(
    r"(?i)\b(?:inspectors?|director|head|minister|secretary|lead|member|professor|chair) (?:of|for)(?: the)? $"
)


@cache
def _endings() -> dict[str, SubjectLevel]:
    return _words("ending")


@cache
def generic_levels() -> dict[str, SubjectLevel]:
    return _words("generic")


@cache
def _bare() -> frozenset[str]:
    """Words that make no name by themselves: `The Trust`, `Adult Social Care`."""
    return frozenset(_words("bare"))


def _words(form: str) -> dict[str, SubjectLevel]:
    table = rows("subject_words")
    return {word: row["level"] for row in table if row["form"] == form for word in words(row["words"])}  # type: ignore[misc]


@cache
def generics() -> re.Pattern[str]:
    """`the home`, `our trust`, `a GP practice`: the noun is group 1."""
    nouns = "|".join(sorted(map(re.escape, generic_levels()), key=len, reverse=True))
    return re.compile(
        rf"(?i)\b(?:the|this|that|its|our|their|an?|one"
        rf"|another)\s(?:[\w’'-]+\s){{0,3}}?({nouns})\b(?!\s(?:manager|staff))"
    )


def named_in(text: str) -> list[Named]:
    """Bodies named in one text, told by the form of their names or by what stands around them.

    `level` is None for other capitalised phrases, which may be short forms of a name given elsewhere.
    """
    found: list[Named] = []
    for m in _CAPITALS.finditer(text):
        for start, end in _split(text, *m.span()):
            level = _level(text, start, end)
            if level or not _PLAIN.match(text[start:end]):
                found.append(Named(start, end, _clean(text[start:end]), level, _runs(text, start, end)))
    return found


def _split(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """`Elm Lodge and Oak Court` are two; `Elm and Oak NHS Trust` is one."""
    end -= 2 if text[end - 2 : end] in ("’s", "'s") else 0
    leading = _LEADING.match(text[start:end])
    start += leading.end() if leading else 0
    for joint in re.finditer(r" and (?:the )?", text[start:end]):
        left = text[start : start + joint.start()]
        if left.split()[-1] in _endings() or is_regulator(left):
            yield start, start + joint.start()
            start += joint.end()
            break
    if start < end:
        yield start, end


def _level(text: str, start: int, end: int) -> SubjectLevel | None:
    phrase = text[start:end]
    parts = re.sub(r"[’']s$| [A-Z]{2,}$", "", phrase).split()
    if _is_no_name(text, start, phrase, parts):
        return None
    for size in (2, 1):
        level = _endings().get(" ".join(parts[-size:]))
        if level and len(parts) > size - (size == 2):
            return level
    if "Hospital" in parts or "Infirmary" in parts:
        return "location"
    if _SITE_BEFORE.search(text, max(0, start - 40), start) or _AFTER.match(text[end : end + 120]):
        return "location"
    if phrase.startswith("The ") and start and _VERB_BEFORE.search(text, max(0, start - 30), start):
        return "location"
    return None


def _is_no_name(text: str, start: int, phrase: str, parts: list[str]) -> bool:
    if _PLAIN.match(phrase) or is_regulator(phrase) or _OFFICE_BEFORE.search(text, max(0, start - 30), start):
        return True
    return all(part in _bare() for part in parts)


def _runs(text: str, start: int, end: int) -> bool:
    return bool(_RUN_BEFORE.search(text, max(0, start - 40), start) or _RUN_AFTER.match(text[end : end + 30]))


def _clean(name: str) -> str:
    return " ".join(name.split())
