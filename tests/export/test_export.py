"""Exports: whole or not at all, the same bytes for the same store, readable by others' tools."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from scraper.codec import load
from scraper.errors import OutputError
from scraper.export import export_lines, export_tables
from scraper.record import Quote, Record, Speaker
from scraper.store.articles import stored_json
from tests.store.test_articles import MONDAY, record_of, save


def quoted(slug: str) -> Record:
    speaker = Speaker(name="Ida Brook", role=None, organisation=None, kind="person", mention=None)
    quote = Quote(
        text='“Beds”, "lamps"\n\nand more', spans=((0, 3),), kind="direct", speaker=speaker, cue=None, block=0
    )
    return record_of(slug).model_copy(update={"quotes": (quote,), "published": "2026-02-01"})


@pytest.fixture
def shelf(store: Engine) -> Engine:
    for run, slug in enumerate(("a", "b", "c"), start=1):
        save(store, quoted(slug), MONDAY, run)
    return store


def tables(store: Engine, folder: Path, kind: str = "csv", since_run: int | None = None) -> dict[str, int]:
    with store.connect() as connection:
        return export_tables(connection, folder, kind, since_run=since_run)  # type: ignore[arg-type]


def test_lines_are_records(shelf: Engine, tmp_path: Path):
    with shelf.connect() as connection:
        assert export_lines(stored_json(connection), tmp_path / "out.jsonl") == 3
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [load(line).id for line in lines] == sorted(quoted(slug).id for slug in "abc")


@pytest.mark.parametrize(("view", "key"), [("schema.org", "@type"), ("ninjs", "standard")])
def test_lines_in_the_words_of_others(shelf: Engine, tmp_path: Path, view: str, key: str):
    with shelf.connect() as connection:
        export_lines(stored_json(connection), tmp_path / "out.jsonl", view)
    first = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert key in first
    assert None not in first.values()


def test_csv_holds_what_the_store_holds(shelf: Engine, tmp_path: Path):
    counts = tables(shelf, tmp_path / "out")
    assert counts == {"articles": 3, "quotes": 3, "teasers": 0, "organisations": 0, "events": 0}
    with (tmp_path / "out/quotes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["text"] for row in rows} == {'“Beds”, "lamps"\n\nand more'}


def test_the_package_describes_every_column(shelf: Engine, tmp_path: Path):
    tables(shelf, tmp_path / "out")
    package = json.loads((tmp_path / "out/datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        with (tmp_path / "out" / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]


def test_parquet_reads_back(shelf: Engine, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="the parquet extra is not installed")
    tables(shelf, tmp_path / "out", "parquet")
    table = parquet.read_table(tmp_path / "out/articles.parquet")
    assert table.column("headline").to_pylist()[0].startswith("Ward ")
    assert parquet.read_table(tmp_path / "out/events.parquet").num_rows == 0


def test_the_same_store_gives_the_same_bytes(shelf: Engine, tmp_path: Path):
    tables(shelf, tmp_path / "one")
    tables(shelf, tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_only_what_is_new_since_a_run(shelf: Engine, tmp_path: Path):
    assert tables(shelf, tmp_path / "out", since_run=2)["articles"] == 1


def test_an_export_replaces_an_export_and_nothing_else(shelf: Engine, tmp_path: Path):
    tables(shelf, tmp_path / "out")
    tables(shelf, tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear Ida")
    with pytest.raises(OutputError):
        tables(shelf, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
