"""A loopback server that does what a web server should not. One scene per path; `log` says who asked what, when."""

from __future__ import annotations

import gzip
import os
import socket
import struct
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, urlsplit

ARTICLE = b"""<!doctype html><html><head><title>Ward reopens</title></head><body><h1>Ward reopens at Larkhill</h1>
<p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in by noon.</p>
</body></html>"""
ZEROS = bytes(1_000_000)


@dataclass(frozen=True, slots=True)
class Hit:
    """`at` is a time.monotonic(), `host` what the guest called the server."""

    at: float
    host: str
    path: str
    headers: dict[str, str]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        host = self.headers.get("Host", "").rpartition(":")[0]
        self.server.log.append(Hit(time.monotonic(), host, self.path, headers))
        scene = self.server.scenes.get(urlsplit(self.path).path, not_found)
        try:
            scene(self)
        except OSError:  # the guest left, as it should
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    def reply(self, body: bytes = ARTICLE, status: int = 200, **headers: str) -> None:
        """Header names are given with `_` for `-`; content_length and content_type have defaults."""
        sent = {"content_length": str(len(body)), "content_type": "text/html; charset=utf-8"} | headers
        self.start(status, **sent)
        self.wfile.write(body)

    def start(self, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def drip(self, byte: bytes) -> None:
        while not self.server.closing.wait(0.05):
            self.wfile.write(byte)

    def chunk(self, body: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(body), body))


