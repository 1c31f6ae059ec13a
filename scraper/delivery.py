"""Delivery: outcomes on their way to a reader, as cards or JSON. Data goes to stdout, everything else to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO, TypeVar

from scraper.batch import AnnotatedText
from scraper.errors import ScraperError
from scraper.listing import Listing
from scraper.output import Discard, on_terminal, open_output
from scraper.record import Record

if TYPE_CHECKING:
    from rich.console import Console

Form = Literal["card", "json", "lines"]
Readable = Record | Listing | AnnotatedText
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
    with open_output(delivery.path) as out, _watched(outcomes, total, out) as watched:
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

        _show(found, Console(file=out))
    else:
        print(found.to_json(indent=2 if form == "json" else None), file=out, flush=form == "lines")


def _show(found: Readable, console: Console) -> None:
    from scraper.terminal.card import print_card, print_listing
    from scraper.terminal.marked import print_marked

    match found:
        case Record():
            print_card(found, console)
        case Listing():
            print_listing(found, console)
        case AnnotatedText(text, notes):
            print_marked(text, notes, console)


@contextmanager
def _watched(outcomes: Iterable[Source], total: int | None, out: TextIO) -> Iterator[Iterable[Source]]:
    """Progress with a count and the time left, for several inputs and a person who sees nothing else move."""
    if total == 1 or not on_terminal(sys.stderr) or out.isatty():
        yield outcomes
        return
    from scraper.terminal.progress import progress

    with progress() as bar:
        yield bar.track(outcomes, total=total, description="pages")
