"""Explanation: a record told field by field, with its evidence and with what was considered and not taken."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scraper.extraction import Candidates, Extraction
from scraper.record import Provenance, Record

_UNEXPLAINED = frozenset({"schema_version", "provenance", "fetch", "warnings", "extractor"})


@dataclass(frozen=True, slots=True)
class FieldStory:
    """`value` is the field as text (JSON for anything but a string), None when the record has none."""

    field: str
    value: str | None
    evidence: Provenance | None
    considered: Candidates


@dataclass(frozen=True, slots=True)
class Explanation:
    record: Record
    fields: tuple[FieldStory, ...]

    def to_dict(self) -> dict[str, object]:
        return {story.field: _plain(story) for story in self.fields}


def explain_record(record: Record, printed: Extraction) -> Explanation:
    return Explanation(record, tuple(_stories(record, printed)))


def _stories(record: Record, printed: Extraction) -> Iterator[FieldStory]:
    for field, value in record.to_dict().items():
        if field in _UNEXPLAINED:
            continue
        candidates = getattr(printed, field, ())
        considered = candidates[1:] if _are_candidates(candidates) else ()
        yield FieldStory(field, _text(field, value), record.provenance.get(field), considered)
        yield from _entries(field, value, record.provenance)


def _are_candidates(value: object) -> bool:
    return isinstance(value, tuple) and all(hasattr(each, "method") and hasattr(each, "value") for each in value)


def _entries(field: str, value: object, provenance: Mapping[str, Provenance]) -> Iterator[FieldStory]:
    """List entries that have evidence of their own: `events.0`."""
    for i, entry in enumerate(value if isinstance(value, list) else ()):
        if evidence := provenance.get(f"{field}.{i}"):
            yield FieldStory(f"{field}.{i}", _text(field, entry), evidence, ())


def _text(field: str, value: object) -> str | None:
    if field == "body" and isinstance(value, dict):
        return str(value["text"]) or None
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False) if value else None


def _plain(story: FieldStory) -> dict[str, object]:
    return {
        "value": story.value,
        "evidence": story.evidence.model_dump(mode="json") if story.evidence else None,
        "considered": [{"value": f.value, "method": f.method, "where": f.where} for f in story.considered],
    }
