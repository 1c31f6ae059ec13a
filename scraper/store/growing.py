"""Growing a store: tables, columns and indices that a later version brought. Nothing is ever taken away."""

from __future__ import annotations

from sqlalchemy import Column, Connection, Index, Table, inspect, text
from sqlalchemy.engine import Inspector

from scraper.store.index import NAME, make_index
from scraper.store.tables import metadata


def grow(connection: Connection) -> None:
    """Create what is missing, and touch nothing else: whoever only reads may not be allowed to."""
    existing = inspect(connection)
    present = set(existing.get_table_names())
    for table in metadata.sorted_tables:
        if table.name not in present:
            table.create(connection)
        else:
            _complete(table, existing, connection)
    if NAME not in present:
        make_index(connection)


def _complete(table: Table, existing: Inspector, connection: Connection) -> None:
    columns = {column["name"] for column in existing.get_columns(table.name)}
    for column in table.columns:
        if column.name not in columns:
            connection.execute(text(_add_column(table, column, connection)))
    indices = {index["name"] for index in existing.get_indexes(table.name)}
    missing: list[Index] = [index for index in table.indexes if index.name not in indices]
    for index in missing:
        index.create(connection)


def _add_column(table: Table, column: Column[object], connection: Connection) -> str:
    kind = column.type.compile(connection.dialect)
    return f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}"
