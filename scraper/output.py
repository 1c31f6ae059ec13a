"""Where results go: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TextIO

from scraper.errors import OutputError


class Discard(Exception):
    """Raised inside `open_output`: there is nothing to keep, the place stays as it was."""


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Standard output for None. A file is written beside its place and moved there only when all went well.

    Raises OutputError: before anything is read when the place cannot be written, later when it is full.
    """
    try:
        with _opened(path) as out:
            yield out
            out.flush()
    except Discard:
        return
    except BrokenPipeError:
        raise  # the reader has seen enough, which is no error
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(path) if path else "stdout") from error


def on_terminal(stream: TextIO) -> bool:
    """Also of a stream that was closed when the process began, of which Python makes None."""
    return stream is not None and stream.isatty()


def _opened(path: Path | None) -> AbstractContextManager[TextIO]:
    if path is None:
        return _standard_output()
    if path.is_dir():
        raise OutputError("this is a folder", where=str(path))
    if path.exists() and not path.is_file():
        return path.open("w", encoding="utf-8")  # a device or a pipe: moving a file there would replace it
    return _draft(path.resolve())  # where a link points to, so that the link stays


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    if sys.stdout is None:  # as Python says that it was closed when the process began
        raise OutputError("standard output is closed")
    yield sys.stdout


@contextmanager
def _draft(path: Path) -> Iterator[TextIO]:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
