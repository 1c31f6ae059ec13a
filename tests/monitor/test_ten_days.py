"""Ten days of a site that publishes, corrects, moves, deletes, re-dates, redesigns and fails; what the store holds
after each run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from scraper.fetch.fetcher import Fetcher
from scraper.fetch.pace import Clock as Patience
from scraper.monitor.account import Account
from scraper.monitor.order import Desk, Order
from scraper.monitor.run import run
from scraper.settings import Manners
from scraper.store.tables import addresses, articles, revisions
from tests.monitor.newsroom import Newsroom, open_newsroom

MANNERS = Manners(min_interval_seconds=0, allow_private=True, obey_tdm=False)


@dataclass
class Days:
    """The newsroom, the store, and a clock that a test turns; waiting takes no time."""

    newsroom: Newsroom
    store: Engine
    evidence: Path
    now: datetime = datetime(2026, 3, 2, 6, tzinfo=UTC)
    held: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)

    def publish(self, letter: str, count: int = 4) -> None:
        """Stories of one day, which the store is to hold ever after, whatever becomes of them."""
        slugs = [f"{tree}-{letter}" for tree in TREES[:count]]
        self.newsroom.publish(self.now, *slugs)
        self.held.update(slugs)

    def run(self) -> Account:
        """One run of one process, a day after the last."""
        patience = Patience(monotonic=lambda: self.now.timestamp(), sleep=lambda _: None)
        with Fetcher(MANNERS, clock=patience, now=lambda: self.now) as fetcher:
            desk = Desk(self.store, fetcher, self.evidence, clock=lambda: self.now)
            account = run(Order((self.newsroom.source(),)), desk)
        self.now += timedelta(days=1)
        return account

    def states(self) -> dict[str, int]:
        with self.store.connect() as connection:
            return dict(Counter(connection.execute(select(addresses.c.state)).scalars()))

    def articles(self) -> set[str]:
        with self.store.connect() as connection:
            urls = connection.execute(select(articles.c.url).where(articles.c.moved_to.is_(None))).scalars().all()
        assert len(urls) == len(set(urls))
        return {str(url).removeprefix(f"{self.newsroom.base}/") for url in urls}

    def history(self, slug: str) -> list[str]:
        """What changed with each revision."""
        with self.store.connect() as connection:
            rows = connection.execute(
                select(revisions.c.changed_fields)
                .join(articles, articles.c.id == revisions.c.article_id)
                .where(articles.c.url == f"{self.newsroom.base}/{slug}")
                .order_by(revisions.c.number)
            )
            return [row.changed_fields for row in rows]


@pytest.fixture
def days(store: Engine, tmp_path: Path) -> Iterator[Days]:
    with open_newsroom() as newsroom:
        yield Days(newsroom, store, tmp_path / "evidence")


def outcomes(account: Account) -> dict[str, int]:
    return account.outcomes.get("larkhill", {})


TREES = ("alder", "birch", "cedar", "damson", "elder", "fir", "gorse", "hazel", "ivy", "juniper", "larch", "maple")


def first_day(days: Days) -> None:
    """More than the feed holds or a listing page shows: paging finds the rest."""
    days.publish("a", 12)
    assert outcomes(days.run()) == {"new": 12}


def a_correction(days: Days) -> None:
    days.publish("b")
    days.newsroom.stories["birch-a"].said = "We have waited far too long for this morning to come."
    assert outcomes(days.run()) == {"new": 4, "changed": 1, "not_modified": 11}
    assert days.history("birch-a") == ["", "body"]


def a_move(days: Days) -> None:
    """The feed names the new address, the old one leads there: one article."""
    days.publish("c")
    days.newsroom.move("cedar-a", "cedar-ward-reopens")
    days.held ^= {"cedar-a", "cedar-ward-reopens"}
    assert outcomes(days.run()) == {"new": 5, "moved": 1, "not_modified": 15}
    assert days.states() == {"read": 20, "moved": 1}


def a_deletion(days: Days) -> None:
    days.publish("d")
    del days.newsroom.stories["damson-a"]
    assert outcomes(days.run()) == {"new": 4, "not_modified": 19, "http_error": 1}
    assert days.states() == {"read": 23, "waiting": 1, "moved": 1}


def other_dates(days: Days) -> None:
    """One in the feed only, one on its page."""
    days.publish("e")
    days.newsroom.stories["alder-b"].dated = days.now
    days.newsroom.stories["birch-b"].published = days.now
    assert outcomes(days.run()) == {"new": 4, "changed": 1, "not_modified": 22, "http_error": 1}
    assert days.history("alder-b") == [""]
    assert days.history("birch-b") == ["", "published"]
    assert days.states() == {"read": 27, "gone": 1, "moved": 1}


def a_redesign(days: Days) -> None:
    days.publish("f")
    days.newsroom.redesigned = True
    account = days.run()
    assert {"standfirst", "authors", "published"} <= {alarm.field for alarm in account.alarms}
    assert account.failed
    assert all(any(Path(alarm.kept or "").glob("*.html")) for alarm in account.alarms)


def a_day_of_503s(days: Days) -> None:
    missed = days.held.copy()
    days.publish("g")
    days.newsroom.down = True
    account = days.run()
    assert {failure.code for failure in account.failures} == {"robots_unavailable"}
    assert account.left > 20, "after three failures the host is left alone"
    assert not any(failure.final for failure in account.failures)
    days.held, days.missed = missed, days.held - missed


def made_up_for(days: Days) -> None:
    days.newsroom.down = False
    days.publish("h")
    days.held |= days.missed
    assert outcomes(days.run())["new"] == 8


def drifting_pages(days: Days) -> None:
    """Twelve at once push what is known from the first page on to the second."""
    days.publish("i", 12)
    assert outcomes(days.run())["new"] == 12


def nothing_new(days: Days) -> None:
    asked = len(days.newsroom.asked)
    account = days.run()
    assert outcomes(account).keys() <= {"not_modified"}
    assert not account.failures
    assert days.states() == {"read": len(days.held) - 1, "gone": 1, "moved": 1}
    assert "/news?page=2" not in days.newsroom.asked[asked:]


def test_ten_days(days: Days):
    for day in (
        first_day,
        a_correction,
        a_move,
        a_deletion,
        other_dates,
        a_redesign,
        a_day_of_503s,
        made_up_for,
        drifting_pages,
        nothing_new,
    ):
        day(days)
        assert days.articles() == days.held, day.__name__
