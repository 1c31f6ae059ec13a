"""The journal of a run on stderr: what needs a look, only what is news, or every visit as a JSON object a line."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal

from scraper.monitor.account import Account, Alarm, log
from scraper.monitor.telling import Untold

_SPOKEN = "spoken"
"""Lines for people; in JSON, each alarm was noted with all that is known of it."""

_OWN = frozenset(vars(logging.makeLogRecord({})))
"""What every log record has; the rest is what was noted."""


Voice = Literal["plain", "quiet", "json"]
_LEVELS: dict[Voice, int] = {"json": logging.INFO, "plain": logging.WARNING, "quiet": logging.ERROR}


@contextmanager
def journal(voice: Voice) -> Iterator[None]:
    """`quiet` is for cron, which mails whatever is said: there alarms are said when they are news, and the summary
    with them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if voice == "json" else _Plain())
    handler.addFilter(lambda record: voice != "json" or record.msg != _SPOKEN)
    log.addHandler(handler)
    log.setLevel(_LEVELS[voice])
    log.propagate, log.disabled = False, False  # whatever the program around us has configured
    try:
        yield
    finally:
        log.removeHandler(handler)


def note_end(account: Account) -> None:
    for line in _spoken(account.alarms):
        log.error(_SPOKEN, extra={"summary": line})
    level = logging.ERROR if account.is_news else logging.WARNING
    log.log(level, "end", extra={"run": account.run, "left": account.left, "summary": account.summary})


def _spoken(alarms: Iterable[Alarm]) -> Iterator[str]:
    """A line for those that a redesign or an outage raises together; none for what was told before."""
    told = sorted((alarm for alarm in alarms if alarm.state != "lasts"), key=_together)
    for (source, code, state, since), group in groupby(told, key=_together):
        listed = list(group)
        details = "; ".join(alarm.detail for alarm in listed)
        pages = next((f"; pages in {alarm.kept}" for alarm in listed if alarm.kept), "")
        when = {"new": "", "reminder": f"still (since {since}): ", "over": f"over (since {since}): "}
        yield f"{source}: {when[state]}{details}{pages} [{code}]"


def _together(alarm: Alarm) -> tuple[str, str, str, str]:
    return alarm.source, alarm.code, alarm.state, alarm.since[:10]


def note_untold(untold: Untold) -> None:
    error = untold.error
    level = logging.ERROR if untold.given_up else logging.WARNING
    log.log(level, "untold", extra={"url": error.where, "code": error.code, "detail": error.message})


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps({"at": at, "event": record.getMessage(), **_noted(record)}, ensure_ascii=False)


class _Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        noted = _noted(record)
        if "summary" in noted:
            return f"carewire: {noted['summary']}"
        place = noted.get("url") or noted.get("source")
        return " ".join(f"carewire: {place}: {noted.get('detail')} [{noted.get('code')}]".split())


def _noted(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _OWN and value is not None}
