"""One request, one answer, within bounds. No policy: what may be asked, and when, is decided elsewhere."""

from __future__ import annotations

import errno
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar
from urllib3.exceptions import HTTPError as Urllib3Error
from urllib3.exceptions import ReadTimeoutError
from urllib3.util import Timeout

from scraper.errors import BadAddress, BadCertificate, NotHtml, ScraperError, TooSlow, Unreachable
from scraper.fetch.connections import CarefulAdapter
from scraper.fetch.encodings import PIECE, accepted, unpack
from scraper.fetch.guard import anyone, check_peer
from scraper.settings import Manners
from scraper.sniff import never_a_page

PAGES = frozenset({200, 203})
"""The answers that bring a page; a proxy that changed it on the way says 203."""

_SECRET = frozenset({"set-cookie", "set-cookie2", "authentication-info", "proxy-authentication-info"})
"""What a server says to this visitor only: nothing to keep in an archive."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOBODY = (errno.ECONNREFUSED, errno.ENETUNREACH, errno.EHOSTUNREACH)

_TYPES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` have lower-case names, `location` is absolute, `whole` is False when the size limit cut the body."""

    url: str
    status: int
    headers: Mapping[str, str]
    location: str | None = None
    body: bytes = b""
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """`deadline` is a time.monotonic(); `cookies` are those that this chain of redirects collected."""

    url: str
    deadline: float
    max_bytes: int
    headers: Mapping[str, str]
    cookies: RequestsCookieJar
    auth: tuple[str, str] | None = None


class Wire:
    """An open line to the web: keeps connections alive between questions.

    Stands on requests' adapter, below its Session: that would follow redirects whatever we say, to the point of reading
    their bodies whole, and would look into the environment for proxies, passwords and certificates.
    """

    def __init__(self, manners: Manners) -> None:
        self._connect_seconds = manners.connect_seconds
        self._headers = {"User-Agent": manners.user_agent, "Accept": _TYPES, "Accept-Encoding": accepted()}
        self._proxies = {"http": manners.proxy, "https": manners.proxy} if manners.proxy else None
        self._adapter = CarefulAdapter(anyone if manners.allow_private else check_peer)

    def close(self) -> None:
        self._adapter.close()

    def ask(self, question: Question) -> Answer:
        """The body of a redirect or an error is not read. Raises FetchError, and NotHtml for a film or a picture."""
        with _translated(question.url):
            request = self._prepared(question)
            with self._adapter.send(
                request,
                stream=True,
                timeout=self._time_left(question),  # type: ignore[arg-type]  # the stubs do not know urllib3's own
                proxies=self._proxies,
            ) as response:
                extract_cookies_to_jar(question.cookies, request, response.raw)  # type: ignore[no-untyped-call]
                return _answer(response, question.max_bytes)

    def _prepared(self, question: Question) -> requests.PreparedRequest:
        headers = {**self._headers, **question.headers}
        try:
            return requests.Request(
                "GET", question.url, headers, cookies=question.cookies, auth=question.auth
            ).prepare()
        except ValueError as error:  # the many ways in which a URL can be wrong
            raise BadAddress(str(error)) from None

    def _time_left(self, question: Question) -> Timeout:
        left = question.deadline - time.monotonic()
        if left <= 0:
            raise TooSlow("the time for this page is used up")
        return Timeout(connect=self._connect_seconds, total=left)


def _answer(response: requests.Response, max_bytes: int) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items() if name.lower() not in _SECRET}
    if response.status_code in _REDIRECTS and "location" in headers:
        return Answer(response.url, response.status_code, headers, _joined(response.url, headers["location"]))
    if response.status_code not in PAGES:
        return Answer(response.url, response.status_code, headers)
    body, whole = _read_body(response, max_bytes)
    return Answer(response.url, response.status_code, headers, None, body, whole)


def _joined(url: str, location: str) -> str:
    written = location.encode("latin-1", "replace").decode("utf-8", "replace")  # headers are read as Latin-1
    try:
        return urljoin(url, written.strip())
    except ValueError as error:
        raise BadAddress(f"a redirect to no URL: {error}") from None


def _read_body(response: requests.Response, limit: int) -> tuple[bytes, bool]:
    wire = _Counted(response, limit)
    body = bytearray()
    kind = response.headers.get("content-type", "")
    try:
        for piece in unpack(wire, response.headers.get("content-encoding", "")):
            body += piece
            if len(body) > limit:
                return bytes(body[:limit]), False
            if never_a_page(kind, bytes(body[:512])):
                raise NotHtml(f"this is {kind.partition(';')[0]}, no page")
    except Unreachable:
        if not wire.over:  # else the stream stopped short because we did
            raise
    return bytes(body), not wire.over


class _Counted(Iterator[bytes]):
    """The chunks of a body as they come off the wire; ends early, and `over`, when they exceed the limit."""

    def __init__(self, response: requests.Response, limit: int) -> None:
        self._raw = response.raw
        self._left = limit
        self.over = False

    def __next__(self) -> bytes:
        # read1 returns what is there; read would wait until the whole chunk has dripped in
        chunk: bytes = self._raw.read1(PIECE)
        self._left -= len(chunk)
        self.over = self._left < 0
        if not chunk or self.over:
            raise StopIteration
        return chunk


@contextmanager
def _translated(url: str) -> Iterator[None]:
    """Errors of three libraries become ours, named after what happened."""
    try:
        yield
    except ScraperError as error:
        error.where = error.where or url
        raise
    except (requests.Timeout, ReadTimeoutError, TimeoutError):
        raise TooSlow("no complete answer in time", where=url) from None
    except (requests.RequestException, Urllib3Error, HTTPException, OSError) as error:
        cause = _innermost(error)
        if isinstance(cause, ssl.SSLCertVerificationError):
            raise BadCertificate(cause.verify_message, where=url) from None
        raise _unreachable(cause, url) from None


def _innermost(error: BaseException) -> BaseException:
    while deeper := error.__cause__ or error.__context__:
        error = deeper
    return error


def _unreachable(cause: BaseException, url: str) -> Unreachable:
    said = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    error = Unreachable(said, where=url)
    error.soon = getattr(cause, "errno", None) not in _NOBODY
    if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_NONAME:
        error.transient = False  # there is no such host; a resolver in trouble says EAI_AGAIN
    return error
