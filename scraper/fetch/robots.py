"""robots.txt (RFC 9309): what a host asks robots not to read, and how often they may come."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from scraper.errors import RobotsDisallowed, RobotsUnavailable
from scraper.fetch.http import Answer

PATH = "/robots.txt"
NAME = "carewire"


@dataclass(frozen=True, slots=True)
class Robots:
    """`rules` is None when the host has none."""

    rules: Protego | None

    def check(self, url: str) -> None:
        """Raises RobotsDisallowed."""
        if self.rules and not self.rules.can_fetch(url, NAME):
            raise RobotsDisallowed("robots.txt asks not to read this page", where=url)

    @property
    def interval(self) -> float:
        """Seconds between two visits that the host asks for."""
        if not self.rules:
            return 0.0
        rate = self.rules.request_rate(NAME)
        return max(self.rules.crawl_delay(NAME) or 0.0, rate.seconds / rate.requests if rate else 0.0)


def read_robots(answer: Answer) -> Robots:
    """A host without robots.txt is free to read, one that cannot answer now is not. Raises RobotsUnavailable."""
    if answer.status == 429 or answer.status >= 500:
        raise RobotsUnavailable(f"robots.txt answers {answer.status}: nothing is read there for now", where=answer.url)
    if answer.status != 200 or _is_page(answer.body):
        return Robots(None)
    return Robots(Protego.parse(answer.body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")))


def _is_page(body: bytes) -> bool:
    """Many sites answer every unknown address with a page of their own, and status 200."""
    return body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
