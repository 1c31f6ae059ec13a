"""Full-text search over headline, standfirst, body and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from scraper.record import Record

_SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS articles_search USING fts5("
    "article_id UNINDEXED, headline, standfirst, body, quotes, tokenize = 'unicode61 remove_diacritics 2')"
)
_POSTGRES_INDEX = (
    "CREATE TABLE IF NOT EXISTS articles_search (article_id varchar PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS articles_search_words ON articles_search USING gin (words)",
)


@dataclass(frozen=True, slots=True)
class Query:
    """`words` must all occur, in any order; a phrase in double quotes occurs as it stands.

    `speaker` is part of a speaker's name, `since` an ISO date or month that `published` must not precede.
    """

    words: str
    speaker: str | None = None
    source: str | None = None
    since: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """`passage` is a piece of the article around the words, which stand in it between « and »."""

    article_id: str
    url: str | None
    headline: str | None
    published: str | None
    source_id: str | None
    passage: str


def make_index(connection: Connection) -> None:
    for statement in (_SQLITE_INDEX,) if _is_sqlite(connection) else _POSTGRES_INDEX:
        connection.execute(text(statement))


def index_article(connection: Connection, record: Record) -> None:
    connection.execute(text("DELETE FROM articles_search WHERE article_id = :id"), {"id": record.id})
    words = {
        "id": record.id,
        "headline": record.headline or "",
        "standfirst": record.standfirst or "",
        "body": record.body.text,
        "quotes": "\n".join(quote.text for quote in record.quotes),
    }
    connection.execute(text(_INSERT["sqlite" if _is_sqlite(connection) else "postgresql"]), words)


_INSERT = {
    "sqlite": (
        "INSERT INTO articles_search (article_id, headline, standfirst, body, quotes)"
        " VALUES (:id, :headline, :standfirst, :body, :quotes)"
    ),
    "postgresql": (
        "INSERT INTO articles_search (article_id, words) VALUES (:id,"
        " setweight(to_tsvector('simple', :headline), 'A') || setweight(to_tsvector('simple', :standfirst), 'B')"
        " || setweight(to_tsvector('simple', :body), 'C') || setweight(to_tsvector('simple', :quotes), 'D'))"
    ),
}


def search(connection: Connection, query: Query) -> Iterator[Hit]:
    """Best first, newest first among equals."""
    sqlite = _is_sqlite(connection)
    match = _fts5(query.words) if sqlite else query.words
    where = [_MATCH["sqlite" if sqlite else "postgresql"]] if match else []
    if query.speaker:
        where.append(
            "EXISTS (SELECT 1 FROM quotes q WHERE q.article_id = a.id AND lower(q.speaker) LIKE lower(:speaker))"
        )
    if query.source:
        where.append("a.source_id = :source")
    if query.since:
        where.append("a.published >= :since")
    statement = (
        f"SELECT a.id, a.url, a.headline, a.published, a.source_id, {_passage(sqlite, bool(match))} AS passage"
        f" FROM articles a {_JOIN if match else ''} WHERE {' AND '.join(where) or '1 = 1'}"
        f" ORDER BY {_rank(sqlite) if match else 'a.published DESC'}, a.published DESC LIMIT :limit"
    )
    bound = {
        "match": match,
        "speaker": f"%{query.speaker}%",
        "source": query.source,
        "since": query.since,
        "limit": query.limit,
    }
    for row in connection.execute(text(statement), {name: bound[name] for name in re.findall(r":(\w+)", statement)}):
        yield Hit(row.id, row.url, row.headline, row.published, row.source_id, " ".join(row.passage.split()))


_JOIN = "JOIN articles_search s ON s.article_id = a.id"
_MATCH = {
    "sqlite": "articles_search MATCH :match",
    "postgresql": "s.words @@ websearch_to_tsquery('simple', :match)",
}


def _passage(sqlite: bool, matched: bool) -> str:
    if not matched:
        return "substr(a.body, 1, 200)"
    if sqlite:
        return "snippet(articles_search, 3, '«', '»', '…', 30)"
    return (
        "ts_headline('simple', a.body, websearch_to_tsquery('simple', :match),"
        " 'StartSel=«, StopSel=», MaxWords=30, MinWords=15')"
    )


def _rank(sqlite: bool) -> str:
    if sqlite:
        return "bm25(articles_search, 0, 10, 5, 1, 1)"
    return "ts_rank(s.words, websearch_to_tsquery('simple', :match)) DESC"


_WORDS = re.compile(r'"([^"]+)"|(\S+)')


def _fts5(words: str) -> str:
    """Every word or phrase quoted, so that FTS5's own operators and punctuation are plain words."""
    terms = (phrase or word for phrase, word in _WORDS.findall(words))
    return " ".join('"{}"'.format(term.replace('"', "")) for term in terms if re.search(r"\w", term))


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
