"""Connections that check whom they reached before a byte is sent, and that are punctual: an answer that drips in byte
by byte is over when its time is over, where a plain socket time-out starts afresh with every byte."""

from __future__ import annotations

import http.client
import io
import math
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from scraper.fetch.guard import anyone
from scraper.fetch.names import look_up

CheckPeer = Callable[[str], None]
"""Takes the numeric address that was reached and raises if it may not be asked."""


class CarefulAdapter(HTTPAdapter):
    def __init__(self, check: CheckPeer) -> None:
        self._pools = {"http": partial(_HttpPool, check=check), "https": partial(_HttpsPool, check=check)}
        super().__init__(pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """The peer is then the proxy: it was chosen by hand, and it is its task to guard its own network."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = {
            "http": partial(_HttpPool, check=anyone),
            "https": partial(_HttpsPool, check=anyone),
        }
        return manager


class _Careful(HTTPConnectionPool):
    """Equips each new connection. Connection classes of our own would do the same, but cassettes swap those."""

    def __init__(self, *args: Any, check: CheckPeer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._check = check

    def _new_conn(self) -> Any:
        connection = super()._new_conn()
        connection.response_class = _PunctualResponse  # type: ignore[attr-defined]
        connection._new_conn = partial(_connect, connection, connection._new_conn, self._check)  # type: ignore[attr-defined]
        return connection


class _HttpPool(_Careful):
    pass


class _HttpsPool(_Careful, HTTPSConnectionPool):
    pass


def _connect(connection: Any, connect: Callable[[], socket.socket], check: CheckPeer) -> socket.socket:
    """As urllib3 does, one address after the other, but no longer than that for finding them. The name is put back for
    TLS to compare it with the certificate."""
    name = connection._dns_host
    try:
        return _reach(look_up(name, connection.port, connection.timeout), connection, connect, check)
    finally:
        connection._dns_host = name


def _reach(
    addresses: Sequence[str], connection: Any, connect: Callable[[], socket.socket], check: CheckPeer
) -> socket.socket:
    """The first that answers; what the last one did when none does."""
    for address in addresses[:-1]:
        with suppress(ConnectTimeoutError, NewConnectionError):
            return _checked(address, connection, connect, check)
    return _checked(addresses[-1], connection, connect, check)


def _checked(address: str, connection: Any, connect: Callable[[], socket.socket], check: CheckPeer) -> socket.socket:
    check(address)  # before the knock at the door
    connection._dns_host = address
    sock: socket.socket = connect()
    try:
        check(sock.getpeername()[0])
    except BaseException:
        sock.close()
        raise
    return sock


class _PunctualResponse(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp: io.BufferedReader = io.BufferedReader(_Punctual(self.fp.detach(), sock))


class _Punctual(io.RawIOBase):
    """Reads a socket until the time-out that the socket has at the beginning is used up, all reads together."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket) -> None:
        self._raw = raw
        self._sock = sock
        seconds = sock.gettimeout()
        self._end = time.monotonic() + (math.inf if seconds is None else seconds)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer took too long")
        self._sock.settimeout(None if left == math.inf else left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
