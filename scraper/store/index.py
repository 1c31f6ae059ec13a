"""The full-text index over headline, standfirst, body and quotes: FTS5 in SQLite, a tsvector in PostgreSQL."""

from __future__ import annotations

from sqlalchemy import Connection, text

from scraper.record import Record

NAME = "articles_search"

_TABLES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE IF NOT EXISTS articles_search USING fts5("
        "article_id UNINDEXED, headline, standfirst, body, quotes, tokenize = 'unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS articles_search (number bigint PRIMARY KEY, article_id varchar, words tsvector)",
        "CREATE INDEX IF NOT EXISTS articles_search_words ON articles_search USING gin (words)",
    ),
}
_INSERT = {
    "sqlite": (
        "INSERT INTO articles_search (rowid, article_id, headline, standfirst, body, quotes)"
        " VALUES (:number, :id, :headline, :standfirst, :body, :quotes)"
    ),
    "postgresql": (
        "INSERT INTO articles_search (number, article_id, words) VALUES (:number, :id,"
        " setweight(to_tsvector('simple', :headline), 'A') || setweight(to_tsvector('simple', :standfirst), 'B')"
        " || setweight(to_tsvector('simple', :body), 'C') || setweight(to_tsvector('simple', :quotes), 'D'))"
    ),
}
_FORGET = {
    "sqlite": "DELETE FROM articles_search WHERE rowid = :number",
    "postgresql": "DELETE FROM articles_search WHERE number = :number",
}
_CHARACTERS = 300_000
"""Of a body or of all quotes; PostgreSQL refuses a tsvector of over a megabyte."""


def make_index(connection: Connection) -> None:
    for statement in _TABLES[connection.dialect.name]:
        connection.execute(text(statement))


def index_article(connection: Connection, record: Record) -> None:
    """For an article that is not in the index."""
    words = {
        "number": _number(record.id),
        "id": record.id,
        "headline": record.headline or "",
        "standfirst": record.standfirst or "",
        "body": record.body.text[:_CHARACTERS],
        "quotes": "\n".join(quote.text for quote in record.quotes)[:_CHARACTERS],
    }
    connection.execute(text(_INSERT[connection.dialect.name]), words)


def forget_article(connection: Connection, article_id: str) -> None:
    connection.execute(text(_FORGET[connection.dialect.name]), {"number": _number(article_id)})


def _number(article_id: str) -> int:
    """FTS5 finds a row by number at once and by anything else slowly; 60 bits of a digest do not meet by chance."""
    return int(article_id[:15], 16)
