"""Health bodies named in a text, resolved to their codes where that is certain."""

from __future__ import annotations

from scraper.prose import Prose
from scraper.record import Organisation


def find_organisations(prose: Prose) -> tuple[Organisation, ...]:
    """Organisations by first mention."""
    return ()
