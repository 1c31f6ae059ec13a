"""The store's tables. They only ever grow: a new column is nullable, a column is never renamed or dropped.

Times are ISO 8601 text in UTC (`2026-01-31T09:00:00+00:00`), so that they read the same in SQLite, PostgreSQL,
Datasette and an exported file, and sort as they stand.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", Text),
    Column("source_id", String),
    Column("headline", Text),
    Column("standfirst", Text),
    Column("byline", Text),
    Column("published", String),
    Column("modified", String),
    Column("section", Text),
    Column("language", String),
    Column("access", String),
    Column("body", Text, nullable=False),
    Column("digest", String, nullable=False, doc="of what a reader sees; a change makes a revision"),
    Column("revision", Integer, nullable=False),
    Column("first_seen", String, nullable=False),
    Column("last_seen", String, nullable=False),
    Column("changed_at", String, nullable=False),
    Column("run_id", Integer, doc="the run that stored the newest revision"),
    Column("moved_to", String, doc="the article's id at its new address; its lists and later revisions stand there"),
    Column("record", Text, nullable=False, doc="the whole record as JSON"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("article_id", ForeignKey("articles.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("seen_at", String, nullable=False),
    Column("run_id", Integer),
    Column("changed_fields", Text, nullable=False, doc="comma-separated; empty for the first"),
    Column("record", Text, doc="null: it is the newest, and stands in articles"),
)


def _part(name: str, *columns: Column[object]) -> Table:
    """A list of the record: one row per entry of an article's newest revision."""
    owner: Column[str] = Column("article_id", ForeignKey("articles.id"), primary_key=True)
    return Table(name, metadata, owner, Column("number", Integer, primary_key=True), *columns)


quotes = _part(
    "quotes",
    Column("text", Text, nullable=False),
    Column("kind", String),
    Column("speaker", Text),
    Column("role", Text),
    Column("organisation", Text),
    Column("speaker_kind", String),
    Column("cue", Text),
)

teasers = _part(
    "teasers",
    Column("headline", Text, nullable=False),
    Column("url", Text),
    Column("byline", Text),
    Column("published", String),
    Column("summary", Text),
    Column("block_label", Text),
)

organisations = _part(
    "organisations",
    Column("name", Text, nullable=False),
    Column("kind", String),
    Column("code", String),
    Column("code_system", String),
    Column("mentions", Integer),
)

events = _part(
    "events",
    Column("kind", String, nullable=False),
    Column("regulator", String),
    Column("subject", Text),
    Column("level", String),
    Column("code", String),
    Column("code_system", String),
    Column("service", Text),
    Column("key_question", String),
    Column("from_rating", String),
    Column("to_rating", String),
    Column("direction", String),
    Column("action", String),
    Column("stage", String),
    Column("legal_basis", Text),
    Column("amount", Float),
    Column("currency", String),
    Column("inspected", String),
    Column("reported", String),
    Column("background", Boolean),
)

addresses = Table(
    "addresses",
    metadata,
    Column("url", Text, primary_key=True),
    Column("source_id", String, nullable=False),
    Column("state", String, nullable=False, doc="waiting, read, moved, gone or dead"),
    Column("found_in", Text, doc="the feed, sitemap or listing that named it first"),
    Column("headline", Text, doc="as the feed or card gave it"),
    Column("published", String, doc="as the feed or card gave it"),
    Column("discovered_at", String, nullable=False),
    Column("due_at", String, doc="null: not again"),
    Column("read_at", String),
    Column("article_id", String),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("failures", Integer, nullable=False, default=0),
    Column("last_error", Text),
)

listings = Table(
    "listings",
    metadata,
    Column("url", Text, primary_key=True, doc="a feed, sitemap or listing page"),
    Column("source_id", String, nullable=False),
    Column("checked_at", String),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("newest", String, doc="date of the newest item it named"),
    Column("items", Integer),
    Column("failures", Integer, nullable=False, default=0),
    Column("last_error", Text),
    Column("rest_until", String, doc="until when its host asked to be left alone"),
)

fetches = Table(
    "fetches",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("run_id", Integer),
    Column("source_id", String),
    Column("url", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("outcome", String, nullable=False, doc="new, changed, same, not_modified or an error's code"),
    Column("detail", Text),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("started_at", String, nullable=False),
    Column("ended_at", String, doc="null: it was cut off"),
    Column("report", Text),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("recipient", Text, nullable=False, doc="a webhook, or a command line"),
    Column("text", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("last_error", Text),
    Column("sent_at", String, doc="null: not yet, or given up"),
)

alarms = Table(
    "alarms",
    metadata,
    Column("source_id", String, primary_key=True),
    Column("code", String, primary_key=True),
    Column("subject", String, primary_key=True, doc="the field or the listing it is about, or empty"),
    Column("detail", Text, nullable=False),
    Column("since", String, nullable=False),
    Column("run_id", Integer, doc="the run that raised it"),
    Column("told_at", String, nullable=False, doc="when it was last shown to somebody"),
    Column("ended_at", String, doc="null: it lasts"),
)

fills = Table(
    "fills",
    metadata,
    Column("source_id", String, primary_key=True),
    Column("run_id", Integer, primary_key=True),
    Column("field", String, primary_key=True),
    Column("filled", Integer, nullable=False),
    Column("total", Integer, nullable=False),
)

Index("articles_by_date", articles.c.published)
Index("articles_by_url", articles.c.url)
Index("articles_by_run", articles.c.run_id)
Index("addresses_by_due", addresses.c.due_at)
Index("addresses_by_source", addresses.c.source_id, addresses.c.due_at)
Index("quotes_by_speaker", quotes.c.speaker)
Index("events_by_code", events.c.code)
Index("articles_by_source", articles.c.source_id, articles.c.first_seen)
Index("articles_by_digest", articles.c.digest)
Index("fetches_by_run", fetches.c.run_id)
Index("messages_by_sending", messages.c.sent_at)
