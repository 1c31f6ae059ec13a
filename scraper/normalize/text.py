"""Plain strings: white space folded, what nobody sees taken out, nothing else changed."""

from __future__ import annotations

import re

from scraper.extraction import Candidates

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""Soft hyphens, zero-width spaces, direction and byte-order marks; the joiners of emoji and Persian stay."""


def clean(text: str | None) -> str | None:
    """White space of every kind folded to single blanks; None for nothing."""
    if not text:
        return None
    seen = text if text.isascii() or text.isprintable() else _UNSEEN.sub("", text)
    return " ".join(seen.split()) or None


def first(candidates: Candidates) -> str | None:
    return candidates[0].value if candidates else None
