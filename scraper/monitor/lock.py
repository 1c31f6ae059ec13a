"""One run at a time, per store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scraper.errors import OutputError, RunLocked
from scraper.monitor.places import beside


@contextmanager
def only_run(store: str) -> Iterator[None]:
    """Raises RunLocked at once when another run on the same store goes on. A killed run leaves no lock behind."""
    from filelock import FileLock, Timeout

    place = beside(store, "lock")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise RunLocked("another run holds the lock", where=str(place)) from error
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(place)) from error
    try:
        yield
    finally:
        lock.release()
