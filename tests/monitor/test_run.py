"""The scheduled run against a site that changes, on both databases."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, func, select

from scraper.errors import HostResting, HttpError, Unreachable
from scraper.fetch.files import open_saved
from scraper.fetch.warc import Archive
from scraper.monitor.account import Account
from scraper.monitor.metrics import metrics
from scraper.monitor.order import Order
from scraper.monitor.run import due_in_turn, run
from scraper.record import Record
from scraper.store import Sight, save_article
from scraper.store.agenda import Named, note_named
from scraper.store.tables import addresses, articles, revisions
from tests.monitor.simulation import SITE, SOURCE, Clock, Site, desk


def go(store: Engine, site: Site, **order: object) -> Account:
    return run(Order((SOURCE,), **order), desk(store, site))  # type: ignore[arg-type]


def count(store: Engine, table: object) -> int:
    with store.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def state(store: Engine, slug: str) -> tuple[str, str | None]:
    with store.connect() as connection:
        chosen = select(addresses.c.state, addresses.c.last_error).where(addresses.c.url == f"{SITE}/{slug}")
        return tuple(connection.execute(chosen).one())  # type: ignore[return-value]


def test_what_is_new_is_stored_once(store: Engine):
    site = Site(Clock())
    for slug in ("a", "b", "c"):
        site.publish(slug)
    assert go(store, site).outcomes == {"daily": {"new": 3}}
    site.clock.sleep(hours=1)
    site.publish("d")
    again = go(store, site)
    assert again.outcomes["daily"]["new"] == 1
    assert again.named == {"daily": 1}
    assert count(store, articles) == 4


def test_an_unchanged_page_costs_nothing_and_a_changed_one_makes_a_revision(store: Engine):
    site = Site(Clock())
    story = site.publish("a")
    go(store, site)
    site.clock.sleep(hours=2)
    assert go(store, site).outcomes == {"daily": {"not_modified": 1}}
    story.said = "We have waited far too long for this morning to come."
    site.clock.sleep(hours=2)
    assert go(store, site).outcomes == {"daily": {"changed": 1}}
    assert count(store, revisions) == 2


def test_a_listing_that_is_looked_through_too_often_is_left_alone(store: Engine):
    site = Site(Clock())
    site.publish("a")
    go(store, site)
    site.clock.sleep(minutes=20)
    go(store, site)
    assert site.asked.count(f"{SITE}/feed") == 1
    go(store, site, forced=True)
    assert site.asked.count(f"{SITE}/feed") == 2


def test_a_redated_or_retitled_item_is_not_new(store: Engine):
    site = Site(Clock())
    story = site.publish("a")
    go(store, site)
    story.headline = "Another headline for the same ward at Larkhill"
    site.clock.sleep(days=1)
    account = go(store, site)
    assert account.named == {"daily": 0}
    assert account.outcomes == {"daily": {"changed": 1}}


def test_the_limit_leaves_the_rest_for_next_time(store: Engine):
    site = Site(Clock())
    for slug in "abcde":
        site.publish(slug)
    assert go(store, site, limit=2).left == 3
    assert go(store, site).outcomes == {"daily": {"new": 3}}
    assert count(store, articles) == 5


def test_a_day_of_503s_loses_nothing(store: Engine):
    site = Site(Clock())
    site.publish("a")
    go(store, site)
    site.publish("b")
    site.answers[f"{SITE}/b"] = HttpError("try later", status=503, where=f"{SITE}/b")
    site.clock.sleep(hours=1)
    account = go(store, site)
    assert [failure.code for failure in account.failures] == ["http_error"]
    assert not account.failures[0].final
    site.answers.clear()
    go(store, site)
    assert count(store, articles) == 1, "asked again before its time"
    site.clock.sleep(hours=1)
    assert go(store, site).outcomes["daily"]["new"] == 1


def test_a_missing_page_is_asked_twice_then_let_go(store: Engine):
    site = Site(Clock())
    site.publish("a")
    site.answers[f"{SITE}/a"] = HttpError("not found", status=404, where=f"{SITE}/a")
    go(store, site)
    assert state(store, "a")[0] == "waiting"
    site.clock.sleep(days=2)
    go(store, site)
    assert state(store, "a") == ("gone", "http_error: not found")


def test_an_address_that_never_answers_ends_as_a_dead_letter_with_its_reason(store: Engine):
    site = Site(Clock())
    site.publish("a")
    site.answers[f"{SITE}/a"] = Unreachable("connection refused", where=f"{SITE}/a")
    for _ in range(12):
        go(store, site)
        site.clock.sleep(days=2)
    assert state(store, "a") == ("dead", "unreachable: connection refused")
    assert site.asked.count(f"{SITE}/a") == 10


def test_a_redesign_is_reported(store: Engine):
    site = Site(Clock())
    for day in range(6):
        for number in range(4):
            site.publish(f"d{day}n{number}")
        site.redesigned = day == 5
        account = go(store, site)
        if day < 5:
            assert not account.alarms
        site.clock.sleep(days=1)
    for number in range(6):
        site.publish(f"late{number}")
    account = go(store, site)
    assert "layout_changed" in {alarm.code for alarm in account.alarms}
    assert account.failed


def test_since_passes_over_what_is_dated_earlier(store: Engine):
    site = Site(Clock())
    site.publish("a")
    assert go(store, site, since="2030-01-01").outcomes == {"daily": {"new": 1}}, "an undated item is not old"


def test_a_limit_takes_from_every_source_in_turn(store: Engine):
    site = Site(Clock())
    for number in range(6):
        site.publish(f"n{number}")
    other = replace(SOURCE, id="other", feeds=("https://other.example/feed",))
    desk_ = desk(store, site)
    run(Order((SOURCE,), limit=0), desk_)
    with store.begin() as connection:
        named = [Named(f"https://other.example/{number}", "https://other.example/feed", None, None) for number in "ab"]
        note_named(connection, "other", named, at=site.clock.now.isoformat())
    turns = [visit.source_id for visit in due_in_turn(Order((SOURCE, other)), store, site.clock.now)]
    assert turns[:5] == ["daily", "other", "daily", "other", "daily"]


def test_a_host_that_wants_rest_is_left_alone_and_nothing_is_held_against_its_pages(store: Engine):
    site = Site(Clock())
    for slug in "abc":
        site.publish(slug)
    go(store, site, limit=0)
    for slug in "abc":
        site.answers[f"{SITE}/{slug}"] = HostResting("left alone", retry_after=600)
    account = go(store, site)
    assert (account.left, account.failures) == (3, ())
    assert [url for url in site.asked if url != f"{SITE}/feed"] == [f"{SITE}/a"]
    site.answers.clear()
    assert go(store, site).outcomes == {"daily": {"new": 3}}


def test_a_feed_that_fails_is_told_at_once_and_alarms_when_it_stays_so(store: Engine):
    site = Site(Clock())
    site.down = True
    told = []
    for _ in range(6):
        account = go(store, site)
        assert [failure.code for failure in account.failures] == ["http_error"]
        told.append([(alarm.code, alarm.state) for alarm in account.alarms])
        site.clock.sleep(hours=1)
    assert told == [*[[]] * 4, [("listing_failed", "new")], [("listing_failed", "lasts")]]
    site.down = False
    account = go(store, site)
    assert [(alarm.code, alarm.state) for alarm in account.alarms] == [("listing_failed", "over")]
    assert not account.failed


def test_a_page_that_cannot_be_stored_does_not_end_the_run(store: Engine, monkeypatch: pytest.MonkeyPatch):
    def save(connection: Connection, record: Record, sight: Sight) -> object:
        if str(record.url).endswith("/b"):
            raise OverflowError("Python int too large")
        return save_article(connection, record, sight)

    monkeypatch.setattr("scraper.monitor.settle.save_article", save)
    site = Site(Clock())
    for slug in "abc":
        site.publish(slug)
    account = go(store, site)
    assert account.outcomes == {"daily": {"new": 2, "bug": 1}}
    assert [failure.url for failure in account.failures] == [f"{SITE}/b"]
    assert go(store, site).outcomes == {}, "asked again tomorrow"


def test_a_clock_that_was_years_ahead_does_not_keep_a_store_waiting(store: Engine):
    site = Site(Clock())
    site.publish("a")
    site.clock.sleep(days=3_650)
    go(store, site)
    site.clock.sleep(days=-3_650)
    site.publish("b")
    assert go(store, site).outcomes == {"daily": {"new": 1, "not_modified": 1}}
    site.clock.sleep(minutes=30)
    assert go(store, site).outcomes == {}


def test_a_listing_whose_host_asks_for_rest_gets_it_over_the_runs(store: Engine):
    site = Site(Clock())
    feed = f"{SITE}/feed"
    site.answers[feed] = HttpError("429 Too Many Requests", status=429, where=feed, retry_after=3 * 3_600)
    for _ in range(5):
        go(store, site)
        site.clock.sleep(hours=1)
    assert site.asked.count(feed) == 2
    go(store, site, forced=True)
    assert site.asked.count(feed) == 3


def test_a_rest_of_a_year_is_a_mistake(store: Engine):
    site = Site(Clock())
    feed = f"{SITE}/feed"
    site.answers[feed] = HttpError("503", status=503, where=feed, retry_after=365 * 86_400)
    go(store, site)
    site.clock.sleep(days=1, hours=1)
    go(store, site)
    assert site.asked.count(feed) == 2


def test_a_feed_that_is_gone_alarms_at_its_third_failure(store: Engine):
    site = Site(Clock())
    site.answers[f"{SITE}/feed"] = HttpError("404 Not Found", status=404, where=f"{SITE}/feed")
    raised = [bool(go(store, site, forced=True).alarms) for _ in range(3)]
    assert raised == [False, False, True]


def test_the_pages_of_a_redesign_are_kept_once(store: Engine):
    site = Site(Clock())
    kept = []
    for day in range(9):
        for number in range(4):
            site.publish(f"d{day}n{number}")
        site.redesigned = day >= 5
        account = go(store, site)
        kept += [alarm.kept for alarm in account.alarms if alarm.kept and alarm.field == "authors"]
        site.clock.sleep(days=1)
    assert len(kept) == 1
    assert {alarm.state for alarm in account.alarms} == {"lasts"}, "it is not compared with itself"
    site.redesigned = False
    for number in range(10):
        site.publish(f"late{number}")
    assert "over" in {alarm.state for alarm in go(store, site).alarms if alarm.field == "authors"}


def test_metrics_are_open_metrics(store: Engine):
    site = Site(Clock())
    site.publish("a")
    lines = list(metrics(go(store, site)))
    assert 'carewire_visits{source="daily",outcome="new"} 1' in lines
    assert lines[-1] == "# EOF"
    families = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(families) == len(set(families))


def test_with_an_archive_every_page_is_kept(store: Engine, tmp_path: Path):
    site = Site(Clock())
    for slug in "ab":
        site.publish(slug)
    with closing(Archive(tmp_path / "archive")) as archive:
        run(Order((SOURCE,)), replace(desk(store, site), archive=archive))
    kept = {capture.url for capture in open_saved(tmp_path / "archive")}
    assert kept == {f"{SITE}/a", f"{SITE}/b"}
