"""The service within a hospital or trust that a sentence is about: `maternity services`, `A&E`."""

from __future__ import annotations

import re
from functools import cache

from scraper.annotate.regulation.taxonomy import rows, words

_NOUN = r"(?:services?|care|departments?|units?|wards?|teams?|pathways?|safety|medicine|beds)"
_STANDS_ALONE = r"(?:A&E|CAMHS|maternity|outpatients|critical care|medical care|end[- ]of[- ]life care)"


@cache
def _service() -> re.Pattern[str]:
    heads = "|".join(
        sorted((re.escape(w) for row in rows("services") for w in words(row["words"])), key=len, reverse=True)
    )
    between = r"(?:(?:,? and |,? or |,? with |,? of |,? for |, | )[a-z’'-]+){0,9}?"
    return re.compile(
        rf"(?i)\b((?:{heads}){between}\s{_NOUN}|{_STANDS_ALONE}|(?<=\bfor )surgery|(?<=\bin )surgery"
        rf"|(?<=\binto )surgery|surgery(?= (?:at|department|service)))\b(?!\s(?:home|homes|inspectorate"
        rf"|quality|trust|nhs))"
    )


def services(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Spans of the services named in `[start, end)`; a GP surgery is none."""
    return [m.span() for m in _service().finditer(text, start, len(text) if end is None else end)]
