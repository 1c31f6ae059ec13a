"""Whether a statement is news or history, by its dates and by what stands before it."""

from __future__ import annotations

import re

from scraper.annotate.regulation.article import Article
from scraper.annotate.regulation.dates import WHEN_RATED
from scraper.annotate.regulation.sentences import Sentence

_LAST_TIME = re.compile(
    r"\b(?:previous|last|earlier) (?:\w+ )?(?:inspection|visit|report)[^.;]{0,20}, (?:when|where|which"
    r"|after which)\b[^.;]{0,60}$"
    r"|^(?:Following|After|At) (?:our|its|the|an) (?:previous|last|earlier) (?:\w+ )?(?:inspection|visit)\b[^;]{0,40}, "
    r"[^.;,]{0,60}$"
)
# What parts one clause from the next.
_ELSEWHERE = re.compile(r"\b(?:now|but|while|since|than|said)\b|;|, (?:which|is|has|have|was|were)\b")
ONCE = re.compile(
    r"^[^.;,]{0,30}\breport at the time\b|^[\"“‘']?(?:Last year|Previously|Formerly"
    r"|(?:(?:Nearly|Almost|About|Around|Over|More than|Just over) )?\w+ years? (?:ago|earlier)"
    r"|In (?:19|20)\d\d),?\s(?!.*\b(?:inspect|visit))"
)
_OF_YEARS = re.compile(r"[^.;|]{0,60}\bin (?:recent|previous|past) years\b")
_COMPARED = re.compile(r"(?i)\b(?:since|as (?:it|they) (?:was|were|had been))\b[^.;,]{0,60}$")
_PLAIN_PAST = re.compile(
    r"\b(?:was|were)\s(?:also\s|then\s)?(?:rated|deemed|judged|found|graded|placed|put|given)\b"
    r"|\b[Ww]e (?:also |then )?(?:rated|judged|issued|imposed|served|placed)\b"
)
_RATING_WAS = re.compile(r"\brating (?:[\w ]{0,40} )?was (?!now\b)")
_NEWS = re.compile(
    r"(?i)\b(?:now|has|have|this week|latest|today|new|following|after|this time|again|remain\w*|since"
    r"|inspectors|overall rating|report)\b"
)


def is_past(article: Article, sentence: Sentence, start: int, end: int) -> bool:
    """Whether `[start, end)` is dated before the inspection the article is about."""
    if (
        _OF_YEARS.match(sentence.text, end)
        or ONCE.match(sentence.text[:end])
        or _LAST_TIME.search(sentence.text[:start])
    ):
        return True
    current = article.current
    if current is None or WHEN_RATED.search(sentence.text):
        return False
    told = [visit.moment for s, visit in article.visits if s is sentence]
    near = told or [m for m in article.moments(sentence) if max(m.start - end, start - m.end) < 60]
    near = [m for m in near if not _COMPARED.search(sentence.text, 0, m.start)]
    dated = [m for m in near if not _ELSEWHERE.search(sentence.text, min(end, m.end), max(start, m.start))]
    return bool(dated) and all(_before(m.iso, current) for m in dated)


def _before(iso: str, current: str) -> bool:
    """Surely earlier: `2025` is not before `2025-02`."""
    return iso[:7] < current[: len(iso[:7])]


def rating_was(sentence: Sentence) -> bool:
    """`At our last inspection we found breaches. The overall rating was …`"""
    return bool(_RATING_WAS.search(sentence.text))


def goes_on(sentence: Sentence) -> bool:
    """Whether a sentence after one about the past still tells of it: plain past tense, nothing new."""
    return bool(_PLAIN_PAST.search(sentence.text)) and not _NEWS.search(sentence.text)
