"""Dates: ISO first, RFC next, then the ways newspapers print them; dateparser for what is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scraper.extraction import Candidates, Found
from scraper.record import DatePrecision


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a date cannot say itself: the zone its clock shows, its language, and the last moment it can mean.

    `zone` is an IANA name; None for any of the three means nothing is known.
    """

    zone: str | None = None
    language: str | None = None
    latest: datetime | None = None


class Moment(NamedTuple):
    """`value` is ISO 8601: a date, or a date-time with offset where one is known, always with its seconds."""

    value: str
    raw: str
    precision: DatePrecision

    @property
    def is_utc(self) -> bool:
        return self.value.endswith("+00:00")

    def is_same_elsewhere(self, other: Moment) -> bool:
        """The same instant, told in another zone."""
        zoned = not self.is_utc and self.precision == other.precision and self.value[-6] in "+-"
        return zoned and datetime.fromisoformat(self.value) == datetime.fromisoformat(other.value)


class Dated(NamedTuple):
    """A moment and the candidate that said it."""

    moment: Moment
    found: Found


_Reading = tuple[datetime, DatePrecision, str]
"""With the words that say it: a label before and a place after are none of it."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH = rf"(?P<month>{MONTH})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORDED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_DAY}[\s.\-]+(?:of\s+)?{_MONTH},?[\s\-]+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}\b",
    )
)
_NUMBERED = re.compile(r"\b([0-3]?\d)([/.])([0-3]?\d)\2((?:19|20)\d\d|\d\d)\b")
_YEAR_FIRST = re.compile(r"(?<![\d./])((?:19|20)\d\d)([/.])([01]?\d)\2([0-3]?\d)(?!\d|[./]\d)")
_ISO_INSIDE = re.compile(
    r"\b(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_CLOCK = re.compile(
    r"\b(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d)\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*\(?(?P<zone>[A-Z]{2,4})?\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s+$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SECONDS = re.compile(r"[T ]\d\d:?\d\d:?\d\d")
_UTC = ("Z", "+00:00", "+0000")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_HOURS = {
    letters: hours
    for hours, zones in (
        (0, "gmt utc wet"),
        (1, "bst west cet"),
        (2, "cest eet sast"),
        (3, "eest"),
        (8, "sgt hkt"),
        (9, "jst"),
        (10, "aest"),
        (11, "aedt"),
        (12, "nzst"),
        (13, "nzdt"),
        (-4, "edt"),
        (-5, "est cdt"),
        (-6, "cst mdt"),
        (-7, "mst pdt"),
        (-8, "pst"),
    )
    for letters in zones.split()
}
"""Printed zone to hours from UTC. `IST` is left out: it is Irish, Indian and Israeli."""
_PLACES = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_FIRST_POSSIBLE = date(1970, 1, 2)
"""Placeholders for a missing date (0001-01-01, 1900-01-01, the Unix epoch) lie before it."""
_LONGEST = 120
"""A printed date is short; anything longer is a sentence that mentions one."""
_LONGEST_FOREIGN = 60


def read_date(candidates: Candidates, dateline: Dateline) -> Dated | None:
    """The first candidate that is a possible date; the same moment on the publisher's own clock beats it in UTC."""
    rest = iter(candidates)
    first = next(_dated(rest, dateline), None)
    if first is None or not first.moment.is_utc:
        return first
    elsewhere = _dated((found for found in rest if not found.value.endswith(_UTC)), dateline)
    return next((each for each in elsewhere if each.moment.is_same_elsewhere(first.moment)), first)


def _dated(candidates: Iterable[Found], dateline: Dateline) -> Iterator[Dated]:
    for found in candidates:
        if moment := read_moment(found.value, dateline):
            yield Dated(moment, found)


def read_moment(printed: str | None, dateline: Dateline = Dateline()) -> Moment | None:
    """A date as machines or newspapers write it. None for relative, impossible and future dates, and for no date."""
    raw = " ".join(printed.split()) if printed else ""
    if len(raw) > _LONGEST or not _DIGIT.search(raw):
        return None
    for read in _READERS:
        if reading := read(raw, dateline):
            return _moment(*reading, dateline)
    return None


def _moment(when: datetime, precision: DatePrecision, raw: str, dateline: Dateline) -> Moment | None:
    if precision != "day" and when.tzinfo is None:
        when = when.replace(tzinfo=_zone(dateline.zone))
    if not _possible(when, dateline.latest):
        return None
    if precision == "day":
        return Moment(when.date().isoformat(), raw, precision)
    return Moment(when.isoformat(timespec="seconds"), raw, precision)


