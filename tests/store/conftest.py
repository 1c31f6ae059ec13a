"""Each store test runs on SQLite and on PostgreSQL, the latter where its server's binaries are installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from scraper.store import open_store

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a throw-away server that listens on a socket in a folder of its own."""
    if not _BINARIES:
        pytest.skip("no PostgreSQL server binaries on this machine")
    pytest.importorskip("psycopg", reason="the postgres extra is not installed")
    with tempfile.TemporaryDirectory(prefix="carewire-") as folder:
        server = _Server(_BINARIES[-1], Path(folder))
        server.start()
        try:
            yield f"postgresql://carewire@/postgres?host={folder}"
        finally:
            server.stop()


class _Server:
    """PostgreSQL refuses to run as root, so there it runs as the user `postgres`."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self._binaries, self._folder = binaries, folder
        self._data = folder / "data"

    def start(self) -> None:
        if _is_root():
            shutil.chown(self._folder, "postgres")
        self._run("initdb", "-D", str(self._data), "-U", "carewire", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off"
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._binaries / program), *arguments]
        if _is_root():
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60, cwd=self._folder)


def _is_root() -> bool:
    return Path("/proc/self").owner() == "root"


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
