"""Opening a store: made on first use, grown when the schema has grown."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Engine, Table, create_engine, event, inspect, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from scraper.errors import SettingsError, StoreError
from scraper.store.index import make_index
from scraper.store.tables import metadata


def default_store() -> str:
    """The user's own store, where the platform keeps such files."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('carewire') / 'carewire.db'}"


def open_store(address: str) -> Engine:
    """Raises SettingsError for an address that names no database, StoreError for one that cannot be opened."""
    url = _url(address)
    try:
        engine = _engine(url)
        with engine.begin() as connection:
            _grow(connection)
    except SQLAlchemyError as error:
        raise StoreError(str(error.__cause__ or error), where=url.render_as_string()) from error
    return engine


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise SettingsError(f"store: no database address: {address!r}") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ImportError) as error:
        raise SettingsError(f"store: no driver for {url.drivername} ({error})") from error
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:":
            _make_folder(Path(url.database).parent)
        event.listen(engine, "connect", _tune_sqlite)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(error.strerror or str(error), where=str(folder)) from error


def _tune_sqlite(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "busy_timeout = 30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _grow(connection: Connection) -> None:
    """Create what is missing. Tables and columns are only ever added, so an old store becomes a new one in place."""
    existing = inspect(connection)
    present = {name: {column["name"] for column in existing.get_columns(name)} for name in existing.get_table_names()}
    metadata.create_all(connection)
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.name not in present.get(table.name, {column.name}):
                connection.execute(text(_add_column(table, column, connection)))
    make_index(connection)


def _add_column(table: Table, column: Column[object], connection: Connection) -> str:
    kind = column.type.compile(connection.dialect)
    return f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}"
