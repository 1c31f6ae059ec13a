"""Delivery: outcomes on their way to a reader, as cards or JSON. Data goes to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO, TypeVar

from scraper.errors import ScraperError
from scraper.listing import Listing
from scraper.output import Discard, open_output
from scraper.record import Record

Form = Literal["card", "json", "lines"]
Readable = Record | Listing
Source = TypeVar("Source")


@dataclass(frozen=True, slots=True)
class Delivery:
    form: Form
    path: Path | None = None


def deliver(
    outcomes: Iterable[Readable | ScraperError], delivery: Delivery, *, total: int | None = None
) -> tuple[ScraperError, ...]:
    """Write each record as it comes and report each failure on stderr. Returns the failures.

    `total` is the number of inputs, None when it is not known.
    """
    done, failures = 0, []
    with open_output(delivery.path) as out, _watched(outcomes, total) as watched:
        for outcome in watched:
            done += 1
            if isinstance(outcome, ScraperError):
                failures.append(outcome)
                complain(outcome)
            else:
                _write(outcome, delivery.form, out)
        if len(failures) == done:
            raise Discard
    if done > 1:
        print(f"carewire: {done - len(failures)} read, {len(failures)} failed", file=sys.stderr)
    return tuple(failures)


def complain(error: ScraperError) -> None:
    print(f"carewire: {' '.join(str(error).split())}", file=sys.stderr)


def _write(found: Readable, form: Form, out: TextIO) -> None:
    if form == "card":
        from rich.console import Console

        from scraper.terminal.card import print_card, print_listing

        console = Console(file=out)
        print_card(found, console) if isinstance(found, Record) else print_listing(found, console)
    else:
        print(found.to_json(indent=2 if form == "json" else None), file=out, flush=form == "lines")


@contextmanager
def _watched(outcomes: Iterable[Source], total: int | None) -> Iterator[Iterable[Source]]:
    """Progress with a count and the time left, for several inputs and a person who watches."""
    if total == 1 or not sys.stderr.isatty():
        yield outcomes
        return
    from scraper.terminal.progress import progress

    with progress() as bar:
        yield bar.track(outcomes, total=total, description="pages")
