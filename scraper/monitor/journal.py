"""The journal of a run on stderr: what needs a look, or with `as_json` every visit, a JSON object a line."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from scraper.errors import ScraperError
from scraper.monitor.account import Account, log

_OWN = frozenset(vars(logging.makeLogRecord({})))
"""What every log record has; the rest is what was noted."""


@contextmanager
def journal(*, as_json: bool) -> Iterator[None]:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if as_json else _Plain())
    log.addHandler(handler)
    log.setLevel(logging.INFO if as_json else logging.WARNING)
    log.propagate, log.disabled = False, False  # whatever the program around us has configured
    try:
        yield
    finally:
        log.removeHandler(handler)


def note_end(account: Account) -> None:
    """The summary, whatever else is shown."""
    log.critical("end", extra={"run": account.run, "left": account.left, "summary": account.summary})


def note_untold(error: ScraperError) -> None:
    log.warning("untold", extra={"url": error.where, "code": error.code, "detail": error.message})


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
