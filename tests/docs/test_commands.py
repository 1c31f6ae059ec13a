"""Every command that the documents show is run as it stands there, in a folder that has what they speak of."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from scraper.annotate.organisations import gazetteer

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
PAGE = ROOT / "fixtures" / "site" / "seed-like-well-led" / "page.html"
ARTICLE = "/ashcombe-vale-leadership-slips-requires-improvement"
FAILING = {"parse report.pdf"}


def commands(program: str) -> list[str]:
    """The command lines of the console blocks, without the name of the program."""
    blocks = [
        block for file in DOCUMENTS for block in re.findall(r"```console\n(.*?)```", file.read_text("utf-8"), re.S)
    ]
    return [line for block in blocks for line in re.findall(rf"^\$ {program} (.*)$", block, re.MULTILINE)]


@pytest.fixture(scope="module")
def furnished(stored: object, desk: Path) -> Path:
    """The folder of a first run, with the files that the documents name."""
    (desk / "saved").mkdir()
    for name in ("saved.html", "saved/one.html"):
        shutil.copy(PAGE, desk / name)
    (desk / "text.txt").write_text("Ann Vale, chief nurse at Elm Trust, said: “We are sorry.”\n", "utf-8")
    (desk / "report.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
    with zipfile.ZipFile(desk / "etr.zip", "w") as archive:
        row = ["XQ1", "LARKHILL NHS FOUNDATION TRUST", *[""] * 8, "20260101", "", *[""] * 5]
        archive.writestr("etr.csv", ",".join(row) + "\n")
    return desk


@pytest.mark.parametrize("line", commands("carewire"))
def test_it_runs_as_it_stands(furnished, carewire, base, line):
    words = shlex.split(line.partition(" > ")[0], comments=True)
    call = [base + ARTICLE if word.startswith("https://") and words[0] == word else word for word in words]
    done = carewire(*call)
    gazetteer.load.cache_clear()
    assert done.returncode == (" ".join(words) in FAILING), done.stderr
    assert "bug" not in done.stderr


def test_what_it_answers_is_what_is_shown(furnished, carewire):
    readme = DOCUMENTS[0].read_text("utf-8")
    shown = re.search(r"\$ carewire parse report\.pdf\n(.*)\n", readme)[1]
    assert carewire("parse", "report.pdf").stderr == f"{shown}\n"


def test_the_exit_codes_are_told(furnished):
    told = {
        code
        for row in re.findall(r"^\| ([\d, ]+) \|", DOCUMENTS[0].read_text("utf-8"), re.M)
        for code in row.split(", ")
    }
    assert told == {"0", "1", "2", "3", "70", "130", "143"}


@pytest.mark.parametrize("line", [line for line in commands("sqlite3") if "SELECT" in line])
def test_the_queries_are_queries(furnished, line):
    store = sqlite3.connect(furnished / "carewire.db")
    store.execute(shlex.split(line)[1]).fetchall()
    store.close()


def test_the_queries_in_the_text_are_queries(furnished):
    store = sqlite3.connect(furnished / "carewire.db")
    for document in DOCUMENTS:
        for query in re.findall(r"`(SELECT [^`]+)`", document.read_text("utf-8")):
            store.execute(query).fetchall()
    store.close()


def test_the_extras_that_are_named_exist():
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    extras = re.search(r"\[project\.optional-dependencies\]\n(.*?)\n\n", project, re.S)[1]
    known = set(re.findall(r"^(\w+) = ", extras, re.M))
    for file in (*DOCUMENTS, ROOT / "deploy" / "Containerfile"):
        for named in re.findall(r"pip install.*\[([\w,]+)\]", file.read_text("utf-8")):
            assert set(named.split(",")) <= known, file.name


def test_the_python_runs_as_it_stands():
    (block,) = re.findall(r"```python\n(.*?)```", DOCUMENTS[0].read_text("utf-8"), re.DOTALL)
    names: dict[str, object] = {"html": PAGE.read_bytes()}
    exec(block, names)
    assert names["record"].headline.startswith("Ashcombe Vale")
