"""Delivery: outcomes on their way to a reader, as cards or JSON. Data goes to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO, TypeVar

from scraper.errors import ScraperError
from scraper.output import open_output
from scraper.record import Record

Form = Literal["card", "json", "lines"]
Source = TypeVar("Source")
Outcome = Record | ScraperError


@dataclass(frozen=True, slots=True)
class Delivery:
    form: Form
    path: Path | None = None


def attempt(read: Callable[[Source], Record], source: Source) -> Outcome:
    """The one place where an error becomes a value, so that a batch outlives its worst page."""
    try:
        return read(source)
    except ScraperError as error:
        return error


def deliver(outcomes: Iterable[Outcome], delivery: Delivery, *, total: int | None = None) -> int:
    """Write each record as it comes and report each failure on stderr. Returns the number of failures.

    `total` is the number of inputs, None when it is not known.
    """
    done = failed = 0
    with open_output(delivery.path) as out, _watched(outcomes, total) as watched:
        for outcome in watched:
            done += 1
            if isinstance(outcome, ScraperError):
                failed += 1
                complain(outcome)
            else:
                _write(outcome, delivery.form, out)
    if done > 1:
        print(f"carewire: {done} read, {failed} failed", file=sys.stderr)
    return failed


def complain(error: ScraperError) -> None:
    print(f"carewire: {' '.join(str(error).split())}", file=sys.stderr)


def _write(record: Record, form: Form, out: TextIO) -> None:
    if form == "card":
        from rich.console import Console

        from scraper.terminal.card import print_card

        print_card(record, Console(file=out))
    else:
        print(record.to_json(indent=2 if form == "json" else None), file=out, flush=form == "lines")


@contextmanager
def _watched(outcomes: Iterable[Outcome], total: int | None) -> Iterator[Iterable[Outcome]]:
    """Progress with a count and the time left, for several inputs and a person who watches."""
    if total is None and isinstance(outcomes, Sized):
        total = len(outcomes)
    if total == 1 or not sys.stderr.isatty():
        yield outcomes
        return
    from scraper.terminal.progress import progress

    with progress() as bar:
        yield bar.track(outcomes, total=total, description="pages")
