"""The invented site on loopback, a settings file that names it, and the command line as a shell calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site import serve

ROOT = Path(__file__).resolve().parents[2]

Carewire = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serve() as address:
        yield address


@pytest.fixture(scope="module")
def desk(base: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with settings, in which the commands work."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "carewire.toml").write_text(settings(base), "utf-8")
    return folder


def settings(base: str, *, more: str = "") -> str:
    return f"""
[carewire]
store = "sqlite:///carewire.db"
archive = "archive"
metrics = "carewire.prom"
min_interval_seconds = 0
allow_private = true

[[source]]
id = "ward-round"
name = "Ward Round"
kind = "trade"
feeds = ["{base}/feed.xml", "{base}/feed.atom"]
sitemaps = ["{base}/sitemap.xml"]
listings = ["{base}/news"]
{more}"""


@pytest.fixture(scope="module")
def carewire(desk: Path) -> Carewire:
    def call(*arguments: str, folder: Path = desk) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "cli.py"), *arguments]
        environment = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    return call


@pytest.fixture(scope="module")
def stored(carewire: Carewire, desk: Path) -> dict[str, object]:
    """The account of a first run, which filled the store."""
    done = carewire("run", "--report", "report.json")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    account: dict[str, object] = json.loads((desk / "report.json").read_text("utf-8"))
    return account
