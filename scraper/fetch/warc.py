"""WARC: captures kept as the web archives of the world keep them, and read back. Needs the extra `archive`.

One gzip member per record; a page that came back as it was, while its file still grows, is a revisit record of a few
hundred bytes. Beside the archives lies index.tsv, a line per record, by which a later run knows what is kept and where
a crash tore a file.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from scraper.address import presentable
from scraper.capture import MAX_BYTES, Capture
from scraper.errors import InputError, SettingsError
from scraper.version import own_version

INDEX = "index.tsv"
ROTATED_AT = 1_000_000_000
"""Bytes; the size that the WARC guidelines recommend."""

_REQUESTED = "X-Carewire-Requested-URI"
_UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that are no longer true of a body that was unpacked."""


class Archive:
    """A folder of WARC files to which captures are added. For one writer at a time."""

    def __init__(
        self,
        folder: Path,
        *,
        rotated_at: int = ROTATED_AT,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.folder = folder
        self._rotated_at = rotated_at
        self._now = now
        self._file: BinaryIO | None = None
        folder.mkdir(parents=True, exist_ok=True)
        last = max(self._files(), key=_number, default=None)
        self._kept = self._take_up(last) if last else {}
        self._index = (folder / INDEX).open("a", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._index.close()
        if self._file:
            self._file.close()

    def keep(self, capture: Capture) -> None:
        """Add a fetched page; what is kept already, of the same URL, becomes a revisit record."""
        file = self._open()
        url, digest = capture.url or "", _digest(capture.body)
        date = _date(capture.fetched_at or self._now())
        first = self._kept.get((url, digest))
        _write(file, _revisit(capture, digest, date, first) if first else _response(capture, digest, date))
        file.flush()
        self._kept.setdefault((url, digest), date)
        print(digest, date, Path(file.name).name, file.tell(), url, sep="\t", file=self._index, flush=True)

    def _open(self) -> BinaryIO:
        if self._file and self._file.tell() < self._rotated_at:
            return self._file
        if self._file:
            self._file.close()
        self._file = self._last_or_new()
        return self._file

    def _last_or_new(self) -> BinaryIO:
        last = max(self._files(), key=_number, default=None)
        if last and self._file is None and last.stat().st_size < self._rotated_at:
            return last.open("ab")
        self._kept = {}
        number = _number(last) + 1 if last else 1
        file = (self.folder / f"carewire-{self._now():%Y%m%d}-{number:05}.warc.gz").open("xb")
        _write(file, _introduction(Path(file.name).name))
        return file

    def _files(self) -> Iterator[Path]:
        return self.folder.glob("carewire-*.warc.gz")

    def _take_up(self, last: Path) -> dict[tuple[str, str], str]:
        """When each (url, digest) in the last file was first kept; what a crash left half written there is cut off,
        for nothing was promised about it yet. Older files are whole, and an index of years would fill the memory."""
        kept, end = _read_index(self.folder / INDEX, last.name)
        if 0 < end < last.stat().st_size:
            os.truncate(last, end)
        return kept


def read_archive(stream: BinaryIO, file: str) -> Iterator[Capture]:
    """The pages of one WARC file, called `file` in messages and captures. Revisits repeat a page and are left out.

    Raises InputError for a damaged file.
    """
    warcio = _library("warcio.archiveiterator")
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in warcio.ArchiveIterator(stream):
            if record.rec_type is None:
                raise ArchiveLoadFailed("a record without a type")
            if _is_page(record):
                yield _capture(record, file)
    except (ArchiveLoadFailed, AttributeError, ValueError) as error:  # the latter two where warcio misses a header
        raise InputError("a damaged WARC file, or none at all", where=file) from error


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or not record.http_headers:
        return False
    kind = record.http_headers.get_header("content-type") or "html"
    return bool(record.http_headers.get_statuscode() == "200" and "html" in kind.lower())


def _capture(record: Any, file: str) -> Capture:
    head = record.rec_headers
    url = presentable(head.get_header("WARC-Target-URI"))
    body = record.content_stream().read(MAX_BYTES + 1)  # the byte too many tells open_page that it is too large
    if len(body) <= MAX_BYTES and record.raw_stream.limit > 0:
        raise InputError(f"the file ends within {url or 'a record'}", where=file)
    return Capture(
        body=body,
        url=url,
        requested_url=presentable(head.get_header(_REQUESTED)) or url,
        status=int(record.http_headers.get_statuscode()),
        headers={name.lower(): value for name, value in record.http_headers.headers},
        fetched_at=_moment(head.get_header("WARC-Date")),
        origin="warc",
        file=file,
    )


def _response(capture: Capture, digest: str, date: str) -> Any:
    return _record("response", capture, capture.body, _headers(capture, digest, date))


def _revisit(capture: Capture, digest: str, date: str, first: str) -> Any:
    refers = {
        "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        "WARC-Refers-To-Target-URI": capture.url or "",
        "WARC-Refers-To-Date": first,
    }
    return _record("revisit", capture, b"", _headers(capture, digest, date) | refers)


def _headers(capture: Capture, digest: str, date: str) -> dict[str, str]:
    return {"WARC-Date": date, "WARC-Payload-Digest": digest, _REQUESTED: capture.requested_url or capture.url or ""}


def _record(kind: str, capture: Capture, body: bytes, headers: dict[str, str]) -> Any:
    http = _library("warcio.statusandheaders").StatusAndHeaders(
        f"{capture.status or 200} OK",
        [
            *((n, v) for n, v in capture.headers.items() if n not in _UNPACKED),
            ("content-length", str(len(capture.body))),
        ],
        protocol="HTTP/1.1",
    )
    return _builder().create_warc_record(
        capture.url or "", kind, io.BytesIO(body), len(body), warc_headers_dict=headers, http_headers=http
    )


def _introduction(name: str) -> Any:
    told = {"software": f"carewire/{own_version()}", "format": "WARC File Format 1.1", "robots": "obey"}
    return _builder().create_warcinfo_record(name, told)


def _builder() -> Any:
    return _library("warcio.recordbuilder").RecordBuilder(warc_version="1.1")


def _write(file: BinaryIO, record: Any) -> None:
    _library("warcio.warcwriter").WARCWriter(file, gzip=True, warc_version="1.1").write_record(record)


def _library(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise SettingsError("WARC files need the extra: pip install 'carewire[archive]'") from None


def _number(file: Path) -> int:
    """Files follow each other by their numbers; a clock that was set back dates a later one earlier."""
    return int(file.name[:-8].rpartition("-")[2])


def _read_index(path: Path, name: str) -> tuple[dict[tuple[str, str], str], int]:
    """When each (url, digest) was first kept in the file of this name, and where its last whole record ends. A last
    line that a crash tore is taken off."""
    kept: dict[tuple[str, str], str] = {}
    end = whole = 0
    if not path.exists():
        return kept, end
    with path.open("rb") as index:
        for line in index:
            fields = line.decode("utf-8", "replace").rstrip("\n").split("\t")
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            if len(fields) == 5 and fields[2] == name:
                digest, date, _, at, url = fields
                kept.setdefault((url, digest), date)
                end = int(at)
    if whole < path.stat().st_size:
        os.truncate(path, whole)
    return kept, end


def _digest(body: bytes) -> str:
    """In base 32, as other writers do it: readers compare the text."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(date: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(date) if date else None
    except ValueError:
        return None
