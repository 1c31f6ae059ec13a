"""Saving an article with its lists and its history, inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Update, delete, insert, select, update

from scraper.codec import load
from scraper.record import Record
from scraper.store.index import forget_article, index_article
from scraper.store.revisions import changed_fields, digest
from scraper.store.rows import PARTS, article_row, part_rows
from scraper.store.tables import articles, metadata, revisions

Saved = Literal["new", "changed", "same"]


@dataclass(frozen=True, slots=True)
class Sight:
    """Who saw an article, and when. `at` is ISO 8601 in UTC."""

    source_id: str
    at: str
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Stored:
    revision: int
    digest: str
    record: str


def save_article(connection: Connection, record: Record, sight: Sight) -> tuple[Saved, Record | None]:
    """What became of it, and the record that was stored before. A changed article gets a revision; the first is 1."""
    known = _known(connection, record.id)
    if known is None:
        _insert(connection, record, sight)
        return "new", None
    former = load(known.record)
    if known.digest != digest(record) and former.fetch.sha256 != record.fetch.sha256:
        _revise(connection, known, former, record, sight)
        return "changed", former
    if former.extractor != record.extractor:
        replace_record(connection, record)
    connection.execute(_update(record.id).values(last_seen=sight.at))
    return "same", former


def replace_record(connection: Connection, record: Record) -> None:
    """What today's extractor reads from the same page; no revision, for the page did not change."""
    connection.execute(_update(record.id).values(**_row(record)))
    _replace_parts(connection, record)


def note_moved(connection: Connection, old: str, new: str) -> None:
    """The article stands at another address now, under which it is stored already. Its history stays."""
    first_seen = connection.execute(select(articles.c.first_seen).where(articles.c.id == old)).scalar_one()
    connection.execute(_update(new).where(articles.c.first_seen > first_seen).values(first_seen=first_seen))
    connection.execute(_update(old).values(moved_to=new))
    _forget_parts(connection, old)


def stored_records(
    connection: Connection, *, since_run: int | None = None, since: str | None = None
) -> Iterator[Record]:
    """As `stored_json`, loaded."""
    return map(load, stored_json(connection, since_run=since_run, since=since))


def stored_json(connection: Connection, *, since_run: int | None = None, since: str | None = None) -> Iterator[str]:
    """Newest revisions in the order of their ids, which no later run changes.

    Only those stored after run `since_run`, published on `since` (an ISO date) or later, if given.
    """
    chosen = select(articles.c.record).where(articles.c.moved_to.is_(None)).order_by(articles.c.id)
    if since_run is not None:
        chosen = chosen.where(articles.c.run_id > since_run)
    if since is not None:
        chosen = chosen.where(articles.c.published >= since)
    for row in connection.execution_options(yield_per=500).execute(chosen):
        yield row.record


def _known(connection: Connection, article_id: str) -> _Stored | None:
    columns = (articles.c.revision, articles.c.digest, articles.c.record)
    row = connection.execute(select(*columns).where(articles.c.id == article_id)).one_or_none()
    return _Stored(*row) if row else None


def _insert(connection: Connection, record: Record, sight: Sight) -> None:
    row = _row(record) | _seen(sight, 1)
    connection.execute(insert(articles).values(**row, source_id=sight.source_id, first_seen=sight.at))
    _note_revision(connection, record, sight, 1, ())
    _add_parts(connection, record)


def _revise(connection: Connection, known: _Stored, former: Record, record: Record, sight: Sight) -> None:
    past = (revisions.c.article_id == record.id, revisions.c.number == known.revision)
    connection.execute(update(revisions).where(*past).values(record=known.record))
    number = known.revision + 1
    connection.execute(_update(record.id).values(**_row(record), **_seen(sight, number), moved_to=None))
    _note_revision(connection, record, sight, number, changed_fields(former, record))
    _replace_parts(connection, record)


def _row(record: Record) -> dict[str, object]:
    return article_row(record) | {"digest": digest(record), "record": record.to_json()}


def _seen(sight: Sight, number: int) -> dict[str, object]:
    return {"revision": number, "last_seen": sight.at, "changed_at": sight.at, "run_id": sight.run_id}


def _note_revision(connection: Connection, record: Record, sight: Sight, number: int, fields: tuple[str, ...]) -> None:
    row = {"article_id": record.id, "number": number, "seen_at": sight.at, "run_id": sight.run_id}
    connection.execute(insert(revisions).values(**row, changed_fields=",".join(fields)))


def _update(article_id: str) -> Update:
    return update(articles).where(articles.c.id == article_id)


def _replace_parts(connection: Connection, record: Record) -> None:
    _forget_parts(connection, record.id)
    _add_parts(connection, record)


def _add_parts(connection: Connection, record: Record) -> None:
    for name, rows in part_rows(record).items():
        if rows:
            connection.execute(insert(metadata.tables[name]), rows)
    index_article(connection, record)


def _forget_parts(connection: Connection, article_id: str) -> None:
    for name in PARTS:
        table = metadata.tables[name]
        connection.execute(delete(table).where(table.c.article_id == article_id))
    forget_article(connection, article_id)
