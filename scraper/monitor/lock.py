"""One run at a time, per store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scraper.errors import RunLocked


@contextmanager
def only_run(store: str) -> Iterator[None]:
    """Raises RunLocked at once when another run on the same store goes on. A killed run leaves no lock behind."""
    from filelock import FileLock, Timeout

    lock = FileLock(_place(store), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise RunLocked("another run holds the lock", where=str(_place(store))) from error
    try:
        yield
    finally:
        lock.release()


def _place(store: str) -> Path:
    """Beside a SQLite file; for a server's database in the user's state folder."""
    if store.startswith("sqlite:///"):
        return Path(store.removeprefix("sqlite:///") + ".lock").absolute()
    from platformdirs import user_state_path

    return user_state_path("carewire", ensure_exists=True) / f"{hashlib.sha256(store.encode()).hexdigest()[:16]}.lock"