Scene = Callable[[Handler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    scenes: dict[str, Scene]
    log: list[Hit]
    closing: threading.Event

    def handle_error(self, *_: object) -> None:  # resets are part of the play
        pass


class Misbehaving:
    """The server as a context manager. `scenes` adds to or replaces what is played below."""

    def __init__(self, scenes: dict[str, Scene] | None = None, address: str = "127.0.0.1") -> None:
        self._server = _Server((address, 0), Handler)
        self._server.scenes = SCENES | (scenes or {})
        self._server.log = []
        self._server.closing = threading.Event()
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_port)

    @property
    def log(self) -> list[Hit]:
        return self._server.log

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def asked(self, *paths: str) -> list[Hit]:
        """The requests for these paths; without any, all that are not for notices."""
        return [hit for hit in self.log if (hit.path in paths if paths else hit.path not in NOTICES)]


NOTICES = ("/robots.txt", "/.well-known/tdmrep.json")


def not_found(guest: Handler) -> None:
    guest.reply(b"<h1>Not here</h1>", 404)


def article(guest: Handler) -> None:
    guest.reply()


def silence(guest: Handler) -> None:
    guest.server.closing.wait(10)


def drip_headers(guest: Handler) -> None:
    guest.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    guest.drip(b"z")


def drip_body(guest: Handler) -> None:
    guest.start(content_length="100000", content_type="text/html")
    guest.drip(b"z")


def drip_chunks(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="text/html")
    guest.drip(b"1\r\nz\r\n")


def reset(guest: Handler) -> None:
    guest.start(content_length=str(len(ARTICLE)))
    guest.wfile.write(ARTICLE[:100])
    guest.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(guest.connection.detach())  # close() would wait for the streams on it


def truncated_gzip(guest: Handler) -> None:
    guest.reply(gzip.compress(ARTICLE)[:-40], content_encoding="gzip")


def too_short(guest: Handler) -> None:
    guest.reply(content_length=str(len(ARTICLE) + 500))
    guest.close_connection = True


def too_long(guest: Handler) -> None:
    guest.reply(content_length=str(len(ARTICLE) - 10))


def cut_chunks(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="text/html")
    guest.chunk(ARTICLE)
    guest.close_connection = True


def loop(guest: Handler) -> None:
    guest.reply(b"", 302, location="/loop")


def redirect(guest: Handler) -> None:
    """To whatever `?to=` says."""
    guest.reply(b"", 302, location=guest.query["to"])


def busy(guest: Handler) -> None:
    guest.reply(b"", 429, retry_after=guest.query.get("for", "1"))


def busy_until(guest: Handler) -> None:
    guest.reply(b"", 429, retry_after=formatdate(time.time() + float(guest.query["for"]), usegmt=True))


def flapping(guest: Handler) -> None:
    """Every second visitor is served."""
    visits = sum(hit.path == guest.path for hit in guest.server.log)
    guest.reply(b"", 503) if visits % 2 else guest.reply()


def tagged(guest: Handler) -> None:
    fresh = guest.headers.get("If-None-Match") == '"v1"' or guest.headers.get("If-Modified-Since")
    guest.start(304, etag='"v1"') if fresh else guest.reply(etag='"v1"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")


def bomb(guest: Handler) -> None:
    """A gigabyte of zeros, packed as `?as=` says; the guest should leave long before its end."""
    coding = guest.query["as"]
    guest.start(content_encoding=coding, content_type="text/html", connection="close")
    pack = packer(coding)
    for _ in range(1_000):
        guest.wfile.write(pack(ZEROS))


def packer(coding: str) -> Callable[[bytes], bytes]:
    if coding == "br":
        import brotli

        squeezer = brotli.Compressor(quality=5)
        return lambda body: squeezer.process(body) + squeezer.flush()
    if coding == "zstd":
        from backports import zstd

        frame = zstd.ZstdCompressor()
        return lambda body: frame.compress(body, mode=frame.FLUSH_BLOCK)
    inner = zlib.compressobj(9, wbits=31)
    if coding == "gzip":
        return inner.compress
    outer = zlib.compressobj(9, wbits=31)
    return lambda body: (
        outer.compress(inner.compress(body) + inner.flush(zlib.Z_SYNC_FLUSH)) + outer.flush(zlib.Z_SYNC_FLUSH)
    )


def packed(guest: Handler) -> None:
    """The article in the coding that `?as=` names."""
    coding = guest.query["as"]
    if coding == "br":
        import brotli

        body = brotli.compress(ARTICLE)
    elif coding == "zstd":
        from backports import zstd

        body = zstd.compress(ARTICLE)
    else:
        body = gzip.compress(ARTICLE)
    guest.reply(body, content_encoding=coding)


def endless(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="text/html")
    while not guest.server.closing.is_set():
        guest.chunk(b"<p>and so on</p>" * 4_000)


def wrong_charset(guest: Handler) -> None:
    guest.reply("<p>‘Café’ – naïve</p>".encode("cp1252"), content_type="text/html; charset=utf-8")


def pdf_as_html(guest: Handler) -> None:
    guest.reply(b"%PDF-1.7\n\xe2\xe3\xcf\xd3 and so on", content_type="text/html")


def film(guest: Handler) -> None:
    guest.start(transfer_encoding="chunked", content_type="video/mp4")
    while not guest.server.closing.is_set():
        guest.chunk(b"\x00\x00\x00\x18ftypmp42" + bytes(50_000))


def html_as_picture(guest: Handler) -> None:
    guest.reply(content_type="image/jpeg")


def status(guest: Handler) -> None:
    guest.reply(b"<h1>No</h1>", int(guest.query["is"]))


def challenge(guest: Handler) -> None:
    guest.reply(b"<h1>Just a moment</h1>", 403, cf_mitigated="challenge")


def cookie_wall(guest: Handler) -> None:
    """Sends everyone in a circle who does not bring the cookie back."""
    if "seen=yes" in guest.headers.get("Cookie", ""):
        guest.reply()
    else:
        guest.reply(b"", 302, location=guest.path, set_cookie="seen=yes; Path=/")


def soft_404(guest: Handler) -> None:
    guest.reply(b"<html><body><h1>Page not found</h1><p>We looked everywhere.</p></body></html>")


def consent_wall(guest: Handler) -> None:
    guest.reply(b"<html><body><h1>We value your privacy</h1><button>Accept all</button></body></html>")


def reserved_by_header(guest: Handler) -> None:
    guest.reply(tdm_reservation="1")


def reserved_by_meta(guest: Handler) -> None:
    guest.reply(ARTICLE.replace(b"<head>", b'<head><meta content="1" name="TDM-Reservation">'))


SCENES: dict[str, Scene] = {
    "/article": article,
    "/silence": silence,
    "/drip-headers": drip_headers,
    "/drip-body": drip_body,
    "/drip-chunks": drip_chunks,
    "/reset": reset,
    "/truncated-gzip": truncated_gzip,
    "/too-short": too_short,
    "/too-long": too_long,
    "/cut-chunks": cut_chunks,
    "/loop": loop,
    "/redirect": redirect,
    "/busy": busy,
    "/busy-until": busy_until,
    "/flapping": flapping,
    "/tagged": tagged,
    "/bomb": bomb,
    "/packed": packed,
    "/endless": endless,
    "/wrong-charset": wrong_charset,
    "/pdf-as-html": pdf_as_html,
    "/film": film,
    "/html-as-picture": html_as_picture,
    "/status": status,
    "/challenge": challenge,
    "/cookie-wall": cookie_wall,
    "/soft-404": soft_404,
    "/consent-wall": consent_wall,
    "/reserved-by-header": reserved_by_header,
    "/reserved-by-meta": reserved_by_meta,
}
