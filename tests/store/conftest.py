"""Each store test runs on SQLite and on PostgreSQL, the latter where its server's binaries are installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from scraper.store import open_store
from tests.store.postgres import BINARIES, throw_away_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    if not BINARIES:
        pytest.skip("no PostgreSQL server binaries on this machine")
    pytest.importorskip("psycopg", reason="the postgres extra is not installed")
    with throw_away_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty store."""
    if request.param == "sqlite":
        engine = open_store(f"sqlite:///{tmp_path / 'carewire.db'}")
    else:
        engine = open_store(request.getfixturevalue("postgres"))
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        engine.dispose()
        engine = open_store(request.getfixturevalue("postgres"))
    yield engine
    engine.dispose()
