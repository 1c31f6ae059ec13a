"""Who said what: marks → spans → cues → mentions → people → attribution."""

from __future__ import annotations

from scraper.prose import Prose
from scraper.record import Quote


def find_quotes(prose: Prose) -> tuple[Quote, ...]:
    """Quotes in order of appearance."""
    return ()
