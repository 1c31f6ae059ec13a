"""Opening a store: made on first use, grown in place, refused with a reason."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import OperationalError

from scraper.errors import SettingsError, StoreError
from scraper.store import open_existing, open_store


def test_folders_are_made(tmp_path: Path):
    open_store(f"sqlite:///{tmp_path / 'deep' / 'down' / 'carewire.db'}").dispose()
    assert (tmp_path / "deep/down/carewire.db").exists()


def test_sqlite_writes_ahead(tmp_path: Path):
    engine = open_store(f"sqlite:///{tmp_path / 'carewire.db'}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    engine.dispose()


def test_an_old_store_grows(store: Engine):
    """A store of a version that knew neither the column nor the table gains both and keeps its rows."""
    with store.begin() as connection:
        connection.execute(text("INSERT INTO runs (id, started_at) VALUES (7, '2026-01-01T00:00:00+00:00')"))
        connection.execute(text("ALTER TABLE runs DROP COLUMN report"))
        connection.execute(text("DROP TABLE fills"))
        connection.execute(text("DROP INDEX articles_by_run"))
    address = store.url.render_as_string(hide_password=False)
    store.dispose()
    grown = open_store(address)
    with grown.connect() as connection:
        assert connection.execute(text("SELECT id, report FROM runs")).one() == (7, None)
    assert "fills" in inspect(grown).get_table_names()
    assert "articles_by_run" in {index["name"] for index in inspect(grown).get_indexes("articles")}
    grown.dispose()


def test_what_is_no_database_is_refused(tmp_path: Path):
    (tmp_path / "note.txt").write_text("This is no database, only a note of some length." * 40)
    with pytest.raises(StoreError) as caught:
        open_store(f"sqlite:///{tmp_path / 'note.txt'}")
    assert caught.value.code == "store_error"


@pytest.mark.parametrize(
    "address", ["carewire.db", "sqllite:///x.db", "nosuchdb://host/x", "postgresql://a:b@h:x/c", "mysql://h/x"]
)
def test_what_is_no_address_is_refused(address: str):
    with pytest.raises(SettingsError):
        open_store(address)


def test_plain_sqlite_can_read_it(tmp_path: Path):
    open_store(f"sqlite:///{tmp_path / 'carewire.db'}").dispose()
    plain = sqlite3.connect(tmp_path / "carewire.db")
    assert plain.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    plain.close()


def test_who_may_only_read_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A store of somebody else's, in a folder where nothing may be made."""
    address = f"sqlite:///{tmp_path / 'a store#1.db'}"
    made = open_store(address)
    with made.begin() as connection:
        connection.execute(text("INSERT INTO runs (id, started_at) VALUES (7, '2026-01-01T00:00:00+00:00')"))
    made.dispose()
    monkeypatch.setattr("os.access", lambda *_: False)
    reading = open_existing(address)
    with reading.connect() as connection:
        assert connection.execute(text("SELECT id FROM runs")).scalar_one() == 7
        with pytest.raises(OperationalError, match="readonly"):
            connection.execute(text("DELETE FROM runs"))
    reading.dispose()
    assert [path.name for path in tmp_path.iterdir()] == ["a store#1.db"]
