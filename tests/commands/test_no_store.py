"""Before the first run there is nothing to look at, which is told; looking makes nothing."""

from __future__ import annotations

import os
import sqlite3

import pytest

from tests.commands.conftest import settings

LOOKS = (("search", "trust"), ("export",), ("report", "-o", "pages"), ("reparse", "."))


@pytest.mark.parametrize("call", LOOKS, ids=lambda call: call[0])
def test_there_is_no_store_without_settings(tmp_path, carewire, call):
    done = carewire(*call, folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("carewire.db: there is no store yet; carewire run makes one [no_store]\n")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("call", LOOKS, ids=lambda call: call[0])
def test_a_database_of_somebody_else_is_no_store(tmp_path, carewire, call):
    (tmp_path / "carewire.toml").write_text(settings("http://127.0.0.1:9"), "utf-8")
    other = sqlite3.connect(tmp_path / "carewire.db")
    other.execute("CREATE TABLE recipes (name)")
    other.close()
    assert "[no_store]" in carewire(*call, folder=tmp_path).stderr
    other = sqlite3.connect(tmp_path / "carewire.db")
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    other.close()


@pytest.mark.parametrize("call", [("sources", "list"), ("run", "--dry-run")], ids=lambda call: call[0])
def test_who_asks_what_would_be_done_makes_nothing(tmp_path, carewire, call):
    (tmp_path / "carewire.toml").write_text(settings("http://127.0.0.1:9"), "utf-8")
    done = carewire(*call, folder=tmp_path)
    assert done.returncode == 0
    assert "http://127.0.0.1:9/feed.xml" in done.stdout
    assert os.listdir(tmp_path) == ["carewire.toml"]


def test_a_dry_run_with_nothing_due_says_so(tmp_path, carewire, base):
    (tmp_path / "carewire.toml").write_text(settings(base), "utf-8")
    assert carewire("run", folder=tmp_path).returncode == 0
    done = carewire("run", "--dry-run", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "carewire: nothing is due; --source ID asks a source all the same\n"


def test_a_store_that_breaks_while_it_is_read(tmp_path, carewire, base):
    (tmp_path / "carewire.toml").write_text(settings(base), "utf-8")
    assert carewire("run", folder=tmp_path).returncode == 0
    store = sqlite3.connect(tmp_path / "carewire.db")
    store.execute("DROP TABLE articles_search_data")
    store.close()
    done = carewire("search", "trust", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith("[store_error]\n")
    assert done.stderr.count("\n") == 1
