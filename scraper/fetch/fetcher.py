"""The fetcher: what may be asked, of whom, and when. A guest who reads the house rules and knows when to go."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

from requests.cookies import RequestsCookieJar

from scraper.address import Auth, host_of, origin_of, part_with_secrets
from scraper.capture import Capture
from scraper.errors import (
    BadCertificate,
    ChallengePage,
    FetchError,
    ForbiddenAddress,
    HostResting,
    HttpError,
    RedirectLoop,
    TooLarge,
    Unreachable,
)
from scraper.fetch import reserve, robots
from scraper.fetch.http import PAGES, Answer, Question, Wire
from scraper.fetch.notices import Board
from scraper.fetch.pace import Clock, Pace
from scraper.fetch.retry import back_off, retry_after
from scraper.settings import Manners

log = logging.getLogger("carewire.fetch")

NOTICE_BYTES = 512_000
"""RFC 9309 asks for 500 KiB of robots.txt at least; what stands behind that is not read."""

_CHALLENGES = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge", "x-datadome": "protected"}
"""Headers of bot checks and the beginning of their value."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a server said about a page when it was last fetched."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class NotModified:
    """The page is still the one that was seen."""

    url: str
    fetched_at: datetime


@dataclass(slots=True)
class _Journey:
    """One page's way through its redirects. `auth` was meant for `origin` only; `seconds` are left for asking."""

    url: str
    origin: str
    auth: Auth | None
    headers: Mapping[str, str]
    seconds: float
    hops: int = 0
    cookies: RequestsCookieJar = field(default_factory=RequestsCookieJar)


class Fetcher:
    """A `Fetch` for many pages. Can be shared by threads: visits to one host take turns."""

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        clock: Clock | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._manners = manners or Manners()
        self._clock = clock or Clock()
        self._now = now
        self._wire = Wire(self._manners)
        self._pace = Pace(self._manners.min_interval_seconds, self._manners.longest_pause_seconds, self._clock)
        self._robots = Board(self._ask_robots, self._clock.monotonic)
        self._reservations = Board(self._ask_reservations, self._clock.monotonic)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._wire.close()

    def __call__(self, url: str) -> Capture:
        """Fetch one page. Raises FetchError, and InputError for what is too large or no page."""
        return self._captured(url, self._visit(url, {}))

    def revisit(self, url: str, seen: Seen) -> Capture | NotModified:
        """Fetch a page again, unless it is still as it was seen. Raises as a first visit does."""
        answer = self._visit(url, seen.headers)
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return NotModified(answer.url, self._now())
        return self._captured(url, answer)

    def _captured(self, url: str, answer: Answer) -> Capture:
        if answer.status == HTTPStatus.NOT_MODIFIED:  # though nobody asked whether it was
            raise self._refusal(answer)
        asked, _ = part_with_secrets(url)
        return Capture(answer.body, answer.url, asked, answer.status, answer.headers, self._now(), "network")

    def _visit(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Ask, and ask again when the error may pass."""
        host, attempt = host_of(url), 0
        while True:
            try:
                answer = self._travel(url, headers)
            except HostResting:  # nothing was asked, so nothing failed
                raise
            except FetchError as error:
                self._withdraw(error, host, attempt)
                attempt += 1
            else:
                self._pace.note(host, failed=False)
                return answer

    def _withdraw(self, error: FetchError, host: str, attempt: int) -> None:
        """Leave the host alone for a while: as long as it asks for, else longer after every attempt. Or give up."""
        asked = getattr(error, "retry_after", None)
        if error.transient:
            seconds = back_off(attempt, self._clock.chance()) if asked is None else asked
            self._pace.pause(host_of(error.where) if error.where else host, seconds)
            patient = attempt < self._manners.retries and getattr(error, "soon", True)
            if patient and seconds <= self._manners.longest_pause_seconds:
                log.info("%s; trying again in %.0f s", error, seconds)
                return
        self._pace.note(host, failed=error.transient)
        raise error

    def _travel(self, url: str, headers: Mapping[str, str]) -> Answer:
        plain, auth = part_with_secrets(url)
        journey = _Journey(plain, origin_of(plain), auth, headers, self._manners.total_seconds)
        while True:
            host = host_of(journey.url)
            with self._pace.turn(host):
                answer = self._stay(journey, host)
            if not answer.location:
                return self._accepted(answer)

    def _stay(self, journey: _Journey, host: str) -> Answer:
        """Follow redirects for as long as they lead to the same host, or to their end."""
        while True:
            self._permit(journey.url)
            self._pace.arrive(host)
            answer = self._next(journey)
            if not answer.location or host_of(journey.url) != host:
                return answer

    def _next(self, journey: _Journey) -> Answer:
        began = time.monotonic()
        origin = origin_of(journey.url)
        auth = (journey.auth if origin == journey.origin else None) or self._manners.logins.get(origin)
        deadline = began + journey.seconds
        answer = self._wire.ask(
            Question(journey.url, deadline, self._manners.max_bytes, journey.headers, journey.cookies, auth)
        )
        journey.seconds -= time.monotonic() - began
        if answer.location:
            journey.url, _ = part_with_secrets(answer.location)
            journey.hops += 1
        if journey.hops > self._manners.max_redirects:
            raise RedirectLoop(f"more than {self._manners.max_redirects} redirects", where=answer.url)
        return answer

    def _permit(self, url: str) -> None:
        """Read the notices of the host and keep to them. Raises RobotsDisallowed, RightsReserved."""
        origin = origin_of(url)
        try:
            rules = self._robots.of(origin)
        except (BadCertificate, ForbiddenAddress, Unreachable) as error:
            error.where = url  # it is the host that is out of reach, not just its robots.txt
            raise
        self._pace.slow_down(host_of(url), rules.interval)
        rules.check(url)
        if self._manners.obey_tdm:
            self._reservations.of(origin).check(url)

    def _ask_robots(self, origin: str) -> robots.Robots:
        return robots.read_robots(self._notice(origin, robots.PATH))

    def _ask_reservations(self, origin: str) -> reserve.Reservations:
        return reserve.read_reservations(self._notice(origin, reserve.PATH))

    def _notice(self, origin: str, path: str) -> Answer:
        """Redirects of a notice may lead to any host (RFC 9309, 2.3.1.2); one that leads nowhere is none."""
        self._pace.arrive(host_of(origin))
        url, cookies, deadline = origin + path, RequestsCookieJar(), time.monotonic() + self._manners.total_seconds
        for _ in range(self._manners.max_redirects + 1):
            answer = self._wire.ask(Question(url, deadline, NOTICE_BYTES, {}, cookies))
            if not answer.location:
                break
            url, _auth = part_with_secrets(answer.location)
        return answer

    def _accepted(self, answer: Answer) -> Answer:
        """Raises what the status says."""
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return answer
        if answer.status not in PAGES:
            raise self._refusal(answer)
        if not answer.whole:
            raise TooLarge(f"more than {self._manners.max_bytes:,} bytes", where=answer.url)
        if self._manners.obey_tdm:
            reserve.check_answer(answer)
        return answer

    def _refusal(self, answer: Answer) -> HttpError | ChallengePage:
        if any(answer.headers.get(name, "").startswith(value) for name, value in _CHALLENGES.items()):
            return ChallengePage("a bot check stands before the page", where=answer.url)
        wait = retry_after(answer.headers.get("retry-after"), self._now())
        return HttpError(_named(answer.status), status=answer.status, where=answer.url, retry_after=wait)


def _named(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
