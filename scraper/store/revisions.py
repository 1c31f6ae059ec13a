"""Revisions: what of an article a reader would call changed."""

from __future__ import annotations

import hashlib
import json

from scraper.record import Record

READ_BY_PEOPLE = (
    "headline",
    "label",
    "standfirst",
    "authors",
    "byline",
    "published",
    "section",
    "tags",
    "access",
    "body",
    "images",
)
"""Teasers change daily, `modified` without cause, annotations with our own version: none makes a revision.
Nor does an image's address, which content networks rewrite."""


def digest(record: Record) -> str:
    return hashlib.sha256(json.dumps(_seen(record), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def changed_fields(old: Record, new: Record) -> tuple[str, ...]:
    before, after = _seen(old), _seen(new)
    return tuple(field for field in READ_BY_PEOPLE if before[field] != after[field])


def _seen(record: Record) -> dict[str, object]:
    fields = record.model_dump(mode="json", include=set(READ_BY_PEOPLE))
    fields["images"] = [{"caption": image.caption, "credit": _text(image.credit)} for image in record.images]
    return fields


def _text(credit: object) -> str | None:
    return getattr(credit, "text", None)
