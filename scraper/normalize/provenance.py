"""Provenance: which evidence each field rests on."""

from __future__ import annotations

from scraper.extraction import Extraction, Found
from scraper.record import Provenance

_FIELDS = (
    "headline",
    "label",
    "standfirst",
    "byline",
    "published",
    "modified",
    "section",
    "language",
    "access",
    "body",
)
_RAW_LIMIT = 200


def trace(printed: Extraction) -> dict[str, Provenance]:
    """Field name to the candidate that was taken for it."""
    chosen = {field: getattr(printed, field)[:1] for field in _FIELDS}
    return {field: _evidence(*found) for field, found in chosen.items() if found}


def _evidence(found: Found) -> Provenance:
    return Provenance(method=found.method, where=found.where, raw=found.value[:_RAW_LIMIT])
