"""Bringing the gazetteer up to date from the downloads of the NHS Organisation Data Service.

Only rows that differ from the shipped gazetteer are written, to the user's data folder; former names, aliases and
everything that ODS does not know are kept.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scraper.annotate.organisations.gazetteer import Row, load, organisations, own_path, own_rows, shipped
from scraper.errors import InputError, NoSuchFile, OutputError
from scraper.output import open_output

# Columns of `etr.csv` and `eccg.csv`, which have no header.
_CODE, _NAME, _OPENED, _CLOSED = 0, 1, 10, 11
_KINDS = (
    (re.compile(r"AMBULANCE.* TRUST$"), "ambulance_trust"),
    (re.compile(r" NHS FOUNDATION TRUST$"), "nhs_foundation_trust"),
    (re.compile(r" NHS TRUST$"), "nhs_trust"),
    (re.compile(r"^NHS .* INTEGRATED CARE BOARD$"), "icb"),
    (re.compile(r" HEALTH BOARD$"), "local_health_board"),
)
_SMALL = frozenset({"and", "for", "in", "of", "on", "the", "upon", "with"})
_CAPITALS = frozenset({"NHS", "UK", "ICB"})


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update found, each as `CODE name`; `path` is where it was written."""

    added: tuple[str, ...]
    closed: tuple[str, ...]
    renamed: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Official:
    """One row of a download; dates ISO, empty when not given."""

    code: str
    name: str
    kind: str
    opened: str
    closed: str


def update_gazetteer(download: Path) -> Changes:
    """Reads an ODS download (`.csv`, or a `.zip` of them).

    Raises NoSuchFile, or InputError when it names no trust or board.
    """
    official = list(read_download(download))
    if not official:
        raise InputError("no NHS trust or board in this file", where=str(download))
    known = {row["code"]: row for row in organisations()}
    changed = {new.code: row for new in official if (row := _merged(new, known.get(new.code)))}
    path = own_path()
    _write(path, {row["code"]: row for row in own_rows()} | changed)
    load.cache_clear()
    return _changes(known, changed, path)


def read_download(download: Path) -> Iterator[Official]:
    """Raises NoSuchFile, InputError."""
    try:
        for text in _texts(download):
            yield from _read(text)
    except FileNotFoundError:
        raise NoSuchFile("there is no such file", where=str(download)) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(download)) from None
    except (csv.Error, zipfile.BadZipFile, zlib.error, RuntimeError) as error:  # the latter of a locked archive
        raise InputError(f"a damaged file, or none of such tables: {error}", where=str(download)) from None


def _read(text: str) -> Iterator[Official]:
    for cells in csv.reader(io.StringIO(text)):
        if len(cells) > _CLOSED and (kind := _kind(cells[_NAME].strip().upper())):
            yield Official(
                cells[_CODE].strip(), titled(cells[_NAME].strip()), kind, _iso(cells[_OPENED]), _iso(cells[_CLOSED])
            )


def _texts(download: Path) -> Iterator[str]:
    if not zipfile.is_zipfile(download):
        yield _decoded(download.read_bytes())
        return
    with zipfile.ZipFile(download) as archive:
        for name in archive.namelist():
            if name.lower().endswith(".csv"):
                yield _decoded(archive.read(name))


def _decoded(octets: bytes) -> str:
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _kind(name: str) -> str | None:
    """None for what the gazetteer does not hold, such as the sub-locations of a board."""
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), None)


def _iso(digits: str) -> str:
    digits = digits.strip()
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if re.fullmatch(r"\d{8}", digits) else ""


def titled(capitals: str) -> str:
    """`GUY'S AND ST THOMAS' NHS FOUNDATION TRUST` as it is written in prose; a name not all in capitals as it is."""
    if not capitals.isupper():
        return capitals
    words = re.split(r"([ -])", capitals)
    return "".join(_cased(word, first=i == 0) for i, word in enumerate(words))


def _cased(word: str, *, first: bool) -> str:
    if word in _CAPITALS:
        return word
    return word.lower() if word.lower() in _SMALL and not first else word.capitalize()


def _merged(new: Official, old: Row | None) -> Row | None:
    """The row to write, None when nothing changed."""
    if old is None:
        return {
            "code": new.code,
            "code_system": "ods",
            "kind": new.kind,
            "name": new.name,
            "former_names": "",
            "aliases": "",
            "valid_from": new.opened,
            "valid_to": new.closed,
        }
    names = [old["name"], *filter(None, old["former_names"].split("|"))]
    row = old | {"valid_to": old["valid_to"] or new.closed}
    if _folded(new.name) not in map(_folded, names):  # a former name means the download is older than the gazetteer
        row |= {"name": new.name, "former_names": "|".join(names)}
    return row if row != old else None


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", "and").replace("'", "")).strip().removeprefix("the ")


def _write(path: Path, rows: dict[str, Row]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(shipped("organisations.csv")[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows[code] for code in sorted(rows))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(path)) from error
    with open_output(path) as out:
        out.write(text.getvalue())


def _changes(known: dict[str, Row], changed: dict[str, Row], path: Path) -> Changes:
    successors = {row["predecessor"]: row["successor"] for row in shipped("successions.csv")}

    def listed(rows: Iterable[Row]) -> tuple[str, ...]:
        return tuple(f"{row['code']} {row['name']}" for row in rows)

    before = {code: known[code] for code in changed if code in known}
    return Changes(
        added=listed(row for code, row in changed.items() if code not in known),
        closed=tuple(
            f"{code} {row['name']}" + (f" → {successors[code]}" if code in successors else "")
            for code, row in changed.items()
            if code in before and row["valid_to"] != before[code]["valid_to"]
        ),
        renamed=tuple(
            f"{code} {old['name']} → {changed[code]['name']}"
            for code, old in before.items()
            if old["name"] != changed[code]["name"]
        ),
        path=path,
    )
