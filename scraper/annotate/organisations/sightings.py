"""One pass over one text: every place that names a health body, or may do so once the rest of the article is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from scraper.annotate.organisations.forms import LEGAL_FORM, STATUTORY
from scraper.annotate.organisations.gazetteer import Alias, Entry, HealthBody, load
from scraper.annotate.organisations.naming import (
    apposed_home,
    continues_left,
    is_house,
    is_precise,
    is_royal,
    name_start,
)

MentionKind = Literal["name", "alias", "acronym", "anaphor"]


@dataclass(frozen=True, slots=True)
class Sighting:
    start: int
    end: int
    kind: MentionKind
    body: HealthBody | None = None
    """None for a form of address."""
    needs_support: bool = False
    """True when it counts only if the article also names the body in full."""
    address: frozenset[str] = frozenset()
    """The kinds of body a form of address can mean."""


_GOES_ON = re.compile(
    r" (?:[A-Z][a-z]|CCG|ICS)|(?: (?:and|&) [A-Z][\w']*){1,2} Group\b| (?:and|&) (?:[Ss]ocial )?[Cc]are\b"
)
_GOES_ON_PLACE = re.compile(r" (?:and|&) (?!NHS )[A-Z]")
_NOT_THE_BODY = re.compile(r"(?i)s?'?s? (?:charit|cluster|famil(?:y|ies)\b|members' union)")
_DESCRIPTIVE = re.compile(r"(?i)hospital|health|care\b|ambulance|partnership|community|teaching|university")
_HOSPITAL = re.compile(r"\bHospital\b")
# After a place, `Bolton Trust` could be a charity and `Bristol NHS trust` any trust in Bristol.
_OFFICIAL = re.compile(r"NHS Trust|NHS TRUST|\bFT\b|(?i:Foundation)")
_INDEFINITE = re.compile(r"(?i)\b(?:an?|another|one|each|every|any) $")
# `lost the trust of families`, `the trust between them` name no body.
_WINS_TRUST = re.compile(
    r"(?i)\b(?:los|regain|re?buil|earn|restor|betray|br[eo]a?k|win|won|gain|undermin|maintain)\w*(?: back)? $"
)
_TRUST_IN_PEOPLE = re.compile(r" (?:of|between|and confidence|people|patients|families|they|we|placed)\b")


def sightings(text: str) -> list[Sighting]:
    """In text order, without overlaps."""
    plain = _plain(text)
    found: list[Sighting] = []
    end = 0
    for start, stop, entry in load().scan(_folded(plain)):
        if start < end or not is_word(plain, start, stop):
            continue
        seen = _read(plain, start, stop, entry, floor=end)
        if seen and seen.start >= end:  # `NHS ` before a stem can belong to the name before
            found.append(seen)
            end = seen.end
    return found


def _plain(text: str) -> str:
    """Typewriter apostrophes, hyphens and spaces, every offset kept."""
    return text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").replace("\u2011", "-")


def _folded(plain: str) -> str:
    """Lower case without changing any offset (`İ` would become two characters)."""
    folded = plain.lower()
    return folded if len(folded) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def is_word(plain: str, start: int, end: int) -> bool:
    before, after = plain[start - 1 : start], plain[end : end + 1]
    return not (before.isalnum() or before == "-" or after.isalnum())


def _read(plain: str, start: int, end: int, entry: Entry, *, floor: int) -> Sighting | None:
    if entry.address:
        return _address(plain, start, end, entry.address)
    if entry.head:
        return _unlisted(plain, start, end, entry.head, floor=floor)
    return _named(plain, start, end, entry) or _aliased(plain, start, end, entry.aliases) or _site(plain, start, end)


def _address(plain: str, start: int, end: int, kinds: frozenset[str]) -> Sighting | None:
    if plain[start:end].lower() == "the trust" and (
        _TRUST_IN_PEOPLE.match(plain, end) or _WINS_TRUST.search(plain, max(0, start - 20), start)
    ):
        return None
    return Sighting(start, end, "anaphor", address=kinds)


def _named(plain: str, start: int, end: int, entry: Entry) -> Sighting | None:
    """A stem with its legal form behind it, or `NHS` before it."""
    prefixed = plain.startswith("NHS ", max(0, start - 4), start)
    if behind := LEGAL_FORM.match(plain, end):
        form, stop = behind.lastgroup or "", behind.end()
    elif prefixed and not (_GOES_ON.match(plain, end) or _GOES_ON_PLACE.match(plain, end)):
        form, stop = "nhs", end
    else:
        return None
    body = entry.legal.get(form)
    first = start - 4 if prefixed and form != "trust" else start
    place = not _DESCRIPTIVE.search(plain, start, end)
    if body is None or _NOT_THE_BODY.match(plain, stop) or continues_left(plain, first, place=place and first == start):
        return None
    loose = form == "trust" and place and not _OFFICIAL.search(plain, end, stop)
    if loose and _INDEFINITE.search(plain, max(0, first - 9), first):
        return None
    return Sighting(first, stop, "name", body, needs_support=loose)


def _aliased(plain: str, start: int, end: int, aliases: list[Alias]) -> Sighting | None:
    for alias in aliases:
        if not _is_printed_as(plain[start:end], alias.printed):
            continue
        kind = _alias_kind(alias)
        if kind == "acronym" or alias.body.regulator or _stands_alone(plain, start, end):
            return Sighting(start, end, kind, alias.body, alias.needs_support)
    return None


def _stands_alone(plain: str, start: int, end: int) -> bool:
    return not (
        _GOES_ON.match(plain, end) or _NOT_THE_BODY.match(plain, end) or continues_left(plain, start, place=False)
    )


def _alias_kind(alias: Alias) -> MentionKind:
    if alias.printed == alias.body.name:
        return "name"
    return "acronym" if " " not in alias.printed and sum(c.isupper() for c in alias.printed) > 1 else "alias"


def _is_printed_as(seen: str, printed: str) -> bool:
    """Acronyms to the letter; in names every word that begins with a capital must do so in the text."""
    if " " not in printed:
        return seen == printed
    pairs = zip(_words(seen), _words(printed), strict=True)
    return all(s[0].isupper() or p[0].islower() or p in ("The", "Upon") for s, p in pairs)


def _words(name: str) -> list[str]:
    return name.replace("&", "and").replace("-", " ").split()


def _site(plain: str, start: int, end: int) -> Sighting | None:
    """A stem with `Hospital` in it is, by itself, the place and not the trust named after it."""
    stop = plain.find(",", start, end) if "," in plain[start:end] else end
    if _HOSPITAL.search(plain, start, stop) and plain[start].isupper() and _stands_alone(plain, start, stop):
        return Sighting(start, stop, "name", HealthBody(plain[start:stop], "hospital"))
    return None


def _unlisted(plain: str, start: int, end: int, kind: str, *, floor: int) -> Sighting | None:
    """A body the gazetteer does not know, by its capitalised name: never with a code."""
    if kind != "care_home":
        return _by_form(plain, start, end, kind, floor=floor) if plain[start].isupper() else None
    return _by_form(plain, start, end, kind, floor=floor) or _apposed(plain, start, end, kind, floor=floor)


def _apposed(plain: str, start: int, end: int, kind: str, *, floor: int) -> Sighting | None:
    span = apposed_home(plain, start, end)
    return Sighting(*span, "name", HealthBody(plain[slice(*span)], kind)) if span and span[0] >= floor else None


def _by_form(plain: str, start: int, end: int, kind: str, *, floor: int) -> Sighting | None:
    capital = plain[start].isupper()
    first = name_start(plain, start, kind, floor=floor)
    if first is None or _NOT_THE_BODY.match(plain, end):
        return None
    if plain.endswith(" trust", start, end) and _INDEFINITE.search(plain, max(0, first - 9), first):
        return None
    if kind in STATUTORY:
        return Sighting(first, end, "name", HealthBody(plain[first:end], kind))
    name = plain[first : start - 1]
    if _GOES_ON.match(plain, end) or not is_precise(plain[first:end], kind) or not (capital or is_house(name)):
        return None
    stop = end if capital else start - 1
    return Sighting(first, stop, "name", HealthBody(plain[first:stop], "hospital" if is_royal(name, kind) else kind))
