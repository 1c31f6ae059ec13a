"""Telling: messages go out to commands and webhooks after the run, and again next time if they could not."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from scraper.errors import OutputError
from scraper.monitor.news import recipient, shown
from scraper.settings import Notification
from scraper.store.outbox import TRIES, note_sent, note_unsent, unsent

_SECONDS = 30
_PATIENCE = 3
"""Failures after which a recipient is left alone for this run: the lock is held while we wait for each."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A message that did not arrive; `given_up` when it is not tried again."""

    error: OutputError
    given_up: bool


def tell(store: Engine, notifications: Iterable[Notification], now: datetime) -> list[Untold]:
    """Send what waits for those who are still to be told. Returns what failed; a run outlives it."""
    ways = {recipient(each): each for each in notifications}
    failures: list[Untold] = []
    refusals: Counter[str] = Counter()
    with store.connect() as connection:
        waiting = [message for message in unsent(connection) if message.recipient in ways]
    for message in waiting:
        if refusals[message.recipient] >= _PATIENCE:
            continue
        try:
            _send(message.text, ways[message.recipient])
        except OutputError as error:
            failures.append(Untold(error, given_up=message.tries + 1 >= TRIES))
            refusals[message.recipient] += 1
            with store.begin() as connection:
                note_unsent(connection, message, error=error.message)
        else:
            with store.begin() as connection:
                note_sent(connection, message, at=now.isoformat())
    return failures


def _send(text: str, notification: Notification) -> None:
    failed = _post(notification.webhook, text) if notification.webhook else _run(notification.command, text)
    if failed:
        raise OutputError(f"notification failed: {failed}", where=shown(notification))


def _run(command: tuple[str, ...], text: str) -> str | None:
    """The command is run without a shell and gets the JSON on its standard input. Returns what went wrong."""
    try:
        done = subprocess.run(command, input=text.encode(), timeout=_SECONDS, stdout=subprocess.DEVNULL, check=False)
    except subprocess.TimeoutExpired:
        return f"it did not end within {_SECONDS} s"
    except OSError as error:
        return error.strerror or str(error)
    return f"it ended with {done.returncode}" if done.returncode else None


def _post(address: str, text: str) -> str | None:
    """Returns what went wrong, without the address: who knows it may write there."""
    import requests  # 0.1 s to import

    try:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        answer = requests.post(address, data=text.encode(), headers=headers, timeout=_SECONDS)
    except requests.RequestException as error:
        return type(error).__name__
    return None if answer.ok else f"{answer.status_code} {answer.reason}"
