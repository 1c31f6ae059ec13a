"""Inspections reported without a rating, by regulators that give none."""

from __future__ import annotations

import re

UNRATED = frozenset(("hiw", "his", "rqia", "hiqa", "mhc", "gphc"))
_INSPECTED = re.compile(
    r"(?i)\b(?:(?:un)?announced inspections?|inspection (?:of|at|in|took|was|found|report|by)"
    r"|inspect(?:ed|ors (?:visited|found|said|identified|saw|noted|spoke))|inspections? (?:carried"
    r"|identified|revealed|highlighted))\b"
)


def find_inspection(text: str) -> tuple[int, int] | None:
    m = _INSPECTED.search(text)
    return m.span() if m else None
