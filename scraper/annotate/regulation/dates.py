"""When: moments as printed, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scraper.record import MomentPrecision

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}


@dataclass(frozen=True, slots=True)
class Moment:
    """`iso` is the first day, month or year meant; a season is given by its first month."""

    iso: str
    precision: MomentPrecision
    start: int
    end: int


_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_OTHER_MONTH = _MONTH.replace("?P<month>", "?:")
_FIRST_MONTH = _MONTH.replace("?P<month>", "?P<first>")  # `28 July to 1 August`
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OTHER_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|to|and|,|&|until)\s*"
_YEAR = (
    r"(?:,?\s+(?:of\s+)?(?:(?P<year>(?:19|20)\d\d)|(?P<relative>last year|this year|the previous year"
    r"|the year before)))?"
)

_DAY_MONTH = re.compile(
    rf"\b{_DAY}(?:{_TO}{_OTHER_DAY})*(?:\s+{_FIRST_MONTH}{_TO}{_OTHER_DAY})?"
    rf"\s+(?:of\s+)?{_MONTH}{_YEAR}"
)
_MONTH_DAY = re.compile(rf"\b(?:(?P<which>last|this) )?{_MONTH}\s+{_DAY}\b(?!\d|,\d)(?:{_TO}{_OTHER_DAY}\b)*{_YEAR}")
# `between November 2024 and January 2025` begins in the first of the two.
_SPAN_OF_MONTHS = re.compile(
    rf"\b{_FIRST_MONTH} (?P<begun>(?:19|20)\d\d)(?:\s*(?:-|–|to|and|until)\s*){_OTHER_MONTH} (?:19|20)\d\d\b"
)
_MONTH_ONLY = re.compile(
    rf"\b(?:(?P<which>last|this) )?(?:early |late |mid-)?{_MONTH}(?:{_TO}{_OTHER_MONTH})*{_YEAR}(?!\s*\d)"
)
_SEASON = re.compile(rf"\b(?:(?P<which>last|this) )?(?P<season>spring|summer|autumn|winter)\b{_YEAR}")
_AGO = re.compile(
    r"(?i)\b(?P<number>a|one|two|three|four|five|six|seven|eight|nine|\d+) (?P<unit>day|week|month"
    r"|year)s? (?:ago|earlier)\b"
)
_NEAR = re.compile(
    rf"(?i)\b(?P<near>yesterday|today|last week|last month|(?:earlier )?this month|(?:earlier )?this week"
    rf"|(?:earlier )?this year|last year)\b"
    rf"|\b(?:on|last) (?P<weekday>{'|'.join(_DAYS)})\b"
)
_PLAIN_YEAR = re.compile(r"\b(?:in|since|during|of|from|early|late|back in)\s+(?P<year>(?:19|20)\d\d)\b")


_NAMES_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_NAMES_SEASON = re.compile(r"spring|summer|autumn|winter")
_NAMES_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TELLS_NEAR = re.compile(r"\b(?:[Ll]ast|[Tt]his|[Tt]oday|[Yy]esterday|[Oo]n [MTWFS]\w+day)\b")
_TELLS_DISTANCE = re.compile(r"\b(?:ago|earlier)\b")


def moments(text: str, published: date | None) -> list[Moment]:
    """Every moment that can be resolved, in order, none inside another."""
    found: list[Moment] = []
    for hint, pattern, resolve in _RULES:
        for m in pattern.finditer(text) if hint.search(text) else ():
            if any(m.start() < other.end and other.start < m.end() for other in found):
                continue
            resolved = resolve(m, published)
            if resolved:
                found.append(Moment(resolved[0], resolved[1], *m.span()))
    return [m for m in sorted(found, key=lambda moment: moment.start) if not _is_made_precise(m, found)]


def _is_made_precise(moment: Moment, found: list[Moment]) -> bool:
    """`over a year ago in December`: the second is meant."""
    return moment.precision == "year" and any(0 < other.start - moment.end < 6 for other in found)


Resolved = tuple[str, MomentPrecision] | None


def _number_of(month: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))


def _year(m: re.Match[str], month: int, published: date | None) -> int | None:
    """The year as printed, else the last time this month came round before publication."""
    parts = m.groupdict()
    if parts["year"]:
        return int(parts["year"])
    if published is None:
        return None
    if parts["relative"]:
        return published.year - (parts["relative"] != "this year")
    return published.year - (month > published.month)


def _on_day(m: re.Match[str], published: date | None) -> Resolved:
    month = _number_of(m["month"])
    year = _year(m, month, published)
    if year is None:
        return None
    if first := m.groupdict().get("first"):
        year -= _number_of(first) > month
        month = _number_of(first)
    try:
        return date(year, month, int(m["day"])).isoformat(), "day"
    except ValueError:
        return None


def _in_span(m: re.Match[str], published: date | None) -> Resolved:
    return f"{m['begun']}-{_number_of(m['first']):02}", "month"


def _in_month(m: re.Match[str], published: date | None) -> Resolved:
    month = _number_of(m["month"])
    year = _year(m, month, published)
    return None if year is None else (f"{year:04}-{month:02}", "month")


def _in_season(m: re.Match[str], published: date | None) -> Resolved:
    month = _SEASONS[m["season"]]
    year = _year(m, month, published)
    if year is None:
        return None
    if published and m["which"] == "last" and not m["year"] and (year, month) >= (published.year, published.month - 2):
        year -= 1
    return f"{year:04}-{month:02}", "season"


def _ago(m: re.Match[str], published: date | None) -> Resolved:
    if published is None:
        return None
    number = _NUMBERS.get(m["number"].lower()) or int(m["number"])
    unit = m["unit"].lower()
    if unit == "day":
        return (published - timedelta(days=number)).isoformat(), "day"
    if unit == "week":
        return (published - timedelta(weeks=number)).isoformat()[:7], "month"
    if unit == "year":
        return f"{published.year - number:04}", "year"
    return _months_before(published, number), "month"


def _months_before(day: date, number: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 - number, 12)
    return f"{year:04}-{month + 1:02}"


def _near(m: re.Match[str], published: date | None) -> Resolved:
    if published is None:
        return None
    if m["weekday"]:
        back = (published.weekday() - _DAYS.index(m["weekday"].capitalize())) % 7
        return (published - timedelta(days=back)).isoformat(), "day"
    near = m["near"].lower()
    if near in ("today", "yesterday"):
        return (published - timedelta(days=near == "yesterday")).isoformat(), "day"
    if near.endswith("year"):
        return f"{published.year - (near == 'last year'):04}", "year"
    if near == "last month":
        return _months_before(published, 1), "month"
    return (published - timedelta(weeks=near == "last week")).isoformat()[:7], "month"


def _in_year(m: re.Match[str], published: date | None) -> Resolved:
    return m["year"], "year"


# Hint (cheap, so that the dear patterns are seldom tried), pattern, meaning; the more precise ones first.
_Rule = tuple[re.Pattern[str], re.Pattern[str], Callable[[re.Match[str], date | None], Resolved]]
_RULES: tuple[_Rule, ...] = (
    (_NAMES_MONTH, _SPAN_OF_MONTHS, _in_span),
    (_NAMES_MONTH, _DAY_MONTH, _on_day),
    (_NAMES_MONTH, _MONTH_DAY, _on_day),
    (_NAMES_MONTH, _MONTH_ONLY, _in_month),
    (_NAMES_SEASON, _SEASON, _in_season),
    (_TELLS_DISTANCE, _AGO, _ago),
    (_TELLS_NEAR, _NEAR, _near),
    (_NAMES_YEAR, _PLAIN_YEAR, _in_year),
)

_INSPECTION = re.compile(
    r"(?i)\b(?:(?:re-?)?inspect(?:ion|ions|ed|ing)|inspectors (?:who )?(?:visited|went|called|returned"
    r"|arrived|came|found|attended)|visit(?:ed|s)?|assessment|assessed|review)\b"
)
_NOT_INSPECTED = re.compile(
    r"\b(?:publish\w*|report(?:s|ed)?|open(?:ed|s)|regist\w+|died|death|since|court|until|due|next"
    r"|will|took over|appointed|joined|issued|served|told|ordered|now|given|rated|rating|awarded|placed|previous\w*)\b"
)
_DATED_OTHERWISE = re.compile(
    r"\b(?:published|opened|died|registered|appointed|released)(?: (?:in|on|since|last|this))* $"
)
_AFTERWARDS = re.compile(r"\b(?:after|following)\b")
_PREVIOUS = re.compile(
    r"(?i)\b(?:previous|earlier|last|prior|first|original)\s+(?:\w+\s){0,2}(?:inspection|visit|assessment"
    r"|report)"
    r"|\b(?:carried out|conducted|made) (?:another|a further|a separate) (?:inspection|visit)\b"
    r"|\blast (?:\w+ )?inspected\b|\bhad (?:\w+ )?been (?:re-?)?inspected\b|\bpreviously\b|\bat its last\b"
)


WHEN_RATED = re.compile(r"(?i)\bhaving (?:last )?been (?:last )?(?:re-?)?inspected\b")  # `…, Elm House was rated good`


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection whose time is told; `previous` when it is an earlier one."""

    moment: Moment
    previous: bool


def visits(text: str, moments: list[Moment]) -> Iterator[Visit]:
    """The inspections that one sentence dates by its `moments`, in order."""
    inspections = list(_INSPECTION.finditer(text)) if moments else []
    for moment in moments:
        if _dates(text, inspections, moment):
            lead = text[max(0, moment.start - 90) : moment.start]
            yield Visit(moment, bool(_PREVIOUS.search(lead)) and not WHEN_RATED.search(lead))


def _dates(text: str, inspections: list[re.Match[str]], moment: Moment) -> bool:
    if _DATED_OTHERWISE.search(text, max(0, moment.start - 30), moment.start):
        return False
    for inspection in inspections:
        if inspection.end() <= moment.start:
            gap = text[inspection.end() : moment.start]
            if len(gap) < 110 and not _NOT_INSPECTED.search(gap):
                return True
        elif inspection.start() - moment.end < 45:
            gap = text[moment.end : inspection.start()]
            if not _NOT_INSPECTED.search(gap) and not _AFTERWARDS.search(gap):
                return True
    return False
