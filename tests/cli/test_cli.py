"""What goes to stdout, what to stderr, and how it ends."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Carewire
from tests.site import serve

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "fixtures" / "site" / "wordpress-warning-notice" / "page.html"
OTHER = ROOT / "fixtures" / "site" / "drupal-special-measures" / "page.html"
NO_ARTICLE = {"empty.html": b"", "report.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "noise.html": os.urandom(4096)}


def test_one_page_is_one_json_text(carewire: Carewire):
    ended = carewire("parse", PAGE, "--url", "https://news.example/a")
    assert ended.code == 0
    assert json.loads(ended.out)["url"] == "https://news.example/a"
    assert ended.err == ""


def test_several_pages_are_lines_with_a_summary_beside_them(carewire: Carewire):
    ended = carewire("parse", PAGE, OTHER)
    headlines = [json.loads(line)["headline"] for line in ended.out.splitlines()]
    assert len(headlines) == 2
    assert ended.err == "carewire: 2 read, 0 failed\n"


def test_patterns_and_folders_are_filled_in(carewire: Carewire):
    pattern = carewire("parse", str(PAGE.parents[1] / "wordpress-*" / "page.html"))
    assert len(pattern.out.splitlines()) == 2
    folder = carewire("parse", PAGE.parent)
    assert len(folder.out.splitlines()) == 1


def test_stdin(carewire: Carewire, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.read_bytes())))
    assert json.loads(carewire("parse", "-").out)["headline"]


def test_one_bad_page_does_not_stop_the_others(carewire: Carewire, tmp_path: Path):
    (tmp_path / "empty.html").touch()
    ended = carewire("parse", PAGE, tmp_path / "empty.html", tmp_path / "none.html", OTHER)
    assert len(ended.out.splitlines()) == 2
    assert ended.code == 1
    assert "[empty_page]" in ended.err
    assert "[no_such_file]" in ended.err
    assert "2 read, 2 failed" in ended.err


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_bad_input_is_one_line_with_a_code(carewire: Carewire, tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(NO_ARTICLE[name])
    ended = carewire("parse", tmp_path / name)
    assert ended.code == 1
    assert ended.out == ""
    assert ended.err.startswith(f"carewire: {tmp_path / name}: ")
    assert ended.err.count("\n") == 1
    assert ended.err.endswith("]\n")


@pytest.mark.parametrize("name", ["", "a" * 5000])
@pytest.mark.parametrize("command", ["parse", "annotate", "explain"])
def test_a_name_that_can_be_no_file(carewire: Carewire, command: str, name: str):
    ended = carewire(command, name)
    assert ended.code == 1
    assert re.search(r"\[(no_such_file|bad_input)\]$", ended.err)


@pytest.mark.parametrize("command", ["parse", "explain"])
@pytest.mark.parametrize(
    "archive", [b"", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html>"]
)
def test_an_archive_without_pages(carewire: Carewire, tmp_path: Path, command: str, archive: bytes):
    (tmp_path / "a.warc").write_bytes(archive)
    ended = carewire(command, tmp_path / "a.warc")
    assert ended.code == 1
    assert re.search(r"a\.warc: .* \[(empty_page|bad_input)\]\n$", ended.err)


def test_fetching_from_the_site(carewire: Carewire, tmp_path: Path):
    settings = tmp_path / "carewire.toml"
    settings.write_text("[carewire]\nmin_interval_seconds = 0\n")
    with serve() as base:
        ended = carewire(f"{base}/", "--config", settings)
        assert ended.code == 1, "a private address needs leave"
        assert "[forbidden_address]" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("pasre", "page.html"),
        ("get",),
        ("parse", "--nosuch", "x"),
        ("completion", "x"),
        ("parse", "a", "b", "--url", "https://news.example/c"),
    ],
)
def test_misuse_is_two(carewire: Carewire, arguments: tuple[str, ...]):
    ended = carewire(*arguments)
    assert ended.code == 2
    assert ended.out == ""


@pytest.mark.parametrize("command", ["parse", "explain"])
@pytest.mark.parametrize("url", ["notaurl", "news.example/a", "https://", "https://ann:s3cret@news.example:x/"])
def test_an_address_that_is_none_is_told_at_once(carewire: Carewire, command: str, url: str):
    ended = carewire(command, PAGE, "--url", url)
    assert (ended.code, ended.out) == (2, "")
    assert re.fullmatch(r"carewire: .*: .* \[bad_address\]\n", ended.err)
    assert "s3cret" not in ended.err


def test_settings_that_are_wrong_are_two(carewire: Carewire, tmp_path: Path):
    (tmp_path / "bad.toml").write_text("[carewire]\nmin_intervall_seconds = 3\n")
    ended = carewire("http://news.example/a", "--config", tmp_path / "bad.toml")
    assert ended.code == 2
    assert "did you mean min_interval_seconds?" in ended.err


def test_a_bug_is_seventy(carewire: Carewire, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("scraper.codec.json_schema", broken)
    ended = carewire("schema")
    assert ended.code == 70
    assert "ZeroDivisionError" in ended.err
    assert ended.err.count("\n") == 1


def test_annotating_a_text(carewire: Carewire, tmp_path: Path):
    ended = carewire("annotate", _text(tmp_path))
    assert [event["to_rating"] for event in json.loads(ended.out)["events"]] == ["inadequate"]


def test_one_bad_text_does_not_stop_the_others(carewire: Carewire, tmp_path: Path):
    ended = carewire("annotate", tmp_path / "none.txt", _text(tmp_path))
    assert ended.code == 1
    assert len(ended.out.splitlines()) == 1
    assert "[no_such_file]" in ended.err


def test_explaining_a_page(carewire: Carewire):
    told = json.loads(carewire("explain", PAGE).out)
    assert told["headline"]["evidence"]["method"]
    assert "considered" in told["standfirst"]


def test_the_schema_describes_a_record(carewire: Carewire):
    schema = json.loads(carewire("schema").out)
    assert list(schema["properties"])[:2] == ["schema_version", "id"]
    assert schema["properties"]["headline"]["description"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(carewire: Carewire, shell: str):
    assert "_CAREWIRE_COMPLETE" in carewire("completion", shell).out


def test_help_does_not_load_the_library():
    code = "import cli, sys; sys.argv = ['carewire', '--help']\ntry: cli.main()\nexcept SystemExit: pass\n"
    code += "assert not {'lxml', 'bs4', 'requests', 'pydantic', 'dateparser', 'rich', 'scraper'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)


def test_the_version_needs_no_installation(carewire: Carewire):
    assert re.fullmatch(r"carewire \S+\n", carewire("--version").out)


def test_every_command_fits_its_help_line_on_a_narrow_screen(carewire: Carewire, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "80")
    for group, command in (([], "completion"), (["sources"], "check"), (["gazetteer"], "update")):
        told = carewire(*group, "--help").out.partition("Commands:")[2]
        assert command in told
        assert "..." not in told


def test_a_page_of_teasers(carewire: Carewire):
    page = PAGE.parents[1] / "author-page" / "page.html"
    listing = json.loads(carewire("parse", "--teasers", page, "--url", "https://www.wardround.example/a").out)
    assert listing["teasers"][0]["url"].startswith("https://www.wardround.example/")
    assert listing["next_url"]


def test_a_folder_outlives_its_unreadable_files(carewire: Carewire, tmp_path: Path):
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.html").write_bytes(PAGE.read_bytes())
    (tmp_path / "c.warc").write_bytes(b"WARC/1.0\r\nbroken")
    ended = carewire("parse", tmp_path)
    assert len(ended.out.splitlines()) == 1
    assert ended.code == 1
    assert "[not_html]" in ended.err


def _text(folder: Path) -> Path:
    (folder / "a.txt").write_bytes(b"Elm Lodge was rated inadequate by the CQC.\r\n")
    return folder / "a.txt"
