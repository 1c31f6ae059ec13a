"""Telling: messages go out to commands and webhooks after the run, and again next time if they could not."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Engine

from scraper.errors import OutputError
from scraper.monitor.news import recipient
from scraper.settings import Notification
from scraper.store.outbox import note_sent, note_unsent, unsent

_SECONDS = 30


def tell(store: Engine, notifications: Iterable[Notification], now: datetime) -> list[OutputError]:
    """Send what waits for those who are still to be told. Returns what failed; a run outlives it."""
    ways = {recipient(each): each for each in notifications}
    failures: list[OutputError] = []
    with store.connect() as connection:
        waiting = [message for message in unsent(connection) if message.recipient in ways]
    for message in waiting:
        try:
            _send(message.text, ways[message.recipient])
        except OutputError as error:
            failures.append(error)
            with store.begin() as connection:
                note_unsent(connection, message, error=error.message)
        else:
            with store.begin() as connection:
                note_sent(connection, message, at=now.isoformat())
    return failures


def _send(text: str, notification: Notification) -> None:
    if notification.webhook:
        _post(notification.webhook, text)
    else:
        _run(notification.command, text)


def _run(command: tuple[str, ...], text: str) -> None:
    """The command is run without a shell and gets the JSON on its standard input."""
    try:
        subprocess.run(command, input=text.encode(), timeout=_SECONDS, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError) as error:
        raise OutputError(f"notification failed: {error}", where=command[0]) from error


def _post(address: str, text: str) -> None:
    import requests  # 0.1 s to import

    try:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        requests.post(address, data=text.encode(), headers=headers, timeout=_SECONDS).raise_for_status()
    except requests.RequestException as error:
        raise OutputError(f"notification failed: {error}", where=address) from error
