"""Provenance: which evidence each field rests on."""

from __future__ import annotations

from scraper.extraction import Extraction, Found
from scraper.record import RAW_LIMIT, Provenance

_FIRST_TAKEN = ("headline", "label", "standfirst", "section", "tags", "access", "body")


def trace(printed: Extraction, **chosen: Found | None) -> dict[str, Provenance]:
    """Field name to the candidate that was taken: the first one, except where `chosen` says otherwise."""
    taken = {field: next(iter(getattr(printed, field)), None) for field in _FIRST_TAKEN} | chosen
    return {field: _evidence(found) for field, found in taken.items() if found}


def _evidence(found: Found) -> Provenance:
    return Provenance(method=found.method, where=found.where, raw=found.value[:RAW_LIMIT])
