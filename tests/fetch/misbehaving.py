"""A loopback server that does what a web server should not. One scene per path; `log` says who asked what, when."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, urlsplit

from tests.fetch.scenes import ARTICLE, SCENES, not_found


@dataclass(frozen=True, slots=True)
class Hit:
    """`at` is a time.monotonic(), `host` what the guest called the server."""

    at: float
    host: str
    path: str
    headers: dict[str, str]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server
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


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    scenes: dict[str, Scene]
    log: list[Hit]
    closing: threading.Event

    def handle_error(self, *_: object) -> None:  # resets are part of the play
        pass


class Misbehaving:
    """The server as a context manager. `scenes` adds to or replaces what is played otherwise.

    `certificate` is a certificate file and its key file, and makes the server speak TLS.
    """

    def __init__(
        self,
        scenes: dict[str, Scene] | None = None,
        address: str = "127.0.0.1",
        certificate: tuple[str, str] | None = None,
    ) -> None:
        self._server = Server((address, 0), Handler)
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(*certificate)
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
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
