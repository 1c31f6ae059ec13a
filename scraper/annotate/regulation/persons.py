"""The registrant an article is about: the nurse or doctor whose case was heard."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = r"(?:[A-Z][a-z’'-]*[a-z]|[A-Z]\.|[A-Z][’'][A-Z][a-z]+|Ma?c[A-Z][a-z]+|[A-Z][a-z]+-[A-Z][a-z]+)"
_TITLE = r"(?:Dr|Doctor|Mr|Mrs|Ms|Miss|Prof|Professor|Sister|Nurse|Midwife)\.?"
_LEADING_TITLE = re.compile(rf"^{_TITLE} ")
_NAME = re.compile(rf"\b(?:(?P<title>{_TITLE}) )?(?P<name>{_WORD}(?: (?:de |van |al-|el-)?{_WORD}){{1,3}})")
_SURNAME = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss) (?P<name>(?!Justice\b)[A-Z][a-z’'-]+)\b(?! [A-Z])")
# The entry of a register, or of a decision in its own form: `Name of registrant: Ann Vale`.
_REGISTRANT = re.compile(
    rf"(?i:\b(?:name of (?:the )?)?registrant(?: nurse| name)?): ?(?:{_TITLE} )?"
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,3}})(?= (?:NMC|PIN)\b|$|[,;(])"
)
_JOB = (
    r"(?:nurse|midwife|doctor|gp|surgeon|consultant|pharmacist|dentist|paramedic|optometrist|physiotherapist"
    r"|psychiatrist|anaesthetist|matron|manager|carer|practitioner|radiographer|psychologist|registrant"
    r"|medic|director|owner)"
)
_JOB_BEFORE = re.compile(rf"(?i)\b{_JOB},? (?:called |named )?$")
_TOLD_AFTER = re.compile(
    r"(?i)^(?:,? (?:aged )?\d\d\b|,? (?:who|of|from|an?|the|then|formerly)\b(?! (?:chair|lawyer|solicitor"
    r"|barrister))|,? (?:has|had|was|is|will|worked|took|stole"
    r"|admitted|faced|told|failed|lied|denied|qualified|did|left|made)\b)"
)
_NO_PERSON = re.compile(
    r"\b(?:Council|Hospitals?|Trust|Care|Homes?|Court|House|Lodge|Service|Tribunal|Medical|Commission"
    r"|Infirmary|Panel|NHS"
    r"|Practice|Royal|Centre|Midwifery|Street|Road|University|Ltd|Limited|Group|Surgery|Clinic|Health"
    r"|Nursing|Crown|County"
    r"|Magistrates|High|Police|District|Judge|Lane|Quality|Ward|North|South|East|West|General|Great|New"
    r"|City|The|Inspectorate|Registration|Number|Hearing|Final|Profession|Committee|Conduct|Competence|Outcome"
    r"|Date|Type|Authority|Standards|Professional|Professions|Act|Reform|Review|Fitness|Practise|Order)\b"
)
_FINED = re.compile(
    rf"\b(?P<name>(?:{_TITLE} )?{_WORD}(?: {_WORD}){{1,2}})(?:, (?:aged )?\d\d| \(\d\d\))?"
    r"(?:, (?:of|who|from|the|an?) [^,.;]{1,60})?,? (?:(?:was|has been|is|were) (?:also |each )?)?$"
)
_OFFICIAL_BEFORE = re.compile(
    r"(?i)\b(?:chair\w*|judge|solicitor|barrister|lawyer|spokes\w+|inspector|executive|for the nmc"
    r"|for the gmc),? (?:of the panel,? )?$"
)
_OFFICIAL_AFTER = re.compile(
    r"(?i)^,? (?:(?:the )?(?:panel[’']s )?chair|for the|representing|prosecuting|defending"
    r"|an? (?:solicitor|barrister|lawyer)|panel|chief|(?:deputy )?director|acting for|KC)"
)


_JOB_AFTER = re.compile(
    rf"(?i)^(?: \(\d\d\))?,? (?:\d\d, )?(?:[\w’'-]+ ){{0,4}}{_JOB}\b|^ was also (?:prosecuted|charged|fined)\b"
)
_HER = re.compile(r"\b(?:[Hh]er|[Hh]im|[Ss]he|[Hh]e) (?:to pay|was|must|has been|a)\b[^.;]{0,40}$")
_HOLDER = re.compile(rf"(?i)\b(?:{_JOB}|RM)\b(?<!owner)[^.;]{{0,30}}$")


def fined_person(text: str, at: int) -> str | None:
    """Whoever stands right before the `fined` that begins at `at`, if that is a person."""
    m = _FINED.search(text, max(0, at - 120), at)
    return _LEADING_TITLE.sub("", m["name"]) if m and not _NO_PERSON.search(m["name"]) else None


def is_of_her(text: str, at: int) -> bool:
    """`ordered her to pay …`"""
    return bool(_HER.search(text, max(0, at - 60), at))


def is_of_holder(text: str, at: int) -> bool:
    """`the manager was fined …`: a person whom the sentence does not name."""
    return bool(_HOLDER.search(text, max(0, at - 60), at))


def last_told(texts: Iterable[str]) -> str | None:
    """The last person of these texts who is introduced by an office, or by what became of them."""
    found = [m for text in texts for m in _NAME.finditer(text) if not _is_official(text, m) and _is_introduced(text, m)]
    return _name(found[-1]) if found else None


def _is_introduced(text: str, m: re.Match[str]) -> bool:
    return bool(
        _JOB_AFTER.match(text[m.end() : m.end() + 60]) or _JOB_BEFORE.search(text, max(0, m.start() - 30), m.start())
    )


def find_person(texts: list[str], bodies: frozenset[str]) -> str | None:
    """The person most told about by full name; panel chairs, lawyers, places and `bodies` are none."""
    if entered := next(filter(None, map(_REGISTRANT.search, texts)), None):
        return _LEADING_TITLE.sub("", entered["name"])
    whole = " ".join(texts)
    scores: Counter[str] = Counter()
    for text in texts:
        for m in _NAME.finditer(text):
            if m["name"] not in bodies and not _is_official(text, m):
                scores[_name(m)] += _weight(text, m) + min(3, whole.count(m["name"].split()[-1]))
    best = scores.most_common(1)
    return best[0][0] if best else _only_surname(whole)


def _only_surname(text: str) -> str | None:
    """Judgments call the registrant `Ms Vale` throughout; None where several are called so."""
    surnames = {m["name"] for m in _SURNAME.finditer(text)}
    return surnames.pop() if len(surnames) == 1 else None


def _name(m: re.Match[str]) -> str:
    return _LEADING_TITLE.sub("", m["name"])


def _is_official(text: str, m: re.Match[str]) -> bool:
    name = _name(m)
    if " " not in name or _NO_PERSON.search(name):
        return True
    before = text[max(0, m.start() - 40) : m.start()]
    return bool(_OFFICIAL_BEFORE.search(before) or _OFFICIAL_AFTER.match(text[m.end() :]))


def _weight(text: str, m: re.Match[str]) -> int:
    told = bool(_JOB_BEFORE.search(text[max(0, m.start() - 30) : m.start()])) or bool(m["title"])
    return 4 * told + 3 * bool(_TOLD_AFTER.match(text[m.end() :]))
