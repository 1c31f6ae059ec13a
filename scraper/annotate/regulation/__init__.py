"""What the regulator did, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.prose import Prose
from scraper.record import Event, Organisation


@dataclass(frozen=True, slots=True)
class FoundEvent:
    event: Event
    rule: str


def find_events(prose: Prose, organisations: tuple[Organisation, ...]) -> tuple[FoundEvent, ...]:
    """Events by first evidence; `rule` names the pattern that fired."""
    return ()
