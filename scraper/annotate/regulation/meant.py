"""Who is meant at a place of a text."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.annotate.regulation.sentences import Sentence
from scraper.annotate.regulation.subjects import Named
from scraper.record import SubjectLevel

Place = tuple[int, int]  # paragraph, offset


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: a body (its name may be unknown), and the service within it."""

    named: Named | None
    service: str | None = None

    @property
    def level(self) -> SubjectLevel | None:
        if self.service:
            return "service"
        return self.named.level if self.named else None


def place_of(sentence: Sentence, at: int) -> Place:
    return sentence.place, (sentence.offset or 0) + at
