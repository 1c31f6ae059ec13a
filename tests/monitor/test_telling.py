"""News reaches those who asked for it, once, also after a crash or a failure of the other side."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from scraper import parse_html
from scraper.monitor.news import letters, new_events, recipient
from scraper.monitor.telling import tell
from scraper.record import Record
from scraper.settings import EventFilter, Notification
from scraper.store.outbox import unsent, write_messages

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
WEBHOOK = Notification(webhook="https://hooks.example/carewire")
_PAGE = """<html><head><title>Larkhill hospital downgraded to inadequate</title></head><body>
<h1>Larkhill hospital downgraded to inadequate</h1><article>
<p>The Care Quality Commission (CQC) has downgraded Larkhill Hospital from good to {rating} overall after a visit.</p>
<p>Its manager thanked the porters, who had carried every bed up two flights of stairs in a single night.</p>
</article></body></html>"""


def article(rating: str = "inadequate", published: str | None = "2026-03-01") -> Record:
    record = parse_html(_PAGE.format(rating=rating), url="https://daily.example/larkhill")
    return record.model_copy(update={"published": published})


def told(record: Record, former: Record | None = None, **wanted: tuple[str, ...]) -> list[str]:
    notification = Notification(webhook=WEBHOOK.webhook, events=EventFilter(**wanted))
    return [text for _, text in letters(record, former, (notification,), NOW)]


def test_a_new_event_is_news():
    assert new_events(article(), None)
    assert json.loads(told(article(), directions=("down",))[0])["article"]["url"] == "https://daily.example/larkhill"


def test_what_was_told_before_is_not():
    assert told(article(), article()) == []
    assert told(article("requires improvement"), article())


def test_a_filter_leaves_out_the_rest():
    assert told(article(), directions=("up",)) == []
    assert told(article(), regulators=("cqc",), subjects=("Larkhill Hospital",))
    assert told(article(), subjects=("Other Hospital",)) == []


@pytest.mark.parametrize(("published", "news"), [("2019-03-01", False), ("2026-02-20", True), (None, True)])
def test_old_articles_are_no_news(published: str | None, news: bool):
    assert bool(told(article(published=published))) == news


def command(script: str) -> Notification:
    return Notification(command=("sh", "-c", script))


def write(store: Engine, notification: Notification, *texts: str) -> None:
    with store.begin() as connection:
        write_messages(connection, [(recipient(notification), text) for text in texts], at=NOW.isoformat())


def waiting(store: Engine) -> list[str]:
    with store.connect() as connection:
        return [message.text for message in unsent(connection)]


def test_a_message_is_sent_once(store: Engine, tmp_path: Path):
    to_file = command(f"cat >> {tmp_path / 'told'}")
    write(store, to_file, "one ", "two ")
    assert tell(store, (to_file,), NOW) == []
    assert tell(store, (to_file,), NOW) == []
    assert (tmp_path / "told").read_text() == "one two "


def test_a_message_that_cannot_be_sent_waits_for_the_next_run(store: Engine, tmp_path: Path):
    sometimes = command(f"test -e {tmp_path / 'open'} && cat > {tmp_path / 'told'}")
    write(store, sometimes, "one")
    assert [untold.error.code for untold in tell(store, (sometimes,), NOW)] == ["cannot_write"]
    assert waiting(store) == ["one"]
    (tmp_path / "open").touch()
    assert tell(store, (sometimes,), NOW + timedelta(hours=1)) == []
    assert (tmp_path / "told").read_text() == "one"


def test_a_message_is_given_up_in_the_end(store: Engine):
    never = command("exit 1")
    write(store, never, "one")
    given_up = [untold.given_up for _ in range(10) for untold in tell(store, (never,), NOW)]
    assert given_up == [False] * 9 + [True]
    assert waiting(store) == []


def test_who_does_not_answer_is_left_alone_for_this_run(store: Engine):
    never = command("exit 1")
    write(store, never, *"abcdef")
    assert len(tell(store, (never,), NOW)) == 3
    assert len(waiting(store)) == 6


@pytest.mark.parametrize(
    "notification",
    [Notification(webhook="https://hooks.example/T0/s3cret"), Notification(command=("tell", "--token", "s3cret"))],
)
def test_who_may_write_there_is_nowhere_told(store: Engine, notification: Notification):
    write(store, notification, "one")
    with store.connect() as connection:
        (message,) = unsent(connection)
    assert "s3cret" not in message.recipient
    assert message.recipient.startswith(("https://hooks.example/ ", "tell "))


def test_a_webhook_that_fails_is_told_without_its_address(store: Engine):
    closed = Notification(webhook="http://127.0.0.1:9/T0/s3cret")
    write(store, closed, "one")
    (untold,) = tell(store, (closed,), NOW)
    assert str(untold.error) == "http://127.0.0.1:9/: notification failed: ConnectionError [cannot_write]"


def test_who_is_no_longer_to_be_told_is_not(store: Engine):
    write(store, command("exit 1"), "one")
    assert tell(store, (WEBHOOK,), NOW) == []
