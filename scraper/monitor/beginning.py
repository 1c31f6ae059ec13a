"""The beginning of a source: what one of its pages says about it, as stubs to complete."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from scraper.capture import Capture
from scraper.discover.feeds import read_feed
from scraper.errors import OutputError, ScraperError
from scraper.normalize.addresses import absolute, registered_domain
from scraper.page import open_page
from scraper.pipeline import Fetch, read
from scraper.record import Record

_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")


@dataclass(frozen=True, slots=True)
class Stub:
    """`record` is None when the page is no article: its listing or feed was given."""

    id: str
    domain: str
    name: str | None
    capture: Capture
    record: Record | None
    feeds: tuple[str, ...]
    listings: tuple[str, ...]

    @property
    def toml(self) -> str:
        lines = ["[[source]]", f"id = {_quoted(self.id)}", f"name = {_quoted(self.name or self.id)}"]
        lines += [f"feeds = {_quoted(self.feeds)}", f"listings = {_quoted(self.listings)}", "every_minutes = 60"]
        return "\n".join(lines) + "\n"

    def write(self, folder: Path) -> None:
        """A fixture: page.html, capture.json, record.json of an article; and profile.py. Raises OutputError."""
        files = {"page.html": self.capture.body, "profile.py": self._profile.encode()}
        capture = {"url": self.capture.url, "status": self.capture.status, "headers": _kept(self.capture)}
        files["capture.json"] = (json.dumps(capture, indent=2) + "\n").encode()
        if self.record:
            files["record.json"] = (self.record.to_json(indent=2) + "\n").encode()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, body in files.items():
                (folder / name).write_bytes(body)
        except OSError as error:
            raise OutputError(error.strerror or str(error), where=str(folder)) from error

    @property
    def _profile(self) -> str:
        fields = {"id": self.id, "name": self.name or self.id, "domains": (self.domain,), "kind": "other"}
        lines = [f"    {name}={value!r}," for name, value in fields.items()]
        return "from scraper.profile import Profile\n\nPROFILE = Profile(\n" + "\n".join(lines) + "\n)\n"


def begin(url: str, fetch: Fetch) -> Stub:
    """Look at one page: an article, a listing or a feed. Raises ScraperError."""
    capture = fetch(url)
    address = capture.url or url
    domain = (urlsplit(address).hostname or "").removeprefix("www.")
    record, feeds, listings = _kind(capture, address)
    name = record.source.name if record and record.source else None
    return Stub(_id(domain), domain, name, capture, record, feeds, listings)


def _id(domain: str) -> str:
    first = registered_domain(domain).split(".")[0]
    return domain.replace(".", "-").replace(":", "-") if first.isdigit() or not first else first


def _kind(capture: Capture, address: str) -> tuple[Record | None, tuple[str, ...], tuple[str, ...]]:
    """The record of an article, feeds and listings."""
    try:
        read_feed(capture)
    except ScraperError:
        feeds = tuple(dict.fromkeys(_named_feeds(capture, address)))
    else:
        return None, (address,), ()
    try:
        return read(capture), feeds, ()
    except ScraperError:
        return None, feeds, (address,)


def _named_feeds(capture: Capture, address: str) -> Iterator[str]:
    for link in open_page(capture).tree.iterfind(".//link[@type]"):
        if link.get("type") in _FEEDS and (url := absolute(link.get("href"), address)):
            yield url


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _kept(capture: Capture) -> dict[str, str]:
    return {name: value for name, value in capture.headers.items() if name == "content-type"}
