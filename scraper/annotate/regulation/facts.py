"""What one sentence states, before facts about the same thing are merged into events."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scraper.annotate.regulation.cast import Meant
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

    @property
    def spoken(self) -> bool:
        return self.sentence.spoken(self.start)


_CONDITIONAL = re.compile(
    r"(?i)\b(?:if|unless|could|might|may|would|whether|can|should|in case|warned (?:it|they|that)|risks?"
    r"|avoid(?:s|ed|ing)?"
    r"|not (?:be|been|being)|never|without|prevent|hopes?|rather than|instead of|short of|whenever"
    r"|any (?:service|home|provider|trust))\b[^.;]{0,90}$"
)
_NEW_CLAUSE = re.compile(r"; |\bwhich\b|, (?:and|but) ")
_RECOMMENDED = re.compile(r"\b(?:recommend\w*|announced|confirmed)\b[^.;]*$")
_CONDITION_AFTER = re.compile(r"(?i)^[^.;]{0,60}\b(?:if (?:it|they|you|we|the|improvements?|this)|unless)\b")


def conditional(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` is only a possibility: `if you do not improve you will be placed in …`."""
    if _RECOMMENDED.search(text, max(0, start - 120), start):
        return False
    clause = _NEW_CLAUSE.split(text[max(0, start - 120) : start])[-1]
    return bool(_CONDITIONAL.search(clause) or _CONDITION_AFTER.match(text[end : end + 90]))


_RESUMED = re.compile(r", (?=has\b|have\b|is\b|are\b)")  # `…, which was once good, has been placed in …`
_HISTORY = re.compile(
    r"(?i)\b(?:had (?:\w+ )?(?:been|received|left|entered|issued|served|placed|imposed|put)|previously"
    r"|formerly|originally|at the time"
    r"|in the past|used to be"
    r"|(?:earlier|last|two|three|four|five|several|a few|\w+) years? (?:ago|earlier|before)|having been|previous)\b"
)


def historical(text: str, start: int, end: int) -> bool:
    """Whether the clause around `[start, end)` speaks of earlier times."""
    clause = _RESUMED.split(text[max(0, start - 60) : end])[-1]
    return bool(_HISTORY.search(clause))
