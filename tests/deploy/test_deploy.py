"""What is handed out for schedulers: it parses, and calls only commands and options that exist."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import click
import pytest

from carewire import cli
from scraper.settings_file import load_settings

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
TEXTS = [*sorted(DEPLOY.iterdir()), ROOT / "docs/scheduling.md", ROOT / "docs/pipeline.md"]


def calls() -> list[tuple[str, list[str]]]:
    found = []
    for path in TEXTS:
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("# ") or path.suffix == ".md":
                found += [(path.name, _words(call)) for call in re.findall(r"carewire ((?:[a-z]+)(?: [^`#|]*)?)", line)]
    return [(name, words) for name, words in found if words[0] in cli.cli.commands]


def _words(call: str) -> list[str]:
    return shlex.split(re.split(r" 2>>| && |  ", call)[0].replace("…", ""))


def real(name: str) -> click.Command:
    command = cli.cli.commands[name]
    return import_module(f"scraper.commands.{name}").command if isinstance(command, cli.Later) else command


@pytest.mark.parametrize(
    ("document", "words"), calls(), ids=lambda value: value if isinstance(value, str) else value[0]
)
def test_every_call_exists(document: str, words: list[str]):
    command = real(words[0])
    options = {name for parameter in command.params for name in parameter.opts}
    if isinstance(command, click.Group):
        options |= {name for each in command.commands.values() for parameter in each.params for name in parameter.opts}
    assert [word for word in words[1:] if word.startswith("-") and word not in options] == [], document


def test_the_documents_call_something():
    assert {words[0] for _, words in calls()} >= {"run", "search", "export", "report", "reparse"}


@pytest.mark.parametrize("name", [name for name, command in cli.cli.commands.items() if isinstance(command, cli.Later)])
def test_a_late_command_is_there_and_every_option_has_help(name: str):
    command = real(name)
    assert command.name == "command"
    assert command.help
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


def test_the_settings_are_settings():
    settings = load_settings(DEPLOY / "carewire.toml")
    assert settings.sources
    assert settings.notifications


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_the_units_are_units(tmp_path: Path):
    for unit in ("carewire.service", "carewire.timer"):
        text = (DEPLOY / unit).read_text("utf-8")
        (tmp_path / unit).write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", text), "utf-8")
    units = [str(tmp_path / "carewire.timer"), str(tmp_path / "carewire.service")]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    complaints = [line for line in done.stderr.splitlines() if "carewire" in line]
    assert (done.returncode, complaints) == (0, []), done.stderr
