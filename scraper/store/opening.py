"""Opening a store: made by its first run, grown when the schema has grown."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from scraper.address import hushed
from scraper.errors import NoStore, SettingsError, StoreError
from scraper.store.growing import grow
from scraper.store.tables import articles

_NOTHING = "there is no store yet; carewire run makes one"


def default_store() -> str:
    """The user's own store, where the platform keeps such files."""
    from platformdirs import user_data_path

    return f"sqlite:///{user_data_path('carewire') / 'carewire.db'}"


def open_store(address: str) -> Engine:
    """Made if it is not there. Raises SettingsError for an address that names no database, StoreError for one that
    cannot be opened."""
    url = _url(address)
    if file := _file(url):
        _make_folder(file.parent)
    return _opened(url)


def open_existing(address: str) -> Engine:
    """As `open_store`, for those who only look: what is not there is not made. Raises NoStore."""
    url = _url(address)
    file = _file(url)
    try:
        if file and not file.exists():
            raise NoStore(_NOTHING, where=str(file))
    except OSError as error:
        raise StoreError(error.strerror or str(error), where=str(file)) from error
    return _opened(url, made=True, writable=file is None or _may_write(file))


def empty_store() -> Engine:
    """In memory, and gone with the process."""
    return open_store("sqlite://")


def _opened(url: URL, *, made: bool = False, writable: bool = True) -> Engine:
    """`made` when there must be tables already."""
    engine = _engine(url) if writable else _reading(url)
    try:
        with engine.begin() as connection:
            if made and not inspect(connection).has_table(articles.name):
                raise NoStore(_NOTHING, where=url.render_as_string())
            grow(connection)
    except (SQLAlchemyError, NoStore) as error:
        engine.dispose()
        if isinstance(error, NoStore):
            raise
        raise StoreError(str(error.__cause__ or error), where=url.render_as_string()) from error
    return engine


def _may_write(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _reading(url: URL) -> Engine:
    """Somebody else's file. SQLite wants to write beside it even to read it, unless told that nobody is writing."""
    query = {"mode": "ro", "uri": "true"}
    if not os.path.exists(f"{url.database}-wal"):
        query["immutable"] = "1"
    return create_engine(url.set(database=f"file:{quote(os.path.abspath(url.database or ''))}", query=query))


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise SettingsError(f"store: no database address: {hushed(address)}") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise SettingsError(f"store: sqlite:///… or postgresql://…, not {url.drivername}")
    return url


def _file(url: URL) -> Path | None:
    in_file = url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:"
    return Path(url.database or "") if in_file else None


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except (NoSuchModuleError, ImportError) as error:
        hint = "; it needs the extra: pip install 'carewire[postgres]'" if "psycopg" in url.drivername else ""
        raise SettingsError(f"store: no driver for {url.drivername} ({error}){hint}") from error
    if url.get_backend_name() == "sqlite":
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
