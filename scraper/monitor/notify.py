"""Telling somebody about new events that match a filter: a command that reads JSON, or a webhook that is sent it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scraper.errors import OutputError, ScraperError
from scraper.record import Event, Record
from scraper.settings import EventFilter, Notification

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class News:
    """One new event of one article."""

    record: Record
    event: Event

    def to_json(self) -> str:
        article = {"id": self.record.id, "url": self.record.url, "headline": self.record.headline}
        article["published"] = self.record.published
        return json.dumps({"article": article, "event": self.event.model_dump(mode="json")}, ensure_ascii=False)


def news_of(record: Record, former: Record | None) -> Iterator[News]:
    """Events that the article did not tell before; history is no news."""
    known = {_identity(event) for event in former.events} if former else set()
    for event in record.events:
        if not event.background and _identity(event) not in known:
            yield News(record, event)


def _identity(event: Event) -> str:
    """What the event says, wherever in the text it says it."""
    return event.model_dump_json(exclude={"evidence"})


def matches(event: Event, wanted: EventFilter) -> bool:
    subject = event.subject
    level, code, name = (subject.level, subject.code, subject.name) if subject else (None, None, None)
    return (
        _among(event.kind, wanted.kinds)
        and _among(event.direction, wanted.directions)
        and _among(event.regulator, wanted.regulators)
        and _among(event.action, wanted.actions)
        and _among(level, wanted.levels)
        and (not wanted.subjects or code in wanted.subjects or name in wanted.subjects)
    )


def _among(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def notify(news: Iterable[News], notifications: Iterable[Notification]) -> list[ScraperError]:
    """Each notification gets its matching news one by one. Returns what could not be told; a run outlives it."""
    told = list(news)
    failures: list[ScraperError] = []
    for notification in notifications:
        for each in told:
            if matches(each.event, notification.events):
                try:
                    _tell(each, notification)
                except ScraperError as error:
                    failures.append(error)
    return failures


def _tell(news: News, notification: Notification) -> None:
    if notification.command:
        _run(notification.command, news.to_json())
    if notification.webhook:
        _post(notification.webhook, news.to_json())


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
