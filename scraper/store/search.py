"""Searching the store: words, phrases, speakers, sources, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, text


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
    """`passage` is what the speaker said, else a piece of the article around the words, which stand in « and »."""

    article_id: str
    url: str | None
    headline: str | None
    published: str | None
    source_id: str | None
    passage: str


@dataclass(frozen=True, slots=True)
class _Words:
    """How a database spells a full-text search."""

    match: str
    rank: str
    passage: str


_SQLITE = _Words(
    match="articles_search MATCH :match",
    rank="bm25(articles_search, 0, 10, 5, 1, 1)",
    passage="snippet(articles_search, -1, '«', '»', '…', 30)",
)
_POSTGRES = _Words(
    match="s.words @@ websearch_to_tsquery('simple', :match)",
    rank="ts_rank(s.words, websearch_to_tsquery('simple', :match)) DESC",
    passage="ts_headline('simple', concat_ws(' … ', a.headline, a.standfirst, a.body),"
    " websearch_to_tsquery('simple', :match), 'StartSel=«, StopSel=», MaxWords=30, MinWords=15')",
)
_SPOKEN = "FROM quotes q WHERE q.article_id = a.id AND lower(q.speaker) LIKE lower(:speaker)"
_CONDITIONS = {
    "speaker": f"EXISTS (SELECT 1 {_SPOKEN})",
    "source": "a.source_id = :source",
    "since": "a.published >= :since",
}


def search(connection: Connection, query: Query) -> Iterator[Hit]:
    """Best first, newest first among equals."""
    sqlite = connection.dialect.name == "sqlite"
    match = _fts5(query.words) if sqlite else query.words.strip()
    statement = _statement(query, (_SQLITE if sqlite else _POSTGRES) if match else None)
    bound = asdict(query) | {"match": match, "speaker": f"%{query.speaker}%"}
    for row in connection.execute(text(statement), {name: bound[name] for name in re.findall(r":(\w+)", statement)}):
        yield Hit(row.id, row.url, row.headline, row.published, row.source_id, " ".join(row.passage.split()))


def _statement(query: Query, words: _Words | None) -> str:
    conditions = ["a.moved_to IS NULL", *(sql for name, sql in _CONDITIONS.items() if getattr(query, name))]
    passage, order, joined = "substr(a.body, 1, 200)", "", ""
    if words:
        conditions.append(words.match)
        passage, order = words.passage, f"{words.rank}, "
        joined = "JOIN articles_search s ON s.article_id = a.id"
    if query.speaker:
        passage = f"(SELECT q.text {_SPOKEN} ORDER BY q.number LIMIT 1)"
    return (
        f"SELECT a.id, a.url, a.headline, a.published, a.source_id, {passage} AS passage FROM articles a {joined}"
        f" WHERE {' AND '.join(conditions)} ORDER BY {order}coalesce(a.published, '') DESC LIMIT :limit"
    )


_WORDS = re.compile(r'"([^"]+)"|(\S+)')


def _fts5(words: str) -> str:
    """Every word or phrase quoted, so that FTS5's own operators and punctuation are plain words."""
    terms = (phrase or word for phrase, word in _WORDS.findall(words))
    return " ".join('"{}"'.format(term.replace('"', "")) for term in terms if re.search(r"\w", term))
