"""Plain texts in files and on stdin."""

from __future__ import annotations

import os
import re

from scraper.capture import MAX_BYTES
from scraper.charset import decode
from scraper.errors import EmptyPage, InputError, NoSuchFile, TooLarge, UnknownCharset
from scraper.fetch.files import TEXTS, open_one
from scraper.sniff import foreign

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def read_text(name: str) -> str:
    """The text of a file or of `-`, line breaks untouched: spans point into it as it is. Raises InputError."""
    if os.path.isdir(name):  # one without texts: those of others were listed
        raise NoSuchFile(f"nothing in this folder ends in {', '.join(TEXTS)}", where=name)
    capture = open_one(name)
    if not capture.body.strip():
        raise EmptyPage("there is nothing in it", where=capture.where)
    if len(capture.body) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes", where=capture.where)
    if other := foreign(capture.body):
        raise InputError(f"this is {other}, not a text", where=capture.where)
    if _PAGE.match(capture.body):
        raise InputError("this is a page, not a text; carewire parse reads it", where=capture.where)
    try:
        return decode(capture.body, None)[0].decode()
    except UnknownCharset as error:
        raise UnknownCharset(error.message, where=capture.where) from None
