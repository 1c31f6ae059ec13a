"""What the store holds, through the command line: search, export, report, reparse, sources."""

from __future__ import annotations

import csv
import json
import tomllib

import pytest

from scraper.annotate.organisations import gazetteer
from scraper.codec import load
from scraper.settings_file import read_settings

pytestmark = pytest.mark.usefixtures("stored")


def test_search_answers_in_json_lines(carewire):
    done = carewire("search", "requires improvement", "--limit", "3")
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert 1 <= len(hits) <= 3
    assert all("«" in hit["passage"] for hit in hits)


def test_search_by_speaker_shows_what_was_said(carewire):
    hits = [json.loads(line) for line in carewire("search", "--speaker", "dewhurst").stdout.splitlines()]
    spoken = [json.loads(line)["quotes"] for line in carewire("export").stdout.splitlines()]
    said = {" ".join(quote["text"].split()) for quotes in spoken for quote in quotes}
    assert all(hit["passage"] in said for hit in hits)


def test_search_before_its_time_finds_nothing(carewire):
    done = carewire("search", "--since", "2031-01")
    assert (done.returncode, done.stdout) == (0, "")


def test_lines_are_records(carewire, stored):
    done = carewire("export")
    records = [load(line) for line in done.stdout.splitlines()]
    assert len(records) == stored["outcomes"]["ward-round"]["new"]
    assert carewire("export", "--since-run", "1").stdout == ""


@pytest.mark.parametrize("view", ["schema.org", "ninjs"])
def test_lines_in_the_words_of_others(carewire, view, stored):
    assert len(carewire("export", "--as", view).stdout.splitlines()) == stored["outcomes"]["ward-round"]["new"]


def test_tables_hold_what_lines_hold(carewire, desk):
    records = [json.loads(line) for line in carewire("export").stdout.splitlines()]
    for kind in ("csv", "parquet"):
        assert carewire("export", "--format", kind, "-o", kind).returncode == 0
    for name in ("quotes", "teasers", "organisations", "events"):
        with (desk / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == sum(len(record[name]) for record in records)


def test_tables_need_a_folder(carewire):
    assert carewire("export", "--format", "csv").returncode == 2
    assert carewire("export", "--format", "csv", "-o", "x", "--as", "ninjs").returncode == 2


def test_the_report_has_a_page_for_every_article(carewire, desk, stored):
    done = carewire("report", "-o", "pages")
    assert done.stdout == "pages/index.html\n"
    assert len(list((desk / "pages/articles").iterdir())) == stored["outcomes"]["ward-round"]["new"]


def test_the_archive_is_read_anew(carewire, stored):
    told = json.loads(carewire("reparse").stdout)
    outcomes = stored["outcomes"]["ward-round"]
    assert told == {
        "pages": sum(outcomes.values()),
        "changed": 0,
        "unknown": outcomes["not_an_article"],
        "failures": 0,
        "fields": {},
    }


def test_sources_are_listed_with_what_was_seen(carewire, base):
    (source,) = map(json.loads, carewire("sources", "list").stdout.splitlines())
    assert source["id"] == "ward-round"
    assert {look["url"] for look in source["listings_seen"]} == {
        f"{base}/{path}" for path in ("feed.xml", "feed.atom", "sitemap.xml", "news")
    }


def test_the_starter_set_is_valid_settings(carewire):
    text = carewire("sources", "list", "--starter").stdout
    settings = read_settings(text, "starter")
    assert len(settings.sources) >= 12
    unverified = [source.id for source in settings.sources if not source.verified]
    assert unverified == ["healthcare-management"]


def test_a_healthy_source_is_told_to_be_well(carewire):
    done = carewire("sources", "check")
    (health,) = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert all(listing["items"] for listing in health["listings"])
    assert {"headline", "body"} <= set(health["sample"]["filled"])


def test_a_soft_404_is_not_well(tmp_path, base, carewire):
    source = f'[carewire]\nallow_private = true\nmin_interval_seconds = 0\n[[source]]\nid = "x"\nfeeds = ["{base}/"]\n'
    (tmp_path / "carewire.toml").write_text(source, "utf-8")
    done = carewire("sources", "check", folder=tmp_path)
    assert done.returncode == 1
    assert "[not_html]" in json.loads(done.stdout)["listings"][0]["error"]


def test_a_new_source_begins_with_what_its_page_says(carewire, base, desk):
    done = carewire("sources", "new", f"{base}/news", "-o", "begun")
    assert done.returncode == 0, done.stderr
    (source,) = tomllib.loads(done.stdout)["source"]
    assert source["listings"] == [f"{base}/news"]
    assert f"{base}/feed.xml" in source["feeds"]
    assert {path.name for path in (desk / "begun").iterdir()} == {"page.html", "capture.json", "profile.py"}
    namespace: dict[str, object] = {}
    exec((desk / "begun/profile.py").read_text("utf-8"), namespace)
    assert namespace["PROFILE"].domains == ("127.0.0.1",)


def test_a_new_source_of_an_article_keeps_its_record(carewire, base, desk, stored):
    url = json.loads(carewire("export").stdout.splitlines()[0])["url"]
    assert carewire("sources", "new", url, "-o", "article").returncode == 0
    assert load((desk / "article/record.json").read_text("utf-8")).url == url


def test_the_gazetteer_says_what_changed(carewire, tmp_path):
    row = ["XQ1", "LARKHILL NHS FOUNDATION TRUST", *[""] * 8, "20260101", "", *[""] * 5]
    (tmp_path / "etr.csv").write_text(",".join(row) + "\n", "utf-8")
    done = carewire("gazetteer", "update", "etr.csv", folder=tmp_path)
    gazetteer.load.cache_clear()
    assert done.stdout == "added\tXQ1 Larkhill NHS Foundation Trust\n"
