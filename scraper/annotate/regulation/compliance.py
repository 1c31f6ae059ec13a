"""Outcomes that are no ratings in words: compliance, standards met, SEND outcomes, oversight segments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scraper.annotate.regulation.tense import conditional
from scraper.record import EventKind


@dataclass(frozen=True, slots=True)
class Outcome:
    kind: EventKind
    regulators: tuple[str, ...]
    """Whose outcome this can be; the first when the text does not say."""
    to: str
    old: str | None
    action: str | None
    rule: str
    start: int
    end: int


_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_SEGMENT = re.compile(r"(?i)\b(?:segment|NOF|SOF|tier)[ -]?(?P<n>[1-5]|one|two|three|four|five)\b")
_LEFT = re.compile(r"(?i)\b(?:no longer in|out of|left) (?:\w+ )?$")
_FUTURE = re.compile(r"\bwill\b[^.;]{0,40}$")
_MOVED = re.compile(r"(?i)\bfrom (?:\w+ ){0,2}$")
_COMPLIANCE = (
    ("substantially compliant", re.compile(r"(?i)\bsubstantial(?:ly)? complian(?:t|ce)\b")),
    (
        "not compliant",
        re.compile(
            r"(?i)\b(?:(?:major|significant) non[- ]compliance\b|(?:non[- ]?complian(?:t|ce|ces)|not compliant"
            r"|failed to comply with|not in compliance"
            r"|(?:did not|failed to) (?:fully )?(?:comply|meet))\b(?=[^.;]{0,80}\b(?:regulations?"
            r"|standards?|requirements?|rules?)\b))"
        ),
    ),
    (
        "compliant",
        re.compile(
            r"(?i)\b(?:(?:was|were|is|be|found|fully|as|in full|full) complian(?:t|ce)|complied with"
            r"|met all)\b(?=[^.;]{0,80}\b(?:regulations?|standards?|requirements?|rules?)\b)"
        ),
    ),
)
_STANDARDS = (
    (
        "standards not all met",
        re.compile(
            r"(?i)\b(?:not (?:all|every) (?:of the )?standards (?:were |are |have been )?(?:all )?met"
            r"|(?:did not|does not|failing to|failed to|not) meet(?:ing)? (?:all |every "
            r"|\w+ )?(?:of )?(?:the |its )?(?:\w+ )?standards?|standards (?:were |are )?not all met"
            r"|(?:failed|not met) (?:\w+ ){1,3}(?:of the )?standards)\b"
        ),
    ),
    (
        "standards met",
        re.compile(
            r"(?i)\b(?:all (?:of )?(?:the )?(?:\w+ )?standards (?:had been |have been |were |are "
            r"|was )?(?:now )?(?:all )?met|met all (?:of )?(?:the )?(?:\w+ ){0,3}standards"
            r"|meets all (?:of )?(?:the )?(?:\w+ ){0,3}standards|standards met)\b"
        ),
    ),
)
_SEND = (
    (
        "widespread and/or systemic failings",
        re.compile(
            r"(?i)\bwidespread[\"'”’]?(?:,| and/or| and| or) [\"'“‘]?system(?:ic|atic)[\"'”’]? "
            r"(?:SEND )?fail(?:ings|ures)\b"
            r"|\bsystem(?:ic|atic) SEND fail(?:ings|ures)\b"
        ),
    ),
    (
        "inconsistent experiences and outcomes",
        re.compile(
            r"(?i)\binconsistent experiences and outcomes\b"
            r"|\bexperiences and outcomes (?:[\w ]{0,60} )?(?:is|are|was|were) inconsistent\b"
        ),
    ),
    (
        "typically lead to positive experiences and outcomes",
        re.compile(
            r"(?i)\btypically (?:lead|leads|leading|led) to positive experiences(?: and outcomes)?\b"
            r"|\btypically positive experiences and outcomes\b"
        ),
    ),
)


def find_outcomes(text: str, regulators: frozenset[str]) -> Iterator[Outcome]:
    """`regulators`: those the article names."""
    yield from _first(text, _SEND, "rating", ("ofsted", "cqc"), "SEND outcome")
    yield from _segments(text)
    if regulators & {"hiqa", "mhc"}:
        yield from _first(text, _COMPLIANCE, "inspection", ("hiqa", "mhc"), "compliance")
    if "gphc" in regulators:
        yield from _first(text, _STANDARDS, "inspection", ("gphc",), "standards")


def _first(
    text: str,
    table: tuple[tuple[str, re.Pattern[str]], ...],
    kind: EventKind,
    regulators: tuple[str, ...],
    rule: str,
) -> Iterator[Outcome]:
    """The worst outcome a sentence gives; counts of centres are left to the reader."""
    for label, pattern in table:
        m = pattern.search(text)
        if m and not conditional(text, *m.span()):
            yield Outcome(kind, regulators, label, None, None, rule, *m.span())
            return


def _segments(text: str) -> Iterator[Outcome]:
    found = [
        m
        for m in _SEGMENT.finditer(text)
        if not (_LEFT.search(text[: m.start()]) or _FUTURE.search(text[: m.start()]) or conditional(text, *m.span()))
    ]
    labels = [f"segment {_DIGITS.get(m['n'].lower(), m['n'])}" for m in found]
    old = next((label for m, label in zip(found, labels, strict=True) if _MOVED.search(text[: m.start()])), None)
    new = [(m, label) for m, label in zip(found, labels, strict=True) if label != old]
    if new and len(labels) <= 2:
        m, label = new[-1]
        yield Outcome("oversight", ("nhse",), label, old, "segmentation", "segment", *m.span())
