"""Article and Notes become the Record; the Record becomes a dictionary, JSON and a JSON Schema, and comes back."""

from __future__ import annotations

import hashlib

from scraper.article import Article
from scraper.capture import Capture
from scraper.record import RAW_LIMIT, Event, Extractor, Fetch, Notes, Provenance, Record
from scraper.version import own_version


def record_of(article: Article, notes: Notes) -> Record:
    return Record(
        id=article.id,
        url=article.url,
        requested_url=article.requested_url,
        source=article.source,
        headline=article.headline,
        label=article.label,
        standfirst=article.standfirst,
        authors=article.authors,
        byline=article.byline,
        published=article.published,
        modified=article.modified,
        published_raw=article.published_raw,
        published_precision=article.published_precision,
        section=article.section,
        tags=article.tags,
        language=article.language,
        access=article.access,
        body=article.body,
        images=article.images,
        quotes=notes.quotes,
        teasers=article.teasers,
        organisations=notes.organisations,
        events=notes.events,
        provenance={**article.provenance, **_rules(notes, article.body.text)},
        fetch=_fetch(article.capture, article.encoding),
        warnings=article.warnings,
        extractor=Extractor(name="carewire", version=own_version()),
    )


def load(record: str | bytes) -> Record:
    """The record of one JSON text written by this or an earlier version. Raises pydantic.ValidationError."""
    return Record.model_validate_json(record)


def json_schema() -> dict[str, object]:
    """The contract as JSON Schema, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "carewire record 1.0",
        **Record.model_json_schema(mode="serialization", by_alias=True),
    }


def _rules(notes: Notes, text: str) -> dict[str, Provenance]:
    """The rule that found each event, and the first words it rests on."""
    found = zip(notes.rules.items(), notes.events, strict=True)
    return {key: Provenance(method="text", where=rule, raw=_evidence(event, text)) for (key, rule), event in found}


def _evidence(event: Event, text: str) -> str | None:
    start, end = event.evidence[0] if event.evidence else (0, 0)
    return text[start:end][:RAW_LIMIT] or None


def _fetch(capture: Capture, encoding: str) -> Fetch:
    headers = capture.headers
    return Fetch(
        fetched_at=capture.fetched_at.isoformat(timespec="seconds") if capture.fetched_at else None,
        status=capture.status,
        final_url=capture.url,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        encoding=encoding,
        sha256=hashlib.sha256(capture.body).hexdigest(),
        origin=capture.origin,
    )
