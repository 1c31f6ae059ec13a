"""Files, pipes, signals and full disks: what is left behind, and what is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TextIO

import pytest

from tests.cli.conftest import Carewire

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "fixtures" / "site" / "wordpress-warning-notice" / "page.html"


def test_a_file_appears_whole(carewire: Carewire, tmp_path: Path):
    assert carewire("parse", PAGE, "-o", tmp_path / "out.json").code == 0
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["headline"]
    assert os.listdir(tmp_path) == ["out.json"]


def test_a_file_that_cannot_be_written(carewire: Carewire, tmp_path: Path):
    ended = carewire("parse", PAGE, "-o", tmp_path / "nowhere" / "out.json")
    assert ended.code == 1
    assert "[cannot_write]" in ended.err
    assert os.listdir(tmp_path) == []


def test_a_pipe_is_written_to_and_stays_one(carewire: Carewire, tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    (tmp_path / "a.txt").write_text("Elm Lodge was rated inadequate by the CQC.\n", "utf-8")
    assert carewire("annotate", tmp_path / "a.txt", "-o", pipe).code == 0
    assert json.loads(os.read(reader, 65_536))["events"]
    assert pipe.is_fifo()
    os.close(reader)


def test_a_link_stays_and_its_file_is_written(carewire: Carewire, tmp_path: Path):
    (tmp_path / "latest.json").symlink_to(tmp_path / "today.json")
    assert carewire("parse", PAGE, "-o", tmp_path / "latest.json").code == 0
    assert (tmp_path / "latest.json").is_symlink()
    assert json.loads((tmp_path / "today.json").read_text("utf-8"))["headline"]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [("parse", PAGE), ("schema",)])
def test_a_full_disk_is_told(arguments: tuple[object, ...]):
    with open("/dev/full", "w") as full:
        ended = _run(*arguments, stdout=full)
    assert ended.returncode == 1
    assert ended.stderr.endswith("[cannot_write]\n")
    assert ended.stderr.count("\n") == 1


def test_streams_that_are_closed(carewire: Carewire, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert carewire("parse", "-").err == "carewire: stdin: standard input is closed [bad_input]\n"
    ended = subprocess.run(f"{sys.executable} {ROOT / 'cli.py'} parse {PAGE} >&-", shell=True, stderr=subprocess.PIPE)
    assert ended.returncode == 1
    assert ended.stderr == b"carewire: standard output is closed [cannot_write]\n"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_nothing_is_left_when_interrupted(tmp_path: Path, number: signal.Signals, code: int):
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)  # nobody writes to it, so that the second page keeps it waiting
    command = [sys.executable, ROOT / "cli.py", "parse", PAGE, pipe, "-o", tmp_path / "out.jsonl"]
    heeding = partial(signal.signal, number, signal.SIG_DFL)  # the tests may run where Ctrl-C is ignored
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, preexec_fn=heeding) as process:
        while len(os.listdir(tmp_path)) == 1:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        try:
            assert "Traceback" not in process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert process.returncode == code
    assert os.listdir(tmp_path) == ["pipe.html"]


def test_a_pipe_as_input_is_read_once(carewire: Carewire, tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_bytes, PAGE.read_bytes())
        piped = json.loads(carewire("parse", pipe).out)
    assert piped["fetch"]["sha256"] == json.loads(carewire("parse", PAGE).out)["fetch"]["sha256"]


def test_nothing_is_left_when_reading_fails(carewire: Carewire, tmp_path: Path):
    (tmp_path / "empty.html").touch()
    ended = carewire("parse", tmp_path / "empty.html", "-o", tmp_path / "out.json")
    assert ended.code == 1
    assert os.listdir(tmp_path) == ["empty.html"]


def test_a_reader_that_leaves_early_is_no_failure_to_report():
    command = f"{sys.executable} {ROOT / 'cli.py'} schema | head -c 10"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in ended.stderr
    assert "bug" not in ended.stderr


def _run(*arguments: object, stdout: TextIO) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]
    return subprocess.run(command, check=False, stdout=stdout, stderr=subprocess.PIPE, text=True)
