"""Saving an article with its lists and its history, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sqlalchemy import Connection, Update, delete, insert, select, update

from scraper.codec import load
from scraper.record import Record
from scraper.store.revisions import changed_fields, digest
from scraper.store.rows import article_row, part_rows
from scraper.store.search import index_article
from scraper.store.tables import articles, metadata, revisions

Saved = Literal["new", "changed", "same"]


def save_article(
    connection: Connection, record: Record, *, source_id: str, seen_at: str, run_id: int | None = None
) -> Saved:
    """`seen_at` is ISO 8601 in UTC. A changed article gets a revision; the first one is number 1."""
    known = connection.execute(
        select(articles.c.revision, articles.c.digest, articles.c.record).where(articles.c.id == record.id)
    ).one_or_none()
    if known is not None and known.digest == digest(record):
        connection.execute(_update(record).values(last_seen=seen_at))
        return "same"
    number = known.revision + 1 if known else 1
    row = article_row(record) | {
        "source_id": source_id,
        "digest": digest(record),
        "record": record.to_json(),
        "revision": number,
        "last_seen": seen_at,
        "changed_at": seen_at,
        "run_id": run_id,
    }
    if known is None:
        connection.execute(insert(articles).values(**row, first_seen=seen_at))
    else:
        connection.execute(_update(record).values(**row))
    fields = changed_fields(load(known.record), record) if known else ()
    connection.execute(
        insert(revisions).values(
            article_id=record.id,
            number=number,
            seen_at=seen_at,
            run_id=run_id,
            changed_fields=",".join(fields),
            record=record.to_json(),
        )
    )
    _replace_parts(connection, record)
    index_article(connection, record)
    return "changed" if known else "new"


def stored_records(connection: Connection, *, since_run: int | None = None) -> Iterator[Record]:
    """Newest revisions in the order of their ids, which no later run changes; after run `since_run` only if given."""
    chosen = select(articles.c.record).order_by(articles.c.id)
    if since_run is not None:
        chosen = chosen.where(articles.c.run_id > since_run)
    for row in connection.execution_options(yield_per=500).execute(chosen):
        yield load(row.record)


def replace_record(connection: Connection, record: Record) -> None:
    """What today's extractor reads from an archived page; no revision, for the page did not change."""
    connection.execute(_update(record).values(**article_row(record), digest=digest(record), record=record.to_json()))
    _replace_parts(connection, record)
    index_article(connection, record)


def _update(record: Record) -> Update:
    return update(articles).where(articles.c.id == record.id)


def _replace_parts(connection: Connection, record: Record) -> None:
    for name, rows in part_rows(record).items():
        table = metadata.tables[name]
        connection.execute(delete(table).where(table.c.article_id == record.id))
        if rows:
            connection.execute(insert(table), rows)
