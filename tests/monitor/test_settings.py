"""The settings of runs: where paths count from, who is told, what a source says about itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scraper.errors import SettingsError
from scraper.settings import EventFilter
from scraper.settings_file import load_settings, read_settings

SOURCE = '[[source]]\nid = "daily"\nfeeds = ["https://daily.example/feed"]\n'


def test_paths_count_from_the_folder_of_the_file(tmp_path: Path):
    file = tmp_path / "carewire.toml"
    file.write_text(
        '[carewire]\nstore = "sqlite:///a/carewire.db"\narchive = "warc"\nmetrics = "/var/x.prom"\n', "utf-8"
    )
    settings = load_settings(file)
    assert settings.store == f"sqlite:///{tmp_path}/a/carewire.db"
    assert (settings.archive, settings.metrics) == (tmp_path / "warc", Path("/var/x.prom"))


@pytest.mark.parametrize("store", ["sqlite:////srv/carewire.db", "postgresql://desk@host/news"])
def test_other_stores_stay_as_they_are(tmp_path: Path, store: str):
    (tmp_path / "carewire.toml").write_text(f'[carewire]\nstore = "{store}"\n', "utf-8")
    assert load_settings(tmp_path / "carewire.toml").store == store


def test_who_is_told_of_what():
    text = '[[notify]]\nwebhook = "https://hooks.example/x"\nevents = { directions = ["down"], subjects = ["RX1"] }\n'
    (told,) = read_settings(text, "here").notifications
    assert told.events == EventFilter(directions=("down",), subjects=("RX1",))


def test_a_source_says_when_it_was_verified():
    (source,) = read_settings(SOURCE + 'verified = 2026-09-18\nevidence = "fetched"\nlanguage = "en"\n', "x").sources
    assert (source.verified, source.evidence) == (date(2026, 9, 18), "fetched")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[notify]]\nwebhook = "hooks.example/x"\n', "no http(s) address"),
        ('[carewire]\nstore = "sqlite:///:memory:"\n', "name a file"),
        ("[carewire]\nremind_days = inf\n", "finite"),
        ("[carewire]\nmin_interval_seconds = inf\n", "finite"),
        ("[[notify]]\n", "give a command or a webhook"),
        ('[[notify]]\nwebhook = "https://x"\ncommand = ["y"]\n', "give a command or a webhook"),
        ('[[notify]]\nwebhok = "https://x"\n', "did you mean webhook?"),
        ('[[notify]]\nwebhook = "https://x"\nevents = { direction = ["down"] }\n', "events.direction"),
        ('[notify]\nwebhook = "https://x"\n', "write [[notify]]"),
        (SOURCE.replace("daily", "../daily", 1), "an id has letters"),
        (SOURCE + 'verified = "last week"\n', "[[source]] daily: verified"),
    ],
)
def test_what_is_wrong_is_named(text: str, complaint: str):
    with pytest.raises(SettingsError) as refused:
        read_settings(text, "carewire.toml")
    assert complaint in str(refused.value)
