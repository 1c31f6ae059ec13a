"""The tools that people read databases with: they see tables with keys, and text that can be searched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scraper.store import open_store
from tests.store.test_articles import MONDAY, record_of, save


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    store = open_store(f"sqlite:///{tmp_path / 'carewire.db'}")
    save(store, record_of("lamps"), MONDAY)
    store.dispose()
    return tmp_path / "carewire.db"


def test_sqlite_utils_reads_it(shelf: Path):
    sqlite_utils = pytest.importorskip("sqlite_utils")
    with sqlite_utils.Database(shelf) as database:
        assert {"articles", "revisions", "quotes", "events", "addresses", "runs"} <= set(database.table_names())
        assert database["articles"].pks == ["id"]
        assert [key.other_table for key in database["quotes"].foreign_keys] == ["articles"]
        (row,) = database.query("SELECT article_id FROM articles_search WHERE articles_search MATCH 'porters'")
        assert json.loads(database["articles"].get(row["article_id"])["record"])["headline"].startswith("Ward lamps")


def test_datasette_reads_it(shelf: Path):
    pytest.importorskip("datasette", reason="Datasette is not installed")
    command = [sys.executable, "-m", "datasette", str(shelf), "--get", "/carewire/articles.json?_shape=array"]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)  # it closes no connection
    (row,) = json.loads(told.stdout)
    assert row["headline"].startswith("Ward lamps")
