"""What one sentence states, before facts about the same thing are merged into events."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.annotate.regulation.dates import Moment
from scraper.annotate.regulation.meant import Meant
from scraper.annotate.regulation.sentences import Sentence
from scraper.record import Amount, EventKind, Stage


@dataclass(frozen=True, slots=True)
class Fact:
    """`start` and `end` are offsets in the sentence; `question` None means that a rating names no key question."""

    kind: EventKind
    rule: str
    sentence: Sentence
    start: int
    end: int
    meant: Meant
    regulator: str | None
    background: bool = False
    question: str | None = None
    old: str | None = None
    to: str | None = None
    trend: str = ""
    action: str | None = None
    stage: Stage | None = None
    legal_basis: str | None = None
    amount: Amount | None = None
    inspected: Moment | None = None
    """Where the statement itself dates the inspection, as a row of a table does."""

    @property
    def spoken(self) -> bool:
        return self.sentence.spoken(self.start)
