"""Whom a sentence is about: the bodies it names, and what `the home` or `it` stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from scraper.annotate.regulation.regulators import is_regulator, mentions
from scraper.annotate.regulation.surroundings import level_by_surroundings
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
    by_form: bool = True
    """False when only what stands around the name tells that it is one."""
    code: str | None = None
    code_system: str | None = None


_CAPITALS = re.compile(
    r"(?<![\w’'])(?:The\s+)?(?:St\.\s)?[A-Z][\w&’'-]*(?:(?:\s+(?:of|and|the|&|on|upon|for|le"
    r"|at(?=\sHome\b))){0,2}\s+(?:[A-Z][\w&’'-]*|&))*(?<![’'])"
)
_LEADING = re.compile(
    r"^(?:(?:THE(?= (?:[A-Z]+ )?[A-Z][a-z])|(?:England|Wales|Scotland|Britain|Ireland)[’']s|At|In|On|But|And|When"
    r"|After|Following|For|Inspectors?|Meanwhile|Staff|Bosses|Residents|While"
    r"|(?:One|Some|Many|Most|All|Part) of(?: the)?|(?:CQC|HIQA|Hiqa|RQIA|HIW|CIW) for"
    r"|Although|Though|Despite|Whilst|Because|Until|Before|Since|From|By|With|Across|Throughout|Within"
    r"|Embattled|Troubled|Struggling|Beleaguered|Scandal-hit"
    r"|As|Now|If|It|Its|Our(?! Lady\b)|We|This|That|These|However|Both|Chief|Last|Under|Overall|Rated|GP|Of|To"
    r"|Today|Earlier"
    r"|(?:Owners?|Conditions?|Registration|Patients|Residents|Managers|Bosses|Leaders|Directors|Operators?"
    r"|Inspections?|Inspectors"
    r"|Ratings?|Staff|Maternity|Services|Care|Nurses|Families) (?:of|on|at|for|from))\s+)+"
)
_RUN_BEFORE = re.compile(
    r"(?:\b(?:run|operated|managed|owned|provided|overseen)(?: and \w+)? by|\bpart of|\bprovider,?"
    r"|\bowners?,?|(?<!required )(?<!needed )(?<!demanded )\bby)\s+(?:the\s+)?$"
)
_WHO_RUNS = (
    r"(?:,?\s(?:which|who|that)\s(?:also\s)?(?:runs|operates|owns|manages|ran|operated|owned)"
    r"|, (?:the )?(?:owners?|operators?) of)\b"
)
_RUN_AFTER = re.compile(_WHO_RUNS)
# `Oak Care Ltd, which runs Elm House, was fined`: the clause closes before its owner's verb.
RUNNERS_CLAUSE = re.compile(
    _WHO_RUNS + r"[^.;:]{3,160}?,(?=\s(?:\w+\s){0,2}?"
    r"(?:was|were|has|have|had|is|are|will|must|pleaded|admitted|faces)\b)"
)
_TITLED = re.compile(r"^(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Judge|Nurse)\b")
_FORMERLY = re.compile(r"\b(?:formerly|(?:formerly|previously|once) (?:known as|called)) (?:the )?$")
_STREET = re.compile(r"\b(?:Act|Committee|Panel|Road|Street|Lane|Avenue|Drive|Way|Crescent|Terrace|Square|Town)$")
_NO_BODY = re.compile(r"(?:Minister|Secretary|Committee|(?:Fitness to )?Practise) |Hospice at Home")
_OF_GENERIC = re.compile(r"(?:Trust|Hospital|Home|Surgery|Practice|Council|Board)[’']s ")
_ADDRESS = re.compile(r" (?:Place|Close|Court|View|Park|Gardens|Mews|Hill|Grove|Mount|Villas|Bank)$")
_STANDS_IN = re.compile(
    r"(?:[A-Z][\w’']*|home|surgery|practice|hospital|centre|clinic),? (?:in|on) $|\bbased (?:at|in|on) $"
)
_COURT = re.compile(
    r"\b(?:Sheriff|Crown|Magistrates|Magistrates[’'](?: [A-Z]\w+)?|High|County|Supreme|District|Tribunal"
    r"|Coroner[’']s) Court$"
)
_NOT_FIRST = frozenset(("A", "An", "First", "One", "Another", "North", "South", "East", "West", "The"))
_LOWER_NOUN = re.compile(
    r" (?:(?:city|county|borough|district|medical|health|dental) )?"
    r"(council|(?:local |area |SEND )+partnership|surgery|practice|hospital|clinic|centre|hospice)\b"
    r"(?! (?:leader|manager|director|chief|boss|staff|chair))"
)
_FOR_WHOM = re.compile(r"(?:(?<=Centre)|(?<=Clinic)|(?<=Hospice)|(?<=Hospital)) for .*$")  # `Centre for Radiotherapy`
# `Leeds’ Elm Hospital`, `Oak Care’s The Elms`; not `St Mary’s Hospital`, `King’s College Hospital`.
_OWNER = re.compile(
    r"(?!St\b|King|Queen|Prince|Guy)(?:[A-Z][\w-]+ ){0,3}[A-Z]\w+(?:[’']s|s[’']) "
    r"(?!(?:Court|House|Lodge|Manor|Hall|Grange|Care|Nursing|Residential|Medical|Community|General) )"
    r"(?=The [A-Z]|[A-Z]\w+ (?:[A-Z]\w+ )*(?:Hospital|House|Lodge|Court|Home|Surgery|Centre)\b)"
)
_OF_PLACES = ("council", "partnership")  # of which one word is a name: `Kent council`
_SAINT = re.compile(r"St\.? \w+[’']s")  # a name by itself: `St Peter’s`
_OWNED = re.compile(r"(?<=[a-z])[’']s [A-Z]{2,}$")  # `Kent Council’s SEND`
_AND = re.compile(r" and (?:the )?")
_ELSEWHERE = re.compile(r" on (?:the )?")  # `Elm Surgery on Hill Road`
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{1,6}[A-Z]")
_TAIL = re.compile(r"[’']s$| (?!FT$|NHS$)[A-Z]{2,}$")  # a genitive, an acronym
_LEVEL_BEHIND = re.compile(r" (?:Good|Outstanding|Inadequate|Requires Improvement|Requires)$")
_PERSON_BEHIND = re.compile(r", (?:who\b|aged? \d|\d\d?,)")
_OFFICE_BEFORE = re.compile(
    r"(?i)\b(?:inspectors?|director|head|minister|secretary|lead|member|professor|chair) (?:of|for)(?: the)? $"
)


@cache
def _endings() -> dict[str, SubjectLevel]:
    return words_of("ending")


@cache
def _openings() -> dict[str, SubjectLevel]:
    return words_of("opening")


def _is_plain(phrase: str) -> bool:
    """Acronyms, pronouns, days, months, countries, levels and key questions."""
    return phrase.replace(" and ", "").isupper() or len(phrase) < 4 or phrase.lower() in _plain()


@cache
def _plain() -> frozenset[str]:
    return frozenset(words_of("plain"))


@cache
def _bare() -> frozenset[str]:
    """Words that make no name by themselves: `The Trust`, `Adult Social Care`."""
    return frozenset(words_of("bare"))


def words_of(form: str) -> dict[str, SubjectLevel]:
    table = rows("subject_words")
    return {word: row["level"] for row in table if row["form"] == form for word in words(row["words"])}  # type: ignore[misc]


def named_in(text: str) -> list[Named]:
    """Bodies named in one text, told by the form of their names or by what stands around them.

    `level` is None for other capitalised phrases, which may be short forms of a name given elsewhere.
    """
    found: list[Named] = []
    regulators = mentions(text)
    for m in _CAPITALS.finditer(text):
        for start, end in _split(text, m.start(), _with_lower_noun(text, m)):
            if any(regulator.start < end and start < regulator.end for regulator in regulators):
                continue
            if _FORMERLY.search(text, max(0, start - 30), start):
                continue
            level = _level(text, start, end)
            if level or not _is_plain(text[start:end]) or _is_acronym(text, start, end):
                by_form = level_by_form(text[start:end]) is not None
                found.append(Named(start, end, _clean(text[start:end]), level, _runs(text, start, end), by_form))
    return found


def _is_acronym(text: str, start: int, end: int) -> bool:
    return bool(_ACRONYM.fullmatch(text, start, end)) and text[start - 1 : start] != "("


def _with_lower_noun(text: str, m: re.Match[str]) -> int:
    """`Priory Avenue surgery`, `Norwich council`: papers print the noun in lower case."""
    noun = _LOWER_NOUN.match(text, m.end())
    words = m.group().removeprefix("The ").split()
    if noun and words[0] not in _NOT_FIRST and words[-1] != "GP" and (noun[1].endswith(_OF_PLACES) or len(words) > 1):
        return noun.end()
    return m.end()


def _split(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """`Elm Lodge and Oak Court` are two; `Elm and Oak NHS Trust` is one."""
    end = start + len(_OWNED.sub("", text[start:end]))
    end -= 2 if text[end - 2 : end] in ("’s", "'s") and not _SAINT.fullmatch(text, start, end) else 0
    level = _LEVEL_BEHIND.search(text[start:end])  # `rated Elm Lodge Good`
    end -= len(level.group()) if level else 0
    for opening in (_LEADING, _OWNER):
        leading = opening.match(text[start:end])
        start += leading.end() if leading else 0
    for place in _ELSEWHERE.finditer(text[start:end]):
        if text[start : start + place.start()].split()[-1] in _endings():
            end = start + place.start()
            break
    for joint in _AND.finditer(text[start:end]):
        left = text[start : start + joint.start()]
        if _ends_name(left) or _is_place(text, start, joint, end) or _is_the(left, text[start + joint.end() : end]):
            yield start, start + joint.start()
            start += joint.end()
            break
    if start < end:
        yield start, end


def _ends_name(left: str) -> bool:
    return left.split()[-1] in _endings() or left.isupper() or is_regulator(left)


def _is_the(left: str, right: str) -> bool:
    """`The Elms and Oak Court`"""
    return left.startswith("The ") and level_by_form(right) == "location"


def _is_place(text: str, start: int, joint: re.Match[str], end: int) -> bool:
    """`Ash House in Stockport and Rossendale Nursing Home`: what stands before `and` is where the first one is."""
    right = text[start + joint.end() : end]
    return text[:start].endswith((" in ", " near ")) and level_by_form(right) == "location"


def _level(text: str, start: int, end: int) -> SubjectLevel | None:
    phrase = text[start:end]
    if _is_no_name(text, start, phrase):
        return None
    if level := level_by_form(phrase):
        return level
    return level_by_surroundings(text, start, end)


def level_by_form(phrase: str) -> SubjectLevel | None:
    """The level that the words of a name tell: its last ones, a Welsh first one, `Hospital` anywhere."""
    parts = _name_parts(_FOR_WHOM.sub("", phrase))
    opening = parts[1:3] if parts[0] == "The" else parts[:2]
    if level := _openings().get(opening[0] if opening else "") or _openings().get(" ".join(opening)):
        return level
    for size in (3, 2, 1):
        ending = " ".join(parts[-size:])
        level = _endings().get(ending.title() if ending.islower() else ending)
        if level and len(parts) > size - (size == 2):
            return level
    return "location" if "Hospital" in parts or "Infirmary" in parts else None


def _name_parts(phrase: str) -> list[str]:
    return _TAIL.sub("", phrase).split()


def _is_no_name(text: str, start: int, phrase: str) -> bool:
    if (
        _is_plain(phrase)
        or (_TITLED.match(phrase) and not phrase.endswith(("Practice", "Surgery", "Clinic", "Centre")))
        or _COURT.search(phrase)
        or phrase.endswith((" GP", " GPs"))
        or _NO_BODY.match(phrase)
        or _OF_GENERIC.match(phrase)
        or _STREET.search(phrase)
        or is_regulator(phrase)
    ):
        return True
    if _ADDRESS.search(phrase) and _STANDS_IN.search(text, max(0, start - 30), start):
        return True
    if _OFFICE_BEFORE.search(text, max(0, start - 30), start) or _PERSON_BEHIND.match(text, start + len(phrase)):
        return True
    return all(part in _bare() for part in _name_parts(phrase))


def _runs(text: str, start: int, end: int) -> bool:
    if _RUN_BEFORE.search(text, max(0, start - 40), start):
        return True
    return bool(_RUN_AFTER.match(text, end)) and not RUNNERS_CLAUSE.match(text, end)


def _clean(name: str) -> str:
    return " ".join(name.split()).removeprefix("the ")
