"""Killed at any instant, a run loses nothing and repeats nothing."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from scraper.monitor.lock import only_run
from scraper.monitor.order import Order
from scraper.monitor.run import run
from scraper.store import open_store
from scraper.store.tables import addresses, articles, revisions
from tests.monitor.simulation import SOURCE, Clock, Site, desk

KILLS = 200
ARTICLES = 60

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")


def one_run(address: str) -> None:
    """As the command line would: lock, open, run, close."""
    site = Site(Clock())
    for number in range(ARTICLES):
        site.publish(f"n{number}")
    with only_run(address):
        store = open_store(address)
        run(Order((SOURCE,), forced=True), desk(store, site))
        store.dispose()


def killed_after(address: str, seconds: float) -> bool:
    """Whether the run was still going on when it was killed."""
    child = os.fork()
    if child == 0:
        try:
            one_run(address)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_two_hundred_kills(tmp_path: Path):
    address = f"sqlite:///{tmp_path / 'carewire.db'}"
    random.seed(20260302)
    interrupted = sum(killed_after(address, random.uniform(0.001, 0.06)) for _ in range(KILLS))
    assert interrupted > KILLS / 4, "the kills came too late to show anything"
    one_run(address)

    store = open_store(address)
    with store.connect() as connection:
        read = connection.execute(select(addresses.c.state)).scalars().all()
        stored = connection.execute(select(articles.c.id)).scalars().all()
        histories = connection.execute(select(revisions.c.article_id, revisions.c.number)).all()
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    store.dispose()
    assert read == ["read"] * ARTICLES
    assert len(stored) == ARTICLES
    assert sorted(histories) == sorted((article, 1) for article in stored)
