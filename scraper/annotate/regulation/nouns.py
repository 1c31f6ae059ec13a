"""Nouns that stand for a body: `the home`, `our trust`, `a GP practice`."""

from __future__ import annotations

import re
from functools import cache

from scraper.annotate.regulation.subjects import words_of
from scraper.record import SubjectLevel


@cache
def generic_levels() -> dict[str, SubjectLevel]:
    return words_of("generic")


@cache
def generics() -> re.Pattern[str]:
    """`the home`, `our trust`, `a GP practice`: the noun is group 1."""
    nouns = "|".join(sorted(map(re.escape, generic_levels()), key=len, reverse=True))
    return re.compile(
        rf"(?i)\b(?:the|this|that|its|our|their|an?|at(?=\strust\slevel)|one"
        rf"|another)\s(?:[\w’'-]+\s){{0,3}}?({nouns})\b(?!\s(?:care|manager|staff|owner|provider|operator|company|firm|group))"
    )
