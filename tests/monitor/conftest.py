from pathlib import Path

import pytest

from tests.monitor import simulation
from tests.store.conftest import postgres, store

__all__ = ["postgres", "store"]


@pytest.fixture(autouse=True)
def _evidence_beside_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else every simulated run leaves a folder behind on the machine."""
    monkeypatch.setattr(simulation, "mkdtemp", lambda prefix: str(tmp_path / prefix))
