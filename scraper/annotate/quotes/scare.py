"""Scare quotes: marks around ratings, key questions, terms of art, titles and names. Nobody is speaking there."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from scraper.annotate.quotes.spans import Span
from scraper.annotate.quotes.vocabulary import vocabulary, word_group

_LONGEST = 90
_TRIM = " \t\n.,;:!?…-–—()[]\"'“”‘’"
_MISSPELT = ("inadequate", "outstanding", "requires improvement", "unsatisfactory")
_MISSPELT_FROM = frozenset(rating[:2] for rating in _MISSPELT)
_GRADING = re.compile(
    r"(?i)\b(?:rat(?:ed|es?|ing|ings)|grad(?:ed|es?|ing)|judged|scor(?:ed|es?)|deemed|evaluated|classed|awarded"
    r"|downgraded|upgraded|"
    r"improved|dropped|fell|category|categories|verdict|areas?|domains?|key questions?|compliance|from)\b"
)
_NAMING = re.compile(
    r"(?i)(?:\b(?:titled|entitled|headed|named|codenamed|nicknamed|so-called|known as|known locally as"
    r"|a\.k\.a\.?|the (?:term|word|phrase))|"
    r"\b(?:scheme|programme|campaign|report|policy|strategy|framework|project|app|course|document|paper|toolkit"
    r"|initiative|award|drug|model|plan|book|film|"
    r"unit|service|ward|system|website|petition|guide|guidance|leaflet|process|approach|category|status|rating"
    r"|breach(?:es)?|judgement|grade|verdict)"
    r"(?:,? called| dubbed)?)\s*,?\s*\W?$"
)
_IN_BRACKETS = re.compile(r"\((?:the |or |known as )?$")
_NAMED_THING = re.compile(
    r"(?i)^\W{0,2}\s*(?:scheme|programme|campaign|initiative|framework|policy|project|award|awards|model|pathway"
    r"|toolkit|rating|ratings|category|status|"
    r"grade|grades|domain|key question|statement|statements|app|charter|strategy|standard|standards|wards?"
    r"|report|study|guidance|list|system|criteria|level|judgement|overall)\b"
)


def is_scare(text: str, span: Span) -> bool:
    """`text` is the whole text: what stands around the marks counts too."""
    if span.end - span.start > _LONGEST:
        return False
    inner = " ".join(text[span.start : span.end].split()).strip(_TRIM)
    if len(inner) < 2:
        return True
    lower = inner.lower()
    return (
        _rating(strength="always").fullmatch(lower) is not None
        or _is_term(lower)
        or (_rating(strength="graded").fullmatch(lower) is not None and _speaks_of_grades(text, span))
        or _is_misspelt_rating(lower)
        or _is_title(text, span, inner)
        or _is_short_form(text, span)
    )


@cache
def _rating(*, strength: str) -> re.Pattern[str]:
    words = vocabulary()
    phrases = words.always_ratings + (words.graded_ratings if strength == "graded" else ())
    one = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    joint = r"\W*(?:,|/|&|\s|\band\b|\bor\b|\bto\b|\bfor\b|\bfrom\b|\bbut\b)\W*"
    return re.compile(
        rf"(?:overall |rated |an? |being |still |now )*(?:{one})(?:(?:{joint})+(?:{one}))*(?: overall| ratings?"
        rf"| services?| grades?)*"
    )


def _is_short_form(text: str, span: Span) -> bool:
    """`Elm Valley NHS Trust (“the trust”)`."""
    return (
        text[span.outer_end : span.outer_end + 1] == ")"
        and _IN_BRACKETS.search(text, max(0, span.outer_start - 12), span.outer_start) is not None
    )


def _is_term(lower: str) -> bool:
    terms = vocabulary().terms
    return lower in terms or lower.removesuffix("s") in terms or lower.removeprefix("the ") in terms


def _speaks_of_grades(text: str, span: Span) -> bool:
    around = text[max(0, span.outer_start - 80) : span.outer_start] + " | " + text[span.outer_end : span.outer_end + 30]
    return _GRADING.search(around) is not None


def _is_misspelt_rating(lower: str) -> bool:
    likely = lower[:2] in _MISSPELT_FROM and lower.count(" ") < 2
    return likely and bool(get_close_matches(lower, _MISSPELT, n=1, cutoff=0.88))


def _is_title(text: str, span: Span, inner: str) -> bool:
    """Capitalised Like A Title and standing where a name stands."""
    if inner.islower():
        return False
    words = inner.split()
    small = word_group("small words of a title")
    others = [word for word in words if not word[0].isupper() and word not in small]
    if len(others) > (len(words) > 3):
        return False
    capitals = sum([word[0].isupper() for word in words])
    if not capitals:
        return False
    named = _NAMING.search(text, max(0, span.outer_start - 60), span.outer_start)
    called = _NAMED_THING.search(text[span.outer_end : span.outer_end + 30])
    return bool(named or called) or (capitals > 1 and not others)
