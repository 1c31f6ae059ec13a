"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from scraper.errors import OutputError


class Discard(Exception):
    """Raised inside `open_output`: there is nothing to keep, the place stays as it was."""


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Standard output for None. A file is written beside its place and moved there only when all went well.

    Raises OutputError before anything is read when the place cannot be written.
    """
    try:
        with _draft(path) as draft:
            yield draft
    except Discard:
        return


@contextmanager
def _draft(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    with _beside(path) as (draft, name):
        with draft:
            yield draft
        _move(name, path)


@contextmanager
def _beside(path: Path) -> Iterator[tuple[TextIO, Path]]:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(path)) from error
    try:
        yield os.fdopen(handle, "w", encoding="utf-8", newline="\n"), Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _move(draft: Path, path: Path) -> None:
    try:
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
