"""Dates: ISO first, RFC next, dateparser for printed dates only."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.extraction import Candidates
from scraper.page import Page
from scraper.record import DatePrecision


@dataclass(frozen=True, slots=True)
class Moment:
    """`value` is ISO 8601: a date, or a date-time with offset where one is known."""

    value: str
    raw: str
    precision: DatePrecision


def read_date(candidates: Candidates, page: Page) -> Moment | None:
    """The first candidate that is a possible date."""
    return None
