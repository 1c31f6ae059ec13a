"""The service within a hospital or trust that a sentence is about: `maternity services`, `A&E`."""

from __future__ import annotations

import re
from functools import cache

from scraper.annotate.regulation.taxonomy import rows, words

_NOUN = r"(?:services?|care|departments?|units?|wards?|teams?|pathways?|safety|medicine|beds)"
# `wards for older people with mental health problems`, up to where they are
_NO_PLACE = r"(?!(?:at|run|in|by|from|was|were|has|have|is|are|as|said|that|which|to|after|and rated|and the)\b)"
_FOR = rf" for (?!being\b|how\b)(?:{_NO_PLACE}[a-z’'-]+ ?){{1,9}}(?<! )"
_STANDS_ALONE = r"(?:A&E|CAMHS|maternity|outpatients|critical care|medical care|end[- ]of[- ]life care)"


# `The trust, which provides mental health services` says what it does, not what was rated.
_DESCRIBES = re.compile(
    r"\b(?:provid(?:es?|ing)|manag(?:es|ing)|offer(?:s|ing)|runs|running"
    r"|deliver(?:s|ing)|responsible for)(?: (?!by\b)[\w’',-]+){0,8} $"
)


@cache
def _heads() -> tuple[str, ...]:
    return tuple(head.lower() for row in rows("services") for head in words(row["words"]))


@cache
def _service() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, sorted(_heads(), key=len, reverse=True)))
    between = rf"(?:(?:,? and |,? or |,? with |,? of |,? for |, | ){_NO_PLACE}[a-z’'-]+){{0,8}}?(?: \([\w&]+\))?"
    after_preposition = "|".join(rf"(?<=\b{word} )surgery" for word in ("for", "and", "in", "into"))
    return re.compile(
        rf"(?i)\b((?:{heads}){between}\s{_NOUN}(?:{_FOR})?|(?:acute |community |forensic )?wards?{_FOR}"
        rf"|services(?= for (?:children|older people|young people|adults|people with)\b){_FOR}"
        rf"|{_STANDS_ALONE}|{after_preposition}|surgery(?= (?:at|department|service)))\b"
        rf"(?!\s(?:home|homes|inspectorate|quality|trust|nhs))"
    )


def services(text: str) -> list[tuple[int, int]]:
    """Spans of the services named; a GP surgery is none, and the ambulance service is a trust."""
    plain = text.replace("’", "'")
    lowered = plain.lower()
    if not any(head in lowered for head in _heads()):
        return []
    return [
        m.span()
        for m in _service().finditer(plain)
        if not _DESCRIBES.search(plain, max(0, m.start() - 90), m.start()) and m.group().lower() != "ambulance service"
    ]
