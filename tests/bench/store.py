"""A store of many articles: `python -m tests.bench.store [--articles N] [--postgres]`. Seconds for each thing done."""

from __future__ import annotations

import argparse
import logging
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, text

from scraper import parse_html
from scraper.export import export_lines, export_tables
from scraper.monitor.order import Desk, Order
from scraper.monitor.run import run
from scraper.record import Record
from scraper.report import write_report
from scraper.settings import SourceSettings
from scraper.store import Sight, open_store, save_article
from scraper.store.articles import stored_json, stored_records
from scraper.store.search import Query, search
from scraper.store.tables import addresses
from tests.monitor.simulation import Clock, Site
from tests.site import HOME, answers, folders, pages
from tests.store.postgres import throw_away_server

_SOURCES = 20
_START = datetime(2016, 1, 1, tzinfo=UTC)


def main() -> None:
    cli = argparse.ArgumentParser()
    cli.add_argument("--articles", type=int, default=100_000)
    cli.add_argument("--postgres", action="store_true", help="on a throw-away server instead of a SQLite file")
    options = cli.parse_args()
    logging.disable()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        place = Path(folder)
        file = f"sqlite:///{place / 'carewire.db'}"
        store = open_store(stack.enter_context(throw_away_server()) if options.postgres else file)
        _measure(store, options.articles, place)
        store.dispose()


def _measure(store: Engine, count: int, place: Path) -> None:
    _timed(f"fill with {count:,}", lambda: _fill(store, count))
    print(f"{'size':<42}{_size(store) / 1e9:8.2f} GB")
    _timed("run, nothing new", lambda: _run(store))
    for words in ("requires improvement", '"well-led"', "hospice night", "councillors zebra"):
        _timed(f"search {words}", lambda words=words: _search(store, Query(words)))
    _timed("search --speaker", lambda: _search(store, Query("", speaker="dunmore")))
    _timed("search words --speaker --since", lambda: _search(store, Query("trust", speaker="a", since="2024")))
    with store.connect() as connection:
        _timed("export jsonl", lambda: export_lines(stored_json(connection), place / "out.jsonl"))
        _timed("export jsonl --since-run", lambda: export_lines(_newest(connection), place / "new.jsonl"))
        for kind in ("csv", "parquet"):
            _timed(f"export {kind}", lambda kind=kind: export_tables(connection, place / kind, kind))
        _timed("report of a year", lambda: write_report(stored_records(connection, since="2025-07"), place / "r"))


def _size(store: Engine) -> int:
    pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    whole = pages if store.dialect.name == "sqlite" else "SELECT pg_database_size(current_database())"
    with store.connect() as connection:
        return int(connection.execute(text(whole)).scalar_one())


def _timed(what: str, work: Callable[[], object]) -> None:
    began = time.perf_counter()
    result = work()
    print(f"{what:<42}{time.perf_counter() - began:8.2f} s   {result if isinstance(result, int) else ''}", flush=True)


def _fill(store: Engine, count: int) -> None:
    seeds = list(_seeds())
    random.seed(1)
    for start in range(0, count, 500):
        with store.begin() as connection:
            rows = []
            for number in range(start, min(start + 500, count)):
                record = _variant(random.choice(seeds), number)
                at = (_START + timedelta(hours=number * 87_600 / count)).isoformat()
                save_article(connection, record, Sight(f"s{number % _SOURCES}", at, number // 50))
                rows.append(_address(record, f"s{number % _SOURCES}", at))
            connection.execute(insert(addresses), rows)


def _seeds() -> Iterator[Record]:
    served = answers(HOME)
    for path, folder in pages().items():
        if folder in folders() and not (folder / "error.json").exists():
            yield parse_html(served[path].body, url=HOME + path)


def _variant(record: Record, number: int) -> Record:
    """The same words under another address, as much text as a real article of its kind."""
    published = (_START + timedelta(hours=number * 87_600 / 100_000)).isoformat()
    changes = {"id": f"{number * 2654435761 % 2**60:015x}".ljust(32, "0"), "url": f"{HOME}/{number}"}
    return record.model_copy(update={**changes, "headline": f"{record.headline} {number}", "published": published})


def _address(record: Record, source: str, at: str) -> dict[str, object]:
    named = {"url": record.url, "source_id": source, "found_in": f"{HOME}/feed", "headline": record.headline}
    state = {"state": "read", "discovered_at": at, "read_at": at, "due_at": None, "article_id": record.id}
    return {**named, **state, "published": record.published, "failures": 0}


def _run(store: Engine) -> str:
    """Twenty sources whose feeds hold nothing unknown."""
    clock = Clock()
    site = Site(clock)
    sources = tuple(SourceSettings(f"s{n}", feeds=(f"https://daily.example/feed?{n}",)) for n in range(_SOURCES))
    account = run(Order(sources), Desk(store, _Quiet(site), Path("evidence"), clock=clock))
    return account.summary


class _Quiet:
    """Answers every feed with the same empty one."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def revisit(self, url: str, seen: object) -> object:
        return self._site("https://daily.example/feed")


def _search(store: Engine, query: Query) -> int:
    with store.connect() as connection:
        return len(list(search(connection, query)))


def _newest(connection: Connection) -> Iterator[str]:
    return stored_json(connection, since_run=1_990)


if __name__ == "__main__":
    main()
