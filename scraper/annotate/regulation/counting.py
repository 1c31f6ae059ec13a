"""Statements about many, which are news of nobody: `20% are rated good`."""

from __future__ import annotations

import re

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|all|any|each|every|several)"
_MANY = r"(?:services|providers|homes|trusts|practices|surgeries|centres|hospitals|councils|authorities|partnerships)"
_NOT_RUN_BY = r"(?<!runs )(?<!running )(?<!operates )(?<!manages )"  # `a trust that runs three hospitals`
_STATISTICS = re.compile(
    rf"(?i)\d\s?%|\bper ?cent\b|\b(?:proportion|percentage|majority|share) of\b"
    rf"|\bnumber of (?:[\w’'-]+ ){{0,3}}{_MANY}\b|\b(?:thirds?|quarters?|half|rest) (?:of|rated|were)\b"
    rf"|\b{_COUNT} (?:out )?of (?:(?:our|its|their|the|all|those|these) )+(?:\w+ )?(?:{_MANY}"
    rf"|(?:\d+|{_COUNT})(?! (?:domain|key|area|categor|question|standard|theme|criteri)))\b"
    rf"|\b\d+ (?:were|was|are|is|had|have|which) |\b\d+ (?:out )?of (?!6\b)\d+\b"
    rf"|\b\d\d+ (?:out )?of (?:the |its )?\d\d+\b|\b\d+ of (?:which|whom|them)\b"
    rf"|{_NOT_RUN_BY}\b{_COUNT} (?:our )?(?:[\w’'-]+ ){{0,4}}{_MANY}\b"
)
_SIGNS_OF_COUNTING = (
    *("%", "cent", " of "),
    *("services", "providers", "homes", "trusts", "practices", "surgeries", "centres", "hospitals"),
    *("councils", "authorities", "partnerships", " rest", " were", " was ", " are", " which"),
)
_EXPLAINED = re.compile(
    r"^[’'\"”]? ratings?(?:, which)? (?:\w+ly )?"
    r"(?:means?|indicates?|results? in|leads? to|is (?:given|awarded|the)|are)\b"
)
_NEW_CLAUSE = re.compile(r"[;:] |, (?!\w+ed\b)")


def is_statistic(text: str, start: int, end: int) -> bool:
    """`20% are rated good`, `an inadequate rating means …`: true of many, news of none."""
    clause = _NEW_CLAUSE.split(text[:start])[-1]
    counts = any(sign in clause for sign in _SIGNS_OF_COUNTING) and _STATISTICS.search(clause)
    return bool(counts or _EXPLAINED.match(text[end:]))
