"""Small files, small functions, and no name in public that nobody promised."""

import ast
from itertools import chain
from pathlib import Path
from statistics import median
from types import ModuleType

import pytest

import scraper

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("scraper", "carewire", "tests")
FILES = sorted(chain.from_iterable((ROOT / name).rglob("*.py") for name in SOURCES))
LINES_AT_MOST = {"scraper/record.py": 400}  # the contract stands in one place, every field with its meaning
BAD_NAMES = {"utils", "util", "helper", "helpers", "manager", "common", "misc"}


def functions(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function):
    return function.end_lineno - function.lineno + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_is_small(path):
    limit = LINES_AT_MOST.get(str(path.relative_to(ROOT)), 300)
    assert len(path.read_text("utf-8").splitlines()) <= limit
    assert [f"{f.name}: {length(f)} lines" for f in functions(path) if length(f) > 50] == []


def test_most_functions_are_a_few_lines():
    lengths = sorted(length(f) for path in FILES if path.is_relative_to(ROOT / "scraper") for f in functions(path))
    assert median(lengths) <= 9
    assert lengths[int(len(lengths) * 0.95)] <= 30


def test_no_file_is_named_after_nothing():
    assert [str(path) for path in FILES if path.stem in BAD_NAMES] == []


def test_public_names_are_the_promised_ones():
    names = {name for name, value in vars(scraper).items() if not name.startswith("_")}
    modules = {name for name in names if isinstance(getattr(scraper, name), ModuleType)}
    # the submodule `annotate` shares its name with the function; the function must win
    assert sorted(names - modules) == sorted(scraper.__all__)
    promised = ["Listing", "Notes", "Record", "ScraperError", "annotate", "parse_html", "parse_listing", "scrape"]
    assert scraper.__all__ == promised
    assert not isinstance(scraper.annotate, ModuleType)
