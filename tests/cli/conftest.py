"""The command line as a shell would call it, within this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from unittest.mock import Mock

import pytest

from carewire.cli import main


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


Carewire = Callable[..., Ended]


@pytest.fixture
def carewire(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Carewire:
    def call(*arguments: object) -> Ended:
        monkeypatch.setattr(sys, "argv", ["carewire", *map(str, arguments)])
        monkeypatch.setattr("carewire.cli.signal", Mock())  # Ctrl-C is for the tests
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
        out, err = capsys.readouterr()
        return Ended(code, out, err)

    return call
