"""News: events that an article did not tell before, for those who want to be told."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urljoin

from scraper.address import hushed
from scraper.record import Event, Record
from scraper.settings import EventFilter, Notification

_STALE = timedelta(days=30)
"""A feed's first reading goes back years; what was published longer ago than this is no news."""


def letters(
    record: Record, former: Record | None, notifications: Iterable[Notification], now: datetime
) -> Iterator[tuple[str, str]]:
    """Recipient and text of each message that a newly read article is worth."""
    if _is_stale(record, now):
        return
    events = list(new_events(record, former))
    for notification in notifications:
        for event in events:
            if matches(event, notification.events):
                yield recipient(notification), _text(record, event)


def new_events(record: Record, former: Record | None) -> Iterator[Event]:
    """Events that the article did not tell before; history is no news."""
    known = {_identity(event) for event in former.events} if former else set()
    for event in record.events:
        if not event.background and _identity(event) not in known:
            yield event


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


def recipient(notification: Notification) -> str:
    """A name to keep and to show: webhooks and arguments of commands are often secrets themselves."""
    whole = notification.webhook or shlex.join(notification.command)
    digest = hashlib.sha256(whole.encode()).hexdigest()[:12]
    return f"{shown(notification)} {digest}"


def shown(notification: Notification) -> str:
    return hushed(urljoin(notification.webhook, "/")) if notification.webhook else notification.command[0]


def _is_stale(record: Record, now: datetime) -> bool:
    return record.published is not None and record.published[:10] < (now - _STALE).date().isoformat()


def _identity(event: Event) -> str:
    """What the event says, wherever in the text it says it."""
    return event.model_dump_json(exclude={"evidence"})


def _among(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _text(record: Record, event: Event) -> str:
    article = {"id": record.id, "url": record.url, "headline": record.headline, "published": record.published}
    return json.dumps({"article": article, "event": event.model_dump(mode="json")}, ensure_ascii=False)
