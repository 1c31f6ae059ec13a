"""Plain texts in files and on stdin."""

from __future__ import annotations

from scraper.capture import MAX_BYTES
from scraper.charset import decode
from scraper.errors import EmptyPage, InputError, TooLarge, UnknownCharset
from scraper.fetch.files import open_one
from scraper.sniff import foreign


def read_text(name: str) -> str:
    """The text of a file or of `-`, line breaks untouched: spans point into it as it is. Raises InputError."""
    capture = open_one(name)
    if not capture.body.strip():
        raise EmptyPage("there is nothing in it", where=capture.where)
    if len(capture.body) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes", where=capture.where)
    if other := foreign(capture.body):
        raise InputError(f"this is {other}, not a text", where=capture.where)
    try:
        return decode(capture.body, None)[0].decode()
    except UnknownCharset as error:
        raise UnknownCharset(error.message, where=capture.where) from None
