"""Prosecutions and what they cost: the fine itself apart from costs, charges and the total ordered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scraper.annotate.regulation.tense import conditional
from scraper.record import Amount, Stage

_MONEY = r"[£€$]\s?\d[\d,]*(?:\.\d+)?\s?(?:million|m|k|bn)?\b"
_SUM = re.compile(r"(?i)(?P<currency>[£€$])\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>million|m|k|bn)?\b")
_ADVERBS = (
    r"(?:a (?:combined )?total(?: of)? |an? (?:\w+ )?|just (?:over|under) |more than |nearly |almost |over "
    r"|around |about |some |further |additional )*"
)
_FINE = re.compile(
    rf"(?i)\b(?:fin(?:ed|es|e of|ing)(?: (?!to\b|for\b)[\w’'.-]+){{0,6}}?|fine (?:was|totalling|to)"
    rf"|financial penalty of|pay a fine of) {_ADVERBS}{_MONEY}"
)
_FINE_MORE = re.compile(rf"(?i)(?:\s?for [^.;£€$]{{1,80}})?,? and {_ADVERBS}{_MONEY}")
_FINE_AFTER = re.compile(rf"(?i){_MONEY} (?:\w+ )?(?:fine|penalty)\b(?! costs)")
_TOTAL = re.compile(
    rf"(?i)\b(?:ordered|told|made|has|had|required|must|forced|agreed)(?: \w+){{0,2}} to pay {_ADVERBS}"
    rf"(?:fines? and (?:\w+ )?costs (?:of|totalling) )?{_ADVERBS}{_MONEY}"
    rf"|\btotal(?:ling|led|s)?(?: of| to pay of)? {_MONEY}"
    rf"|\b(?:pays|paying|landed with|hit with|faces) (?:a )?{_ADVERBS}{_MONEY} (?:bill|in fines)"
)
_NOT_THE_TOTAL = re.compile(
    r"(?i)^\s*(?:\w+ ){0,3}(?:(?:in |of |towards? |prosecution |court |legal )*costs|victim|surcharge|compensation)\b"
)
_TOTAL_BEFORE = re.compile(r"\b(?:total|combined) $")
_CASE = re.compile(
    r"(?i)\b(?:prosecuted|prosecuting (?=the\b|an?\b|[A-Z])|faces (?:\w+ ){0,3}prosecution"
    r"|prosecution (?:brought|by|of|against|follow\w*)|(?:successful"
    r"|criminal) prosecution|(?:pleaded|pleading|pleads|plead) guilty|admitted (?:\w+ ){0,2}(?:charges?"
    r"|offences?|failing|breach\w*)|found guilty|convicted|sentenced|guilty plea|charged with)\b"
)
_COURT = re.compile(r"(?i)\b(?:court|fined|fine|prosecut\w+|guilty|judge|magistrates|sentenc\w+|convict\w+)\b")
_EACH = re.compile(r"\s?(?:for|on|per|in respect of) (?:each|every|offence)\b")
_AT_MOST = re.compile(r"\b(?:can|cannot|could|may|up to|maximum|exceed)\b")  # `fines that cannot exceed £20,000`
_UNITS = {"million": 1e6, "m": 1e6, "bn": 1e9, "k": 1e3}
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
_PLANNED = re.compile(
    r"(?i)\b(?:to be|will be|is|are|is being|are being|facing|faces|to face|intends? to"
    r"|considering|could be) (?:a )?$"
)


@dataclass(frozen=True, slots=True)
class Case:
    stage: Stage
    amount: Amount | None
    start: int
    end: int


def find_cases(text: str) -> Iterator[Case]:
    if not _COURT.search(text):
        return
    fines = [m for pattern in (_FINE, _FINE_AFTER) for m in pattern.finditer(text) if not conditional(text, *m.span())]
    for m in fines:
        if _EACH.match(text, m.end()) or _AT_MOST.search(m.group()):
            continue
        yield Case("imposed", _amount(m, "total" if _TOTAL_BEFORE.search(text, 0, m.start()) else "fine"), *m.span())
        more = _FINE_MORE.match(text, m.end())
        if more and not _NOT_THE_TOTAL.match(text[more.end() :]):
            yield Case("imposed", _amount(more, "fine"), *more.span())
    for m in _TOTAL.finditer(text):
        if not conditional(text, *m.span()) and not _NOT_THE_TOTAL.match(text[m.end() :]):
            yield Case("imposed", _amount(m, "total"), *m.span())
    for m in _CASE.finditer(text):
        if not conditional(text, *m.span()):
            planned = m.group().startswith(("charged", "faces")) or _PLANNED.search(
                text, max(0, m.start() - 25), m.start()
            )
            yield Case("proposed" if planned else "imposed", None, *m.span())


def _amount(m: re.Match[str], kind: Literal["fine", "total"]) -> Amount:
    sums = list(_SUM.finditer(m.group()))
    currency, number, unit = sums[-1].group("currency", "number", "unit")
    value = float(number.replace(",", "")) * _UNITS.get((unit or "").lower(), 1)
    return Amount(value=round(value, 2), currency=_CURRENCIES[currency], kind=kind)
