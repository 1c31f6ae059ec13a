"""Statements about many, which are news of nobody: `20% are rated good`."""

from __future__ import annotations

import re

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|many|some|all|any|each|every|several)"
_MANY = r"(?:services|providers|homes|trusts|practices|surgeries|centres|hospitals|councils|authorities|partnerships)"
_NOT_RUN_BY = r"(?<!runs )(?<!running )(?<!operates )(?<!manages )"  # `a trust that runs three hospitals`
_NOT_OF_ONE = r"(?! (?:domain|key|area|categor|question|standard|theme|criteri))"  # `two of the five areas`
_RATED = r"(?:rated|graded|judged|classed|identified)"
_STATISTICS = re.compile(
    "(?i)"
    + "|".join(
        (
            r"\bat least (?:\d+|one|two|three|four|five|six)\b",
            rf"\b(?:closing|failing|towards|where|when|which|that|issues?|serves?|for|of|most|many|if|putting)\s{_MANY}"
            r"(?: (?:that|which) (?:are|were))?(?: (?:placed|put|already|currently))* (?:in|into|under|an?|with)"
            r" [\"'‘“]?$",
            r"\b(?:others|some (?:[\w’']+ ){0,2}(?:aspects|areas|elements|services)) [^,;]{0,50}?(?:was|were)\b",
            r"\d\s?%|\bper ?cent\b|\bnot a single\b",
            r"\b(?:proportion|percentage|majority|share) of\b",
            rf"\bnumber of (?:[\w’'-]+ ){{0,3}}{_MANY}\b",
            r"\b(?:thirds?|quarters?|half|rest)(?: \(\d+\))? (?:of|rated|were|are)\b",
            rf"\b{_MANY} (?:(?:that|which) (?:are|were) |currently )?{_RATED}\b",
            rf"\b(?:one|another) (?:care |nursing )?(?:home|hospital|surgery|practice|trust|service) {_RATED}\b",
            rf"\b{_COUNT} (?:out )?of (?:(?:our|its|their|the|all|those|these) )+(?:\w+ )?{_MANY}\b",
            rf"\b{_COUNT} (?:out )?of (?:(?:our|its|their|the|all|those|these) )+(?:\w+ )?{_COUNT}{_NOT_OF_ONE}\b",
            r"\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:were|are)"
            r" (?:rated|judged|classed|graded|given|awarded|deemed|found)\b",
            r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:has|have) been (?:rated|judged|graded)\b",
            r"\ball but (?:one|two|three|four|\d+) of\b",
            r"\b(?!(?:19|20)\d\d\b)\d+ (?:were|was|are|is|had|have|which) |\b\d+ of (?:which|whom|them)\b",
            r"\b\d+ (?:out )?of (?!6\b)\d+\b|\b\d\d+ (?:out )?of (?:the |its )?\d\d+\b",
            rf"{_NOT_RUN_BY}\b{_COUNT} (?:our )?(?:[\w’'-]+ ){{0,4}}{_MANY}\b",
        )
    )
)
_SIGNS_OF_COUNTING = (
    *("%", "cent", " of ", "at least", "thers ", "some "),
    *("services", "providers", "homes", "trusts", "practices", "surgeries", "centres", "hospitals"),
    *(
        "councils",
        "authorities",
        "partnerships",
        " rest",
        " been ",
        " were",
        " was ",
        "single",
        "one ",
        "nother ",
        " are",
        " which",
    ),
)
_OF_SEVERAL = re.compile(r"[’'\"”]? for (?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:[\w-]+ )?services\b")
_EXPLAINED = re.compile(
    r"^[’'\"”]? ratings?(?:, which)? (?:\w+ly )?"
    r"(?:means?|indicates?|results? in|leads? to|is (?:given|awarded|the)|are)\b"
)
# `A service given an “inadequate” rating will ordinarily be placed in …`
_AS_A_RULE = re.compile(
    r"(?i)\ban? (?:service|provider|home|trust|practice|organisation)\b[^.;]*"
    r"\bwill (?:ordinarily|usually|normally|typically|generally|often)\b"
)
# `The trust which runs the county’s three hospitals has gone from …`
_WHO_RUNS = re.compile(
    r"\b(?:which|who|that) (?:runs|operates|manages|owns|provides)\b[^,;]*?(?= (?:has|have|was|is) )"
)
_INTERLUDE = re.compile(r" [–—-] [^–—;:]{1,120} [–—-] ")
_NEW_CLAUSE = re.compile(r"[;:] |, (?!\w+ed\b)")


def is_statistic(text: str, start: int, end: int) -> bool:
    """`20% are rated good`, `an inadequate rating means …`: true of many, news of none."""
    clause = _WHO_RUNS.sub("", _NEW_CLAUSE.split(_INTERLUDE.sub(" ", text[:start]))[-1])
    counts = any(sign in clause for sign in _SIGNS_OF_COUNTING) and _STATISTICS.search(clause)
    return bool(counts or _EXPLAINED.match(text[end:]) or _OF_SEVERAL.match(text, end) or _AS_A_RULE.search(text))
