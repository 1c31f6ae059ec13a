"""What people type by mistake: one line that helps, and the right exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.annotate.organisations import gazetteer
from tests.cli.conftest import Carewire

PAGE = Path(__file__).parents[2] / "fixtures" / "site" / "wordpress-warning-notice" / "page.html"


def test_a_page_is_no_text(carewire: Carewire):
    ended = carewire("annotate", PAGE)
    assert ended.code == 1
    assert ended.err == f"carewire: {PAGE}: this is a page, not a text; carewire parse reads it [bad_input]\n"


def test_of_a_folder_the_texts_are_annotated(carewire: Carewire, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Elm Lodge was rated inadequate by the CQC.\n", "utf-8")
    (tmp_path / "page.html").write_bytes(PAGE.read_bytes())
    ended = carewire("annotate", tmp_path)
    assert ended.code == 0
    assert '"inadequate"' in ended.out
    (tmp_path / "a.txt").unlink()
    assert "nothing in this folder ends in .txt" in carewire("annotate", tmp_path).err


def test_a_folder_is_not_explained(carewire: Carewire):
    ended = carewire("explain", PAGE.parent)
    assert ended.code == 1
    assert "one page is explained at a time [bad_input]" in ended.err


def test_an_address_has_no_other_address(carewire: Carewire):
    assert carewire("explain", "https://news.example/a", "--url", "https://news.example/b").code == 2


@pytest.mark.parametrize(
    ("word", "hint"), [("pasre", "did you mean parse?"), ("page.html", "carewire parse page.html")]
)
def test_a_command_that_is_none(carewire: Carewire, word: str, hint: str):
    ended = carewire(word, "x")
    assert ended.code == 2
    assert hint in ended.err


def test_a_folder_called_like_a_page_is_passed_over(carewire: Carewire, tmp_path: Path):
    (tmp_path / "images.html").mkdir()
    (tmp_path / "page.html").write_bytes(PAGE.read_bytes())
    assert carewire("parse", tmp_path).code == 0


def test_a_users_folder_that_may_not_be_read_counts_for_nothing(
    carewire: Carewire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """As for a service whose HOME is somebody else's; root may read everything, so here a file stands in the way."""
    (tmp_path / "home").write_text("no folder")
    monkeypatch.setattr(gazetteer, "user_data_path", lambda _: tmp_path / "home" / "carewire")
    gazetteer.load.cache_clear()
    assert carewire("parse", PAGE).code == 0
    gazetteer.load.cache_clear()


@pytest.mark.parametrize("arguments", [("-h",), ("parse", "-h"), ("run", "-h"), ("sources", "check", "-h")])
def test_help_has_a_short_name(carewire: Carewire, arguments: tuple[str, ...]):
    ended = carewire(*arguments)
    assert ended.code == 0
    assert "Usage: carewire" in ended.out
