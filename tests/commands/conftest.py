"""The invented site on loopback, a settings file that names it, and the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from carewire import cli
from tests.site import serve

ROOT = Path(__file__).resolve().parents[2]

Carewire = Callable[..., "Done"]


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
retries = 0

[[source]]
id = "ward-round"
name = "Ward Round"
kind = "trade"
feeds = ["{base}/feed.xml", "{base}/feed.atom"]
sitemaps = ["{base}/sitemap.xml"]
listings = ["{base}/news"]
{more}"""


@dataclass(frozen=True, slots=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="module")
def carewire(desk: Path) -> Carewire:
    """The command line in this process: starting one for every call would take most of the tests' time."""

    def call(*arguments: str, folder: Path = desk) -> Done:
        out, err, code = io.StringIO(), io.StringIO(), 0
        environment = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
        with chdir(folder), redirect_stdout(out), redirect_stderr(err), patch.dict("os.environ", environment):
            try:
                with patch("sys.argv", ["carewire", *arguments]), patch("carewire.cli.signal"):
                    cli.main()
            except SystemExit as end:
                code = int(end.code or 0)
        return Done(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="module")
def stored(carewire: Carewire, desk: Path) -> dict[str, object]:
    """The account of a first run, which filled the store."""
    done = carewire("run", "--report", "report.json")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    account: dict[str, object] = json.loads((desk / "report.json").read_text("utf-8"))
    return account
