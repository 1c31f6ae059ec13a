"""Plain strings: white space folded, nothing else changed."""

from __future__ import annotations

from scraper.extraction import Candidates


def clean(text: str | None) -> str | None:
    """White space of every kind folded to single blanks; None for nothing."""
    return " ".join(text.split()) or None if text else None


def first(candidates: Candidates) -> str | None:
    return candidates[0].value if candidates else None
