"""The fixture site on loopback: `python -m tests.site [--port N]`, or `with serve() as base:` in a test.

The saved pages call themselves `https://www.wardround.example`; served, they call themselves by the loopback address,
so that every link, canonical address and feed entry leads back here.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import mimetypes
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

HOME = "https://www.wardround.example"
SITE = Path(__file__).resolve().parents[1] / "fixtures" / "site"
LAST_MODIFIED = "Wed, 29 Oct 2025 07:00:00 GMT"
_TEXT = ("text/", "application/xml", "application/rss+xml", "application/atom+xml")
_TYPES = {".atom": "application/atom+xml", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8"}
_PICTURE = b"""<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">
<rect width="640" height="360" fill="#d9e2dc"/>
<text x="40" y="190" font-size="28">A picture of Ward Round</text></svg>"""


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    content_type: str
    status: int = 200

    @property
    def etag(self) -> str:
        return f'W/"{hashlib.sha256(self.body).hexdigest()[:16]}"'


_NOT_FOUND = Answer(b"<!doctype html><title>Not found</title><h1>404</h1>", "text/html; charset=utf-8", 404)
_PLACEHOLDER = Answer(_PICTURE, "image/svg+xml")


def pages() -> dict[str, Path]:
    """Path on the site to the folder of its saved page."""
    return {urlsplit(_capture(folder)["url"]).path: folder for folder in folders()}


def folders() -> list[Path]:
    return sorted(path.parent for path in SITE.glob("*/capture.json"))


def answers(base: str) -> dict[str, Answer]:
    """Everything that the site serves under `base`, by path."""
    found = {path: _page(folder) for path, folder in pages().items()}
    for file in sorted((SITE / "static").iterdir()):
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        found[f"/{file.name}"] = Answer(file.read_bytes(), kind)
    return {path: _moved(answer, base) for path, answer in found.items()}


def _capture(folder: Path) -> dict[str, object]:
    return json.loads((folder / "capture.json").read_text("utf-8"))


def _page(folder: Path) -> Answer:
    capture = _capture(folder)
    return Answer((folder / "page.html").read_bytes(), capture["headers"]["content-type"], capture["status"])


def _moved(answer: Answer, base: str) -> Answer:
    if not answer.content_type.startswith(_TEXT):
        return answer
    return Answer(answer.body.replace(HOME.encode(), base.encode()), answer.content_type, answer.status)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        answer = self._find()
        if answer.status == 200 and self._has(answer):
            return self._send(answer, 304, b"")
        return self._send(answer, answer.status, answer.body)

    do_HEAD = do_GET  # noqa: N815 (the name that http.server looks for)

    def log_message(self, format: str, *args: object) -> None:
        if self.server.talks:
            super().log_message(format, *args)

    def _find(self) -> Answer:
        path = unquote(urlsplit(self.path).path)
        if path.startswith(("/img/", "/assets/", "/wp-includes/")):
            return _PLACEHOLDER
        return self.server.answers.get(path, _NOT_FOUND)

    def _has(self, answer: Answer) -> bool:
        """Whether the client's copy is still good; If-None-Match outranks If-Modified-Since."""
        if tag := self.headers.get("If-None-Match"):
            return tag == "*" or answer.etag in tag
        since = self.headers.get("If-Modified-Since")
        return since is not None and parsedate_to_datetime(since) >= parsedate_to_datetime(LAST_MODIFIED)

    def _send(self, answer: Answer, status: int, body: bytes) -> None:
        self.send_response(status)
        for name, value in self._headers(answer).items():
            self.send_header(name, value)
        if body and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _headers(self, answer: Answer) -> Mapping[str, str]:
        if answer.status != 200:
            return {"Content-Type": answer.content_type}
        return {
            "Content-Type": answer.content_type,
            "ETag": answer.etag,
            "Last-Modified": LAST_MODIFIED,
            "Vary": "Accept-Encoding",
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, *, talks: bool) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.talks = talks
        self.base = f"http://127.0.0.1:{self.server_port}"
        self.answers = answers(self.base)

    def handle_error(self, *_: object) -> None:
        """A guest who leaves before an error's body is read is no news, least of all on the stderr of a test."""


@contextmanager
def serve(port: int = 0) -> Iterator[str]:
    """The site on a port of its own (0: any free one) as long as the block runs; gives its base address."""
    server = _Server(port, talks=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.base
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    cli = argparse.ArgumentParser(prog="python -m tests.site", description="Serve the fixture site on loopback.")
    cli.add_argument("--port", type=int, default=8650, help="0 takes any free port (default: 8650)")
    server = _Server(cli.parse_args().port, talks=True)
    print(f"Ward Round is open at {server.base}/ (Ctrl-C closes it)", file=sys.stderr)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
