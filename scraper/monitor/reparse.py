"""Today's extractor over every archived page: which records change, and in which fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine, select

from scraper.batch import Outcome
from scraper.codec import load
from scraper.errors import PageError, ScraperError
from scraper.record import Record
from scraper.store.articles import replace_record
from scraper.store.tables import articles

_NOT_COMPARED = frozenset({"fetch", "extractor", "provenance"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """`fields` counts the records in which a field changed; `unknown` pages are of no article in the store."""

    pages: int
    changed: int
    unknown: int
    failures: tuple[ScraperError, ...]
    fields: dict[str, int]


def reparse(outcomes: Iterable[Outcome], store: Engine) -> Comparison:
    """Stored articles take what is read today. Later captures of an article come later in an archive, so the last
    one stays; history is not rewritten."""
    fields: Counter[str] = Counter()
    failures: list[ScraperError] = []
    pages = changed = unknown = 0
    for outcome in outcomes:
        pages += 1
        if isinstance(outcome, ScraperError) and _is_stored(store, outcome):
            failures.append(outcome)
            continue
        difference = None if isinstance(outcome, ScraperError) else _take(store, outcome)
        if difference is None:
            unknown += 1
        elif difference:
            changed += 1
            fields.update(difference)
    return Comparison(pages, changed, unknown, tuple(failures), dict(fields.most_common()))


def _is_stored(store: Engine, error: ScraperError) -> bool:
    """Whether it is an article's page that can no longer be read; a damaged archive always counts."""
    if not isinstance(error, PageError):
        return True
    with store.connect() as connection:
        return connection.execute(select(articles.c.id).where(articles.c.url == error.where)).first() is not None


def _take(store: Engine, record: Record) -> tuple[str, ...] | None:
    """The fields that changed; None when the store does not know the article."""
    with store.begin() as connection:
        stored = connection.execute(select(articles.c.record).where(articles.c.id == record.id)).scalar_one_or_none()
        if stored is None:
            return None
        difference = different_fields(load(stored), record)
        if difference:
            replace_record(connection, record)
        return difference


def different_fields(old: Record, new: Record) -> tuple[str, ...]:
    before, after = old.to_dict(), new.to_dict()
    return tuple(field for field in after if field not in _NOT_COMPARED and before[field] != after[field])