def _possible(when: datetime, latest: datetime | None) -> bool:
    """A day of grace: the clocks of the page and the fetcher may be in different zones."""
    if when.date() < _FIRST_POSSIBLE:
        return False
    return latest is None or (when if when.tzinfo else when.replace(tzinfo=UTC)) <= latest + timedelta(days=1)


def _zone(name: str | None) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _iso(raw: str, dateline: Dateline) -> _Reading | None:
    try:
        return _precise(datetime.fromisoformat(raw), raw)
    except ValueError:
        return None


def _precise(when: datetime, raw: str) -> _Reading:
    """Midnight to the second is how systems write a date without a time."""
    if when.time() == time.min:
        return when, "day", raw
    return when, "second" if _SECONDS.search(raw) else "minute", raw


def _epoch(raw: str, dateline: Dateline) -> _Reading | None:
    """Seconds or milliseconds since 1970."""
    if not _EPOCH.fullmatch(raw):
        return None
    return datetime.fromtimestamp(int(raw[:10]), UTC), "second", raw


def _rfc(raw: str, dateline: Dateline) -> _Reading | None:
    if raw.count(":") != 2:
        return None
    try:
        return parsedate_to_datetime(raw), "second", raw
    except ValueError:
        return None


def _worded(raw: str, dateline: Dateline) -> _Reading | None:
    """18 July 2025, July 18th, 2025, 18-Jul-2025."""
    for pattern in _WORDED:
        if match := pattern.search(raw):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            return _with_clock(raw, match, int(match["year"]), month, int(match["day"]))
    return None


def _numbered(raw: str, dateline: Dateline) -> _Reading | None:
    """18/07/2025, day first unless that is impossible or the page is American."""
    match = _NUMBERED.search(raw)
    if not match:
        return None
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    american = dateline.language == "en-US" and not (dateline.zone or "").startswith("Europe/")
    if month > 12 or (american and day <= 12):
        day, month = month, day
    return _with_clock(raw, match, year if year > 99 else 2000 + year, month, day)


def _year_first(raw: str, dateline: Dateline) -> _Reading | None:
    """2025.07.18 and 2025/7/18, as East Asia writes them."""
    match = _YEAR_FIRST.search(raw)
    return _with_clock(raw, match, int(match[1]), int(match[3]), int(match[4])) if match else None


def _iso_inside(raw: str, dateline: Dateline) -> _Reading | None:
    match = _ISO_INSIDE.search(raw)
    return _iso(match[0], dateline) if match else None


def _with_clock(raw: str, found: re.Match[str], year: int, month: int, day: int) -> _Reading | None:
    """The date with the time printed nearest after it, else before it."""
    clock = _CLOCK.search(raw, found.end()) or _CLOCK.search(raw[: found.start()])
    try:
        when = datetime(year, month, day)
        if clock is None:
            return when, "day", _words(raw, found)
        return _clocked(when, clock), "second" if clock["second"] else "minute", _words(raw, found, clock)
    except ValueError:
        return None


def _words(raw: str, *matches: re.Match[str]) -> str:
    start, end = min(match.start() for match in matches), max(match.end() for match in matches)
    weekday = _WEEKDAY.search(raw[:start])
    return raw[weekday.start() if weekday else start : end].strip()


def _clocked(when: datetime, clock: re.Match[str]) -> datetime:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    moment = when.replace(hour=hour, minute=int(clock["minute"]), second=int(clock["second"] or 0))
    return moment.replace(tzinfo=_printed_zone(clock["zone"]))


def _printed_zone(letters: str | None) -> tzinfo | None:
    key = (letters or "").lower()
    if key in _HOURS:
        return timezone(timedelta(hours=_HOURS[key]))
    return _zone(_PLACES.get(key))


def _foreign(raw: str, dateline: Dateline) -> _Reading | None:
    """Every other language. English has been read by now, and what is left of it is relative or no date."""
    language = (dateline.language or "en").split("-")[0].lower()
    if language == "en" or len(raw) > _LONGEST_FOREIGN:
        return None
    import dateparser  # costs 60 ms, and its first use 300 ms: only when a page needs it

    settings = {"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    try:
        when = dateparser.parse(raw, languages=[language], settings=settings)
    except ValueError:  # a language it does not know
        return None
    return (when, "minute" if _CLOCK.search(raw) else "day", raw) if when else None


_READERS: tuple[Callable[[str, Dateline], _Reading | None], ...] = (
    _iso,
    _epoch,
    _rfc,
    _worded,
    _iso_inside,
    _year_first,
    _numbered,
    _foreign,
)
