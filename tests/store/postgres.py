"""A throw-away PostgreSQL server, from the binaries of this machine."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


@contextmanager
def throw_away_server() -> Iterator[str]:
    """Its address: it listens on a socket in a folder of its own, and takes its data with it."""
    with tempfile.TemporaryDirectory(prefix="carewire-") as folder:
        server = _Server(BINARIES[-1], Path(folder))
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
