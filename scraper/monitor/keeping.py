"""Keeping the pages themselves: all in the archive where one is kept, else those that raised an alarm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from scraper.capture import Capture
from scraper.errors import OutputError
from scraper.fetch.warc import Archive
from scraper.monitor.account import Alarm, Ledger
from scraper.normalize.addresses import identify


def keep(archive: Archive, capture: Capture) -> None:
    """Raises OutputError: a run that cannot keep what it reads had better end."""
    try:
        archive.keep(capture)
    except OSError as error:
        raise OutputError(f"the archive: {error.strerror or error}", where=str(archive.folder)) from error


def keep_evidence(alarm: Alarm, ledger: Ledger, archive: Archive | None, folder: Path) -> Alarm:
    """The alarm, if it is new, with the place where the pages lie that lack the field."""
    if alarm.field is None or alarm.state != "new":
        return alarm
    if archive is not None:
        return replace(alarm, kept=str(archive.folder))
    place = folder / alarm.source / str(ledger.run)
    return replace(alarm, kept=_write(place, ledger.fillings.lacking(alarm.source, alarm.field)))


def _write(folder: Path, captures: Iterable[Capture]) -> str:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for capture in captures:
            (folder / f"{identify(capture.url, capture)}.html").write_bytes(_signed(capture))
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(folder)) from error
    return str(folder)


def _signed(capture: Capture) -> bytes:
    """With its address in front, as browsers write it into saved pages and `carewire parse` reads it."""
    url = (capture.url or "").encode("ascii", "ignore")
    return b"<!-- saved from url=(%04d)%s -->\n" % (len(url), url) + capture.body
