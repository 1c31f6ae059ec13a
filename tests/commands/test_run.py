"""`carewire run` as cron calls it."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time

from scraper.monitor.lock import only_run
from tests.commands.conftest import ROOT, settings
from tests.site import serve


def test_a_first_run_stores_every_article_once(stored, desk):
    """Named by two feeds, a sitemap and a listing of three pages, each article is fetched once."""
    outcomes = stored["outcomes"]["ward-round"]
    assert outcomes == {"new": outcomes["new"], "not_an_article": 1}, "the sitemap names the contact page"
    assert sum(outcomes.values()) == stored["named"]["ward-round"]
    store = sqlite3.connect(desk / "carewire.db")
    urls = [url for (url,) in store.execute("SELECT url FROM articles")]
    store.close()
    assert len(urls) == len(set(urls)) == outcomes["new"] >= 19
    assert not [url for url in urls if "utm_" in url]


def test_a_second_run_finds_nothing_new(stored, carewire):
    again = carewire("run", "--source", "ward-round")
    assert again.returncode == 0
    assert again.stderr.splitlines() == ["carewire: run 2: 0 named, 0 new, 0 changed, 0 same, 0 not modified"]


def test_the_journal_is_json_lines(stored, carewire):
    lines = [json.loads(line) for line in carewire("run", "--source", "ward-round", "--json-log").stderr.splitlines()]
    assert [line["event"] for line in lines] == ["look"] * 4 + ["end"]


def test_metrics_are_left_for_a_collector(stored, desk):
    text = (desk / "carewire.prom").read_text("utf-8")
    assert text.endswith("# EOF\n")
    assert "carewire_run_left 0" in text


def test_a_dry_run_asks_nobody(tmp_path, carewire):
    """Nobody listens there: a question would fail."""
    (tmp_path / "carewire.toml").write_text(settings("http://127.0.0.1:9"), "utf-8")
    done = carewire("run", "--dry-run", folder=tmp_path)
    assert done.returncode == 0
    assert "GET http://127.0.0.1:9/feed.xml" in done.stdout


def test_two_runs_at_once(stored, desk, carewire):
    with only_run(f"sqlite:///{desk / 'carewire.db'}"):
        second = carewire("run")
    assert second.returncode == 3
    assert "[run_locked]" in second.stderr


def test_a_source_that_is_down_is_a_failure(tmp_path, carewire):
    (tmp_path / "carewire.toml").write_text(settings("http://127.0.0.1:9") + "\nevery_minutes = 5\n", "utf-8")
    done = carewire("run", folder=tmp_path)
    assert done.returncode == 1
    assert "[unreachable]" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("carewire: run 1: 0 named")


def test_quiet_says_what_is_news_once(tmp_path, carewire, base):
    source = f'[[source]]\nid = "gone"\nfeeds = ["{base}/nowhere"]\n'
    (tmp_path / "carewire.toml").write_text("[carewire]\nallow_private = true\nmin_interval_seconds = 0\n" + source)
    runs = [carewire("run", "--quiet", "--source", "gone", folder=tmp_path) for _ in range(4)]
    assert [done.returncode for done in runs] == [1] * 4
    assert [len(done.stderr.splitlines()) for done in runs] == [0, 0, 2, 0]
    alarm, summary = runs[2].stderr.splitlines()
    assert alarm == f"carewire: gone: {base}/nowhere: 404 Not Found [http_error], 3 times in a row [listing_failed]"
    assert summary.endswith("1 failed, 1 alarm")
    assert "listing_failed" in carewire("sources", "list", folder=tmp_path).stdout


def test_a_failing_listing_is_one_line(tmp_path, carewire, base):
    source = f'[[source]]\nid = "gone"\nfeeds = ["{base}/nowhere"]\n'
    (tmp_path / "carewire.toml").write_text("[carewire]\nallow_private = true\nmin_interval_seconds = 0\n" + source)
    runs = [carewire("run", "--source", "gone", folder=tmp_path).stderr.splitlines() for _ in range(4)]
    assert [len(lines) for lines in runs] == [2, 2, 2, 1]


def test_wrong_settings_and_names_are_usage_errors(tmp_path, desk, carewire):
    assert carewire("run", "--source", "nobody").returncode == 2
    assert carewire("run", "--since", "yesterday").returncode == 2
    (tmp_path / "carewire.toml").write_text("[carewire]\nstoer = 1\n", "utf-8")
    wrong = carewire("run", folder=tmp_path)
    assert wrong.returncode == 2
    assert "did you mean store?" in wrong.stderr


def test_a_signal_ends_the_run_between_two_visits(tmp_path, carewire):
    with serve() as base:
        slow = settings(base).replace("min_interval_seconds = 0", "min_interval_seconds = 0.2")
        (tmp_path / "carewire.toml").write_text(slow, "utf-8")
        command = [sys.executable, str(ROOT / "cli.py"), "run", "--json-log", "--report", "report.json"]
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
            visited = next(line for line in running.stderr if '"visit"' in line)
            running.send_signal(signal.SIGTERM)
            rest = running.stderr.read()
        assert running.returncode == 0, visited + rest
        account = json.loads((tmp_path / "report.json").read_text("utf-8"))
        assert account["left"] > 0
        finished = carewire("run", "--report", "report.json", folder=tmp_path)
        assert finished.returncode == 0, finished.stderr
    later = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert sum(later["outcomes"]["ward-round"].values()) == account["left"]


def test_a_deadline_leaves_the_rest(tmp_path, carewire):
    with serve() as base:
        (tmp_path / "carewire.toml").write_text(settings(base), "utf-8")
        began = time.monotonic()
        assert carewire("run", "--deadline", "0", folder=tmp_path).returncode == 0
        assert time.monotonic() - began < 30
        done = carewire("run", "--limit", "3", "--report", "report.json", folder=tmp_path)
    assert done.returncode == 0
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["outcomes"] == {"ward-round": {"new": 3}}


def test_a_command_is_told_of_events_that_match(tmp_path, carewire):
    told = """
[[notify]]
command = ["sh", "-c", "cat >> told.jsonl && echo >> told.jsonl"]
events = { directions = ["down"], levels = ["trust"] }
"""
    with serve() as base:
        (tmp_path / "carewire.toml").write_text(settings(base, more=told), "utf-8")
        assert carewire("run", folder=tmp_path).returncode == 0
    lines = (tmp_path / "told.jsonl").read_text("utf-8").splitlines() if (tmp_path / "told.jsonl").exists() else []
    for line in map(json.loads, lines):
        assert line["event"]["direction"] == "down"
        assert line["event"]["subject"]["level"] == "trust"
        assert line["article"]["headline"]
