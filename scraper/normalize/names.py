"""Names: a printed byline taken apart, and what kind of author each name is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from scraper.normalize.dates import MONTH
from scraper.record import AuthorKind

_LINK = re.compile(r"\S*(?:https?:|www\.|@)\S*")
_LEAD = re.compile(
    r"^\W*(?:(?:exclusive|analysis|comment|story|words|report(?:ed|ing)?|written|posted|published|edited|compiled) by"
    r"|by|authors?(?: of the article)?(?=\s*[:|])|von|par|gan)(?!\w)[\s:|]*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s(\[\d](?:(?<!\s)|\s*(?:(?:follow|contact|e-?mail|updated|published|posted|view all|for the)\b|[-–—]\s"
    rf"|{MONTH},?\s*\d|in\s+(?=[A-Z]))).*",
    re.IGNORECASE,
)
"""From a bracket, a digit, or a blank before such a word; one class of first characters keeps the search quick."""
_DATE = (
    r"(?:(?:\w+day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun),?\s+)?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}})(?:,?\s+\d{{4}})?"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d)"
)
_DATED = re.compile(
    rf"^(?:{_DATE}\W*|authors?(?: of the article)?\s*:\s*)"
    rf"|(?:\s*(?:published|posted|updated)\b.*|\W*(?:\bon\s+)?{_DATE}.*"
    r"|,\s+in\s+[A-Z].*|\W*\d+ (?:min(?:ute)?s? read|(?:day|hour|minute)s?\b).*|\s*@\w+.*|\s+on)$",
    re.IGNORECASE,
)
_MAY_BE_DATED = re.compile(r"[\d@]|published|posted|updated|\son$", re.IGNORECASE)
"""What none of these stands in has nothing of that: telling so costs a twentieth."""
_BARS = re.compile(r"^[\s|·•–—,-]+|[\s|·•–—,-]+$")
_BETWEEN = re.compile(r"\s*[,;|/•·]\s*(?:(?:and|&|with)\s+)?|\s+(?:and|&|with|und|et)\s+", re.IGNORECASE)
_ROLES = (
    r"(?:editor|reporter|correspondent|writer|journalist|columnist|producer|contributor|presenter|critic|photographer|analyst"
    r"|apprentice|intern|trainee|commentator|consultant|professor|lecturer|director|manager|executive|chief|specialist)s?"
)
_ROLE = re.compile(
    rf"\b{_ROLES}$|^(?:editor|head|director|chief|professor|secretary|chair|president|partner)\b", re.IGNORECASE
)
_ROLE_BEFORE = re.compile(rf"^.*\b{_ROLES}:?\s+(?=[A-Z]\S+\s+[A-Z])", re.IGNORECASE)
_ANY_ROLE = re.compile(r"(?:staff|senior|chief|web|news|online|guest|junior|deputy|our)\b", re.IGNORECASE)
"""`Senior Editor` is nobody in particular, `Court Reporter` is a desk."""
_DESK = re.compile(r"\b(?:team|desk|newsroom|bureau|newsdesk)$", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:and|&|staff|admin(?:istrator)?|editorial|guest|unknown|anonymous|web ?master|default|user|news|agencies"
    r"|whatsapp|facebook|twitter|none|null|n/?a|\w+ staff|press release|press office|sponsored|advertorial|various)$"
    r"|^(?:our )?staff (?:reports?|reporters?|writers?)\b|\b(?:read more|subscribe|sign up|share|comments?)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"(?:MA|MB|MD|MS|MBA|MBBS|MBChB|MPhil|MPharm|MRes|MPH|MSN|MSW|BA|BDS|BN|BSc|BSN|MSc|PhD|DPhil|DNP|DClinPsy|PsyD|EdD|PharmD"
    r"|RN|RGN|RMN|RSCN|RD|RDN|APD|LD|LDN|CDN|NP|CRNP|FNP|APRN|LCSW|DO|DDS|DVM|OBE|CBE|MBE|DBE|KBE|KC|QC|QN|JP"
    r"|F?MRC(?:P|S|GP|PCH|Psych|OG|N)|FRC(?:P|S|GP|PCH|Psych|OG|N|A|R)|FACP|FAAP|FFPH|JD|Jr|Sr)\.?"
)
"""What stands behind a name and is none."""
_AGENCY = re.compile(
    r"^(?:the )?(?:reuters|associated press|ap|afp|agence france[- ]presse|pa(?: media| news agency)?|press association"
    r"|bloomberg|dpa|upi|efe|aap|xinhua|canadian press)$",
    re.IGNORECASE,
)
"""They sign as authors even on their own sites."""
_WIRED = re.compile(
    r"(\S+ \S.*) (PA|PA Media|Press Association|AP|Associated Press|AFP|Reuters|Bloomberg|UPI|Canadian Press)"
)
_BODY = re.compile(
    r"\b(?:press|news|agency|times|media|association|trust|nhs|council|commission|university|department|ministry|institute"
    r"|society|service|college|foundation|group|ltd|limited|plc|inc|office|authority|centre|center|network|post|journal|magazine"
    r"|daily|today|herald|healthwatch|academy|union|charity|hospital|government|online|tv|radio|the)\b|\.(?:com|uk|org)$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"d[aeiou]|d[ao]s|del|della|de[rn]|van|von|zu|zur|l[ae]|[ae]l|bin|bint|ibn|a[bp]|y|e|te[nr]|af")


@lru_cache(256)
def split_byline(text: str) -> tuple[tuple[str, str | None], ...]:
    """Each name with the role printed beside it: `Ann Lee, health editor, and Bob Day` are two, one with a role.

    Kept, for metadata, byline and cards of one page say the same.
    """
    return tuple(_split(text))


def _split(text: str) -> Iterator[tuple[str, str | None]]:
    name: str | None = None
    role: str | None = None
    between = map(_trim, _BETWEEN.split(_LEAD.sub("", _LINK.sub("", text))))
    for part in filter(None, chain.from_iterable(map(_from_agency, between))):
        if name and role is None and is_role(part):
            role = part
            continue
        if name:
            yield name, role
        before = _ROLE_BEFORE.match(part) if part.count(" ") > 1 else None
        name, role = (part[before.end() :], before[0].strip(" :")) if before else (part, None)
    if name:
        yield name, role


def _from_agency(part: str) -> tuple[str, ...]:
    """`Ann Lee PA` writes for an agency; `The Associated Press` and `Jo Bloomberg` are one name."""
    match = _WIRED.fullmatch(part)
    return match.groups() if match else (part,)


def _trim(part: str) -> str:
    return " ".join(_TAIL.sub("", f" {_LEAD.sub('', part)}").split()).strip(" .,:-–—\"'")


def without_date(byline: str) -> str:
    """A byline without the date, the reading time and the bars that share its line."""
    undated = _DATED.sub("", byline) if _MAY_BE_DATED.search(byline) else byline
    return _BARS.sub("", undated) or byline


def is_role(text: str) -> bool:
    return _ROLE.search(text) is not None


def is_agency(name: str) -> bool:
    return _AGENCY.match(name) is not None


@lru_cache(256)
def kind_of(name: str, typed: AuthorKind | None) -> AuthorKind | None:
    """None for what is no author; `typed` is what the page says it is."""
    if is_agency(name):
        return "organisation"
    if len(name) < 2 or _NOBODY.search(name) or _LETTERS.fullmatch(name):
        return None
    if _DESK.search(name):
        return "desk"
    if is_role(name):
        return None if len(name.split()) == 1 or _ANY_ROLE.match(name) else "desk"
    if typed == "organisation" or _BODY.search(name) or (name.isupper() and name.isalpha() and len(name) <= 5):
        return "organisation"
    return "person" if _is_person(name.split(), typed) else None


def _is_person(words: list[str], typed: AuthorKind | None) -> bool:
    capital = sum(not word.islower() for word in words)
    if len(words) > 6 or capital < (1 if typed == "person" else 2):
        return False
    return all(_PARTICLE.fullmatch(word) for word in words if word.islower())


def in_sentence_case(name: str) -> str:
    """A person's name printed in capitals as it would stand in a sentence."""
    return " ".join(map(_titled, name.split())) if name.isupper() and " " in name else name


def _titled(word: str) -> str:
    if not re.search("[AEIOUY]", word):
        return word  # initials
    if word.startswith("MC") and len(word) > 3:
        return "Mc" + _titled(word[2:])
    return re.sub(r"(?:^|[-'’.])\w", lambda start: start[0].upper(), word.lower())
