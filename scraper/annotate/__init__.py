"""Prose → Notes: quotes with their speakers, organisations with their codes, regulatory events."""

from __future__ import annotations

from scraper.annotate.organisations import find_organisations
from scraper.annotate.quotes import find_quotes
from scraper.annotate.regulation import find_events
from scraper.prose import Prose
from scraper.record import Notes


def annotate(prose: Prose) -> Notes:
    """Quotes in order of appearance, organisations by first mention, events by first evidence."""
    organisations = find_organisations(prose)
    events = find_events(prose, organisations)
    return Notes(
        quotes=find_quotes(prose),
        organisations=organisations,
        events=tuple(found.event for found in events),
        rules={f"events.{i}": found.rule for i, found in enumerate(events)},
    )
