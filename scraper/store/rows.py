"""One entry of a record's lists as one flat row: the same columns in the database, in CSV and in Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from scraper.record import Event, Organisation, Quote, Record, Teaser

Row = Mapping[str, object]
Entry = TypeVar("Entry")


PARTS = ("quotes", "teasers", "organisations", "events")
"""Lists of a record that are tables of their own."""


def article_row(record: Record) -> dict[str, object]:
    return {
        "id": record.id,
        "url": record.url,
        "headline": record.headline,
        "standfirst": record.standfirst,
        "byline": record.byline,
        "published": record.published,
        "modified": record.modified,
        "section": record.section,
        "language": record.language,
        "access": record.access,
        "body": record.body.text,
    }


def quote_row(quote: Quote) -> Row:
    speaker = quote.speaker
    return {
        "text": quote.text,
        "kind": quote.kind,
        "speaker": speaker.name if speaker else None,
        "role": speaker.role if speaker else None,
        "organisation": speaker.organisation if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "cue": quote.cue,
    }


def teaser_row(teaser: Teaser) -> Row:
    return {
        "headline": teaser.headline,
        "url": teaser.url,
        "byline": ", ".join(author.name for author in teaser.authors) or None,
        "published": teaser.published,
        "summary": teaser.summary,
        "block_label": teaser.block_label,
    }


def organisation_row(organisation: Organisation) -> Row:
    return {
        "name": organisation.name,
        "kind": organisation.kind,
        "code": organisation.code,
        "code_system": organisation.code_system,
        "mentions": len(organisation.spans),
    }


def event_row(event: Event) -> Row:
    subject, amount = event.subject, event.amount
    return {
        "kind": event.kind,
        "regulator": event.regulator,
        "subject": subject.name if subject else None,
        "level": subject.level if subject else None,
        "code": subject.code if subject else None,
        "code_system": subject.code_system if subject else None,
        "service": event.service,
        "key_question": event.key_question,
        "from_rating": event.from_rating,
        "to_rating": event.to_rating,
        "direction": event.direction,
        "action": event.action,
        "stage": event.stage,
        "legal_basis": event.legal_basis,
        "amount": amount.value if amount else None,
        "currency": amount.currency if amount else None,
        "inspected": event.inspected,
        "reported": event.reported,
        "background": event.background,
    }


def part_rows(record: Record) -> dict[str, list[dict[str, object]]]:
    """Table name to the rows of this record, each with `article_id` and its `number` from 0."""
    return {
        "quotes": _numbered(record, record.quotes, quote_row),
        "teasers": _numbered(record, record.teasers, teaser_row),
        "organisations": _numbered(record, record.organisations, organisation_row),
        "events": _numbered(record, record.events, event_row),
    }


def _numbered(record: Record, entries: Iterable[Entry], row: Callable[[Entry], Row]) -> list[dict[str, object]]:
    return [{"article_id": record.id, "number": i, **row(entry)} for i, entry in enumerate(entries)]
