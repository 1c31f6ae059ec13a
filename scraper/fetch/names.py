"""Looking up names within a time: the system's own look-up knows no limit, and waits long for a dead name server."""

from __future__ import annotations

import socket
from concurrent.futures import Future
from threading import Thread

from scraper.errors import TooSlow
from scraper.fetch.guard import is_numeric


def look_up(host: str, port: int, seconds: float | None) -> tuple[str, ...]:
    """Its addresses in the order in which they should be tried. Raises TooSlow, socket.gaierror.

    A look-up cannot be broken off: one that takes too long ends by itself, in a thread that nothing waits for.
    """
    host = host.strip("[]")
    if is_numeric(host):
        return (host,)
    answer: Future[tuple[str, ...]] = Future()
    Thread(target=_answer, args=(host, port, answer), daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError:
        raise TooSlow(f"the name {host} was not found in time") from None


def _answer(host: str, port: int, answer: Future[tuple[str, ...]]) -> None:
    try:
        answer.set_result(_addresses(host, port))
    except OSError as error:
        answer.set_exception(error)


def _addresses(host: str, port: int) -> tuple[str, ...]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        found = []  # no host can have such a name
    if not found:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))
