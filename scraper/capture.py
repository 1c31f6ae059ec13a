"""Capture: the bytes that a server or a file gave, before anyone looked inside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from scraper.address import presentable
from scraper.record import Origin

MAX_BYTES = 20_000_000
"""The largest page that is read, on the wire, unpacked and from a file: ten times the largest news page seen."""


@dataclass(frozen=True, slots=True)
class Capture:
    """`body` is decoded from its transfer and content encodings, nothing else.

    `url` is the address that answered, `requested_url` the one asked for; both None for a file of unknown origin.
    `headers` have lower-case names. `fetched_at` is aware, None for anything but a fetch.
    `file` is where a saved page lies, for messages.
    """

    body: bytes
    url: str | None = None
    requested_url: str | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime | None = None
    origin: Origin = "file"
    file: str | None = None
    was_text: bool = False
    """Whether `body` is the UTF-8 of a text in hand, so that no encoding need be found out."""

    @property
    def where(self) -> str | None:
        return self.url or self.file


def of_html(html: bytes | str, url: str | None = None) -> Capture:
    """A capture of HTML in hand. A str has been decoded already: its own charset declaration no longer counts.

    A name and password in the address are left out; what is no http(s) address counts as none.
    """
    known = presentable(url)
    if isinstance(html, bytes):
        return Capture(html, known, known)
    return Capture(_encoded(html), known, known, was_text=True)


def _encoded(html: str) -> bytes:
    try:
        return html.encode()
    except UnicodeEncodeError:  # surrogates: pairs are a character in UTF-16, and a lone one is half of none
        return html.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
