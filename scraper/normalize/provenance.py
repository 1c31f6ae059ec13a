"""Provenance: which evidence each field rests on."""

from __future__ import annotations

from pydantic import TypeAdapter

from scraper.extraction import Extraction, Found
from scraper.record import RAW_LIMIT, Provenance

_TRACED = TypeAdapter(dict[str, Provenance])
"""Of the whole at once: that is cheaper than one by one."""
_FIRST_TAKEN = ("headline", "label", "standfirst", "section", "tags", "access", "body")


def trace(printed: Extraction, **chosen: Found | None) -> dict[str, Provenance]:
    """Field name to the candidate that was taken: the first one, except where `chosen` says otherwise."""
    taken = {field: next(iter(getattr(printed, field)), None) for field in _FIRST_TAKEN} | chosen
    return _TRACED.validate_python({field: _evidence(found) for field, found in taken.items() if found})


def _evidence(found: Found) -> dict[str, str]:
    return {"method": found.method, "where": found.where, "raw": found.value[:RAW_LIMIT]}
