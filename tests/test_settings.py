"""carewire.toml is read as documented, and what is wrong with it is said in its own words."""

from pathlib import Path

import pytest

from scraper.errors import SettingsError
from scraper.settings import Manners, Settings
from scraper.settings_file import load_settings, read_settings

WHOLE = """
[carewire]
store = "postgresql://desk@db.example/news"
archive = "archive"
contact = "mailto:desk@example.org"
min_interval_seconds = 7

[[source]]
id = "example"
name = "Example Health News"
kind = "trade"
feeds = ["https://news.example/feed"]
sitemaps = []
listings = ["https://news.example/news"]
time_zone = "Europe/Dublin"
every_minutes = 30

[[source]]
id = "second"
feeds = ["https://second.example/feed"]
"""


def test_whole_file():
    settings = read_settings(WHOLE, "carewire.toml")
    assert settings.store == "postgresql://desk@db.example/news"
    assert settings.archive == Path("archive")
    assert settings.manners == Manners(contact="mailto:desk@example.org", min_interval_seconds=7.0)
    first, second = settings.sources
    assert (first.id, first.kind, first.time_zone, first.every_minutes) == ("example", "trade", "Europe/Dublin", 30)
    assert first.addresses == ("https://news.example/feed", "https://news.example/news")
    assert (second.name, second.kind, second.time_zone, second.every_minutes) == (None, None, None, 60)


def test_empty_file_means_the_defaults():
    assert read_settings("", "carewire.toml") == Settings()
    assert Settings().manners.obey_tdm
    assert not Settings().manners.allow_private


SOURCE = '[[source]]\nid = "a"\n'
FEED = 'feeds = ["https://a.example/feed"]\n'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[carewire]\nstor = 'x'", r"unknown key in \[carewire\]: stor; did you mean store\?"),
        ("[carewire]\nxyz = 1", r"unknown key in \[carewire\]: xyz; there are .*contact"),
        ("[sauce]\n", r"unknown table: sauce; did you mean source\?"),
        (SOURCE + FEED + "feed = 1", r"unknown key in \[\[source\]\]: feed; did you mean feeds\?"),
        ("[carewire]\nstore = \n", "not valid TOML.*line 2"),
        ("carewire = 1", r"write \[carewire\]"),
        ("[source]\nid = 'a'", r"write \[\[source\]\]"),
        ("[carewire]\nmin_interval_seconds = 'five'", r"\[carewire\] min_interval_seconds: .*number.*'five'"),
        ("[carewire]\nmin_interval_seconds = -1", r"\[carewire\] min_interval_seconds: .*greater than or equal to 0"),
        ("[[source]]\n" + FEED, r"\[\[source\]\] number 1: id: field required"),
        (SOURCE + FEED + "kind = 'gossip'", r"\[\[source\]\] a: kind: .*'trade'.*'gossip'"),
        (SOURCE + "feeds = 'https://a.example/feed'", r"\[\[source\]\] a: feeds: .*"),
        (SOURCE + "feeds = [1]", r"\[\[source\]\] a: feeds.*: .*string, not 1"),
        (SOURCE + FEED + "time_zone = 'Europe/Larkhill'", "no such time zone: Europe/Larkhill"),
        (SOURCE + FEED + "time_zone = '../../etc/passwd'", "no such time zone"),
        (SOURCE + "feeds = ['file:///etc/passwd']", "not an http"),
        (SOURCE, "give feeds, sitemaps or listings"),
        (SOURCE + FEED + SOURCE + FEED, "the id stands twice"),
        (SOURCE + FEED + "every_minutes = 0", "every_minutes: .*greater than 0"),
    ],
)
def test_complaints(text, complaint):
    with pytest.raises(SettingsError, match=complaint) as caught:
        read_settings(text, "desk.toml")
    assert caught.value.where == "desk.toml"


def test_usual_places(tmp_path, monkeypatch):
    here, home = tmp_path / "here", tmp_path / "home"
    (home / "carewire").mkdir(parents=True)
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setattr("platformdirs.user_config_path", lambda name: home / name)
    assert load_settings() == Settings()
    (home / "carewire" / "carewire.toml").write_text("[carewire]\nstore = 'home'")
    assert load_settings().store == "home"
    (here / "carewire.toml").write_text("[carewire]\nstore = 'here'")
    assert load_settings().store == "here"


def test_named_file_must_be_there(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read: No such file"):
        load_settings(tmp_path / "carewire.toml")
    (tmp_path / "latin.toml").write_bytes(b"[carewire]\nstore = '\xe9'")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings(tmp_path / "latin.toml")
