"""What the regulator did, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.annotate.regulation.article import Article
from scraper.annotate.regulation.events import event
from scraper.annotate.regulation.merging import merge
from scraper.annotate.regulation.prefilter import may_hold_events
from scraper.annotate.regulation.reading import read
from scraper.prose import Prose
from scraper.record import Event, Organisation


@dataclass(frozen=True, slots=True)
class FoundEvent:
    event: Event
    rule: str


def find_events(prose: Prose, organisations: tuple[Organisation, ...]) -> tuple[FoundEvent, ...]:
    """Events by first evidence; `rule` names the pattern that fired."""
    if not may_hold_events(prose, organisations):
        return ()
    article = Article(prose, organisations)
    return tuple(FoundEvent(event(merged, article), merged.fact.rule) for merged in merge(read(article)))
