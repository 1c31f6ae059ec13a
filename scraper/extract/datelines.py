"""Printed dates and bylines, told apart from other short lines. Nothing is computed here."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_DATE = (
    rf"(?:{_WEEKDAY})?(?:{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?"
    r"|\d{1,2}\.? [^\W\d]{3,12} (?:19|20)\d\d|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_TIME = r"\d{1,2}(?:[:.]\d{2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\s*[ap]\.?m\.?)(?:\s*\(?[a-z]{2,4}\b\)?)?"
_RELATIVE = (
    r"(?:(?:an?|\d+)\s*(?:second|sec|minute|min|hour|hr|day|week|month|year|[smhdwy])s?\.?\s+ago"
    r"|just now|yesterday|today)"
)
_WHEN = rf"(?:{_DATE}|{_RELATIVE}|{_TIME})"
_MOMENT = rf"{_WHEN}(?:\s*(?:,|at|[·|•–-])?\s*{_WHEN})*"
_LEAD = r"(?:(?:first |last )?(?:published|posted|updated|date)(?:\s+on)?\s*:?\s*)?"
_DATELINE = re.compile(rf"{_LEAD}({_MOMENT})(?:\s*[·|•]?\s*updated\b.*)?", re.I)
_DATE_TAIL = re.compile(rf"(?:^|[\s,|·•–-])({_MOMENT})$", re.I)
_TOPICS_TAIL = re.compile(rf"in [^.!?]{{2,90}}?\s[|·•–—/-]\s({_MOMENT})", re.I)
_RULES = " ,|·•–—-/"
"""What designers put between a name and a date."""
_BYLINE = re.compile(r"(?:words\s+|written\s+|posted\s+)?by:?\s+(?=[^\s\d])(.{2,90})", re.I)


def read_date_line(text: str) -> str | None:
    """The date of a line that is nothing but a date, as printed."""
    match = _DATELINE.fullmatch(text.strip(_RULES)) if len(text) <= 60 else None
    return match[1] if match else None


def read_topic_line(text: str) -> str | None:
    """The date at the end of a line of topics: `In News, Hospitals - 5 June 2025`."""
    match = _TOPICS_TAIL.fullmatch(text) if len(text) <= 120 else None
    return match[1] if match else None


def read_byline(text: str) -> tuple[str, str | None] | None:
    """`By NAME DD Month YYYY` taken apart; None for what is no byline. The word `By` is left out."""
    if len(text) > 120 or not (match := _BYLINE.fullmatch(text)):
        return None
    names = match[1]
    date = _DATE_TAIL.search(names)
    if date:
        return names[: date.start()].strip(_RULES), date[1]
    return names, None
