"""Saved pages: files, folders, WARC archives and stdin become captures. What is no page is told when it is opened."""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from scraper.address import presentable
from scraper.capture import MAX_BYTES, Capture
from scraper.errors import EmptyPage, InputError, NoSuchFile

STDIN = "-"
_PAGES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
_ARCHIVES = (".warc", ".warc.gz")
SAVED = _PAGES + _ARCHIVES
TEXTS = (".txt", ".text", ".md")
_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://\S+)|SingleFile\s+url:\s*(https?://\S+)")
"""What browsers and SingleFile write at the top of a saved page."""


def open_saved(path: str | Path, url: str | None = None) -> Iterator[Capture]:
    """The captures in a page, a folder of pages and archives (in the order of their names), an archive, or `-`.

    `url` is the page's address; without it, what the browser that saved it noted. A byte more than
    MAX_BYTES is read at most, by which `open_page` sees what is too large. Raises NoSuchFile, InputError.
    """
    if str(path) == STDIN:
        yield _page(_stdin(), url, "stdin")
        return
    if not str(path):  # which pathlib takes for the current folder
        raise NoSuchFile("a file without a name")
    for file in list_saved(Path(path)):
        yield from _captures(file, url)


def open_one(path: str | Path, url: str | None = None) -> Capture:
    """The first capture of `open_saved`; raises what that raises, and EmptyPage for an archive without pages."""
    capture = next(open_saved(path, url), None)
    if capture is None:
        raise no_pages(path)
    return capture


def no_pages(path: str | Path) -> EmptyPage:
    return EmptyPage("no pages in this archive", where=str(path))


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # as Python says that it was closed when the process began
        raise InputError("standard input is closed", where="stdin")
    return sys.stdin.buffer


def list_saved(path: Path, endings: tuple[str, ...] = SAVED) -> Iterator[Path]:
    """The files in a folder whose names end so; a file is its own only entry. Raises NoSuchFile for a folder without
    any, InputError for one that may not be read."""
    if not os.path.isdir(path):  # unlike Path.is_dir, without an error for a name too long
        yield path
        return
    if not os.access(path, os.R_OK | os.X_OK):  # which walk passes over in silence
        raise InputError("cannot be read: Permission denied", where=str(path))
    files = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)  # what vanishes is left out
    found = sorted(file for file in files if file.name.lower().endswith(endings))
    if not found:
        raise NoSuchFile(f"nothing in this folder ends in {', '.join(endings)}", where=str(path))
    yield from found


def _captures(file: Path, url: str | None) -> Iterator[Capture]:
    try:
        with file.open("rb") as stream:
            if _is_archive(file, stream):
                from scraper.fetch.warc import read_archive  # an extra

                yield from read_archive(stream, str(file))
            else:
                yield _page(stream, url, str(file))
    except FileNotFoundError:
        raise NoSuchFile("there is no such file", where=str(file)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(file)) from None


def _is_archive(file: Path, stream: BufferedReader) -> bool:
    """By its name or its first bytes, which stay in the stream: a pipe gives them only once."""
    return file.name.lower().endswith(_ARCHIVES) or _unpacked(stream.peek(), len(_WARC)) == _WARC


def _page(stream: BinaryIO, url: str | None, file: str) -> Capture:
    body = _unpacked(stream.read(MAX_BYTES + 1), MAX_BYTES + 1)
    noted = _SAVED_FROM.search(body, 0, 2048)
    address = presentable(url or (next(filter(None, noted.groups())).decode("ascii", "replace") if noted else None))
    return Capture(body, address, address, file=file)


def _unpacked(body: bytes, most: int) -> bytes:
    """At most so many bytes of what may be gzipped; as much as is sound of what is broken."""
    if not body.startswith(_GZIP):
        return body[:most]
    try:
        return zlib.decompressobj(31).decompress(body, most)
    except zlib.error:
        return body[:most]
