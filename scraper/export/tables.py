"""The tables as related files in one folder: articles, quotes, teasers, organisations, events."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Column, Connection, Row, Select, Table, select

from scraper.errors import OutputError
from scraper.export.formats import WRITERS
from scraper.store import tables

TableFormat = Literal["csv", "parquet"]

_EXPORTED = (tables.articles, tables.quotes, tables.teasers, tables.organisations, tables.events)
_INTERNAL = frozenset({"record", "digest", "run_id", "moved_to"})
_TYPES = {"Integer": "integer", "Float": "number", "Boolean": "boolean"}


def export_tables(
    connection: Connection, folder: Path, kind: TableFormat, *, since_run: int | None = None
) -> dict[str, int]:
    """Fill `folder`, which appears whole or stays as it was. Rows stand in the order of their keys, so the same store
    gives the same bytes. Returns table name to number of rows. Raises OutputError."""
    write = WRITERS[kind]
    with _whole(folder) as draft:
        counts = {
            table.name: write(draft / f"{table.name}.{kind}", _columns(table), _rows(connection, table, since_run))
            for table in _EXPORTED
        }
        package = json.dumps(_package(kind), ensure_ascii=False, indent=2)
        (draft / "datapackage.json").write_text(package + "\n", encoding="utf-8")
    return counts


def _columns(table: Table) -> list[Column[object]]:
    return [column for column in table.columns if column.name not in _INTERNAL]


def _rows(connection: Connection, table: Table, since_run: int | None) -> Iterator[Row[Any]]:
    columns: list[Column[Any]] = _columns(table)
    chosen: Select[Any] = select(*columns).order_by(*table.primary_key.columns)
    if table is tables.articles:
        chosen = chosen.where(table.c.moved_to.is_(None))
    if since_run is not None:
        owner = table.c.id if table is tables.articles else table.c.article_id
        newer = select(tables.articles.c.id).where(tables.articles.c.run_id > since_run)
        chosen = chosen.where(owner.in_(newer))
    yield from connection.execution_options(yield_per=1000).execute(chosen)


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """A draft beside the folder that takes its place in the end."""
    draft = None
    try:
        if folder.exists() and not folder.is_dir():
            raise OutputError("this is no folder", where=str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        yield draft
        _replace(draft, folder)
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(folder)) from error
    finally:
        if draft:
            shutil.rmtree(draft, ignore_errors=True)


def _replace(draft: Path, folder: Path) -> None:
    draft.chmod(0o755)
    if not folder.exists():
        draft.rename(folder)
        return
    if not (folder / "datapackage.json").is_file() and any(folder.iterdir()):
        raise OutputError("the folder holds something else; an export replaces it whole", where=str(folder))
    former = folder.with_name(f".{folder.name}.former")
    folder.rename(former)
    draft.rename(folder)
    shutil.rmtree(former, ignore_errors=True)


def _package(kind: TableFormat) -> dict[str, object]:
    """Frictionless Data Package, https://specs.frictionlessdata.io/data-package/."""
    return {
        "name": "carewire",
        "profile": "tabular-data-package" if kind == "csv" else "data-package",
        "resources": [_resource(table, kind) for table in _EXPORTED],
    }


def _resource(table: Table, kind: TableFormat) -> dict[str, object]:
    keys = [column.name for column in table.primary_key.columns]
    schema: dict[str, object] = {
        "fields": [_field(column) for column in _columns(table)],
        "primaryKey": keys,
    }
    if table is not tables.articles:
        reference = {"resource": "articles", "fields": "id"}
        schema["foreignKeys"] = [{"fields": "article_id", "reference": reference}]
    return {"name": table.name, "path": f"{table.name}.{kind}", "format": kind, "encoding": "utf-8", "schema": schema}


def _field(column: Column[object]) -> dict[str, str]:
    return {"name": column.name, "type": _TYPES.get(type(column.type).__name__, "string")}
