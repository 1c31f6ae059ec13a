"""Where a run keeps what belongs to a store but does not stand in it: the lock, pages to look at."""

from __future__ import annotations

import hashlib
from pathlib import Path

_FILE = "sqlite:///"


def beside(store: str, suffix: str) -> Path:
    """Beside a SQLite file; for a server's database in the user's state folder."""
    if store.startswith(_FILE):
        return Path(f"{store.removeprefix(_FILE)}.{suffix}").absolute()
    from platformdirs import user_state_path

    digest = hashlib.sha256(store.encode()).hexdigest()[:16]
    return user_state_path("carewire", ensure_exists=True) / f"{digest}.{suffix}"
