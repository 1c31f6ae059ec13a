"""Many pages: outcomes one by one, so that a batch outlives its worst page."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from scraper.address import hushed
from scraper.capture import Capture
from scraper.errors import Bug, InputError, ScraperError
from scraper.listing import Listing
from scraper.pipeline import Fetch, annotate, read, read_teasers, scrape
from scraper.record import Notes, Record
from scraper.settings import SourceSettings
from scraper.sites import publisher_of

Source = TypeVar("Source")
Found = TypeVar("Found")
Outcome = Record | ScraperError


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text with what was found in it; `notes.quotes[0].spans` point into `text`."""

    text: str
    notes: Notes

    def to_json(self, *, indent: int | None = None) -> str:
        return self.notes.to_json(indent=indent)


def attempt(read_one: Callable[[Source], Found], source: Source) -> Found | ScraperError:
    """The one place where an error becomes a value. An error nobody foresaw becomes a Bug, with its cause."""
    try:
        return read_one(source)
    except ScraperError as error:
        return error
    except Exception as error:
        return Bug.of(error, where=hushed(str(getattr(source, "where", source))))


def scrape_all(urls: Iterable[str], fetch: Fetch) -> Iterator[Outcome]:
    for url in urls:
        yield attempt(lambda address: scrape(address, fetch=fetch), url)


def read_saved(
    names: Iterable[str], url: str | None = None, *, sources: Sequence[SourceSettings] = ()
) -> Iterator[Outcome]:
    """`sources` are the publishers that settings describe."""
    return _read_captures(lambda capture: read(capture, publisher_of(capture.url, sources)), names, url)


def list_saved(names: Iterable[str], url: str | None = None) -> Iterator[Listing | ScraperError]:
    return _read_captures(read_teasers, names, url)


def annotate_saved(names: Iterable[str]) -> Iterator[AnnotatedText | ScraperError]:
    for name in names:
        yield attempt(_annotate_one, name)


def _annotate_one(name: str) -> AnnotatedText:
    from scraper.fetch.texts import read_text

    text = read_text(name)
    return AnnotatedText(text, annotate(text))


def _read_captures(
    read_one: Callable[[Capture], Found], names: Iterable[str], url: str | None
) -> Iterator[Found | ScraperError]:
    for name in names:
        for capture in _captures(name, url):
            yield capture if isinstance(capture, ScraperError) else attempt(read_one, capture)


def _captures(name: str, url: str | None) -> Iterator[Capture | ScraperError]:
    """The pages of a file, an archive or stdin (`-`). A place that cannot be read, or has none, is one failure."""
    from scraper.fetch.files import no_pages, open_saved

    found = False
    try:
        for capture in open_saved(name, url):
            found = True
            yield capture
    except ScraperError as error:
        yield error
    else:
        if not found:
            yield no_pages(name)


def matching(patterns: Iterable[str], *, texts: bool = False) -> list[str]:
    """Files, with folders and shell patterns filled in; a name that matches nothing stays, to be told of later.

    Of a folder its pages and archives, or its `texts`.
    """
    from scraper.fetch.files import SAVED, TEXTS

    return [name for pattern in patterns for name in _fill_in(pattern, TEXTS if texts else SAVED)]


def _fill_in(pattern: str, endings: tuple[str, ...]) -> list[str]:
    if os.path.isdir(pattern):
        return _files_in(Path(pattern), endings)
    if os.path.exists(pattern):
        return [pattern]
    return sorted(glob.glob(pattern, recursive=True)) or [pattern]


def _files_in(folder: Path, endings: tuple[str, ...]) -> list[str]:
    from scraper.fetch.files import list_saved as files_in

    try:
        return [str(file) for file in files_in(folder, endings)]
    except InputError:
        return [str(folder)]  # to be told of when its turn comes
