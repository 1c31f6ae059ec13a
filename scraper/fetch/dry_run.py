"""The dry run: what would be asked of whom, without asking anyone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scraper.address import host_of, origin_of, part_with_secrets
from scraper.fetch import reserve, robots
from scraper.settings import Manners


@dataclass(frozen=True, slots=True)
class Visits:
    """Everything one host would be asked, in order; `seconds` is the least that the pauses between take."""

    host: str
    notices: tuple[str, ...]
    pages: tuple[str, ...]
    user_agent: str
    seconds: float

    def __str__(self) -> str:
        asked = "\n".join(f"  GET {url}" for url in (*self.notices, *self.pages))
        return f"{self.host} as {self.user_agent}, at least {self.seconds:.0f} s\n{asked}"


def plan_visits(urls: Iterable[str], manners: Manners) -> tuple[Visits, ...]:
    """One entry per host, in the order of the URLs. robots.txt may forbid some of it and ask for longer pauses.

    Raises BadAddress.
    """
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(part_with_secrets(url)[0] for url in urls):
        hosts.setdefault(host_of(url), []).append(url)
    return tuple(_visits(host, pages, manners) for host, pages in hosts.items())


def _visits(host: str, pages: list[str], manners: Manners) -> Visits:
    paths = (robots.PATH, reserve.PATH) if manners.obey_tdm else (robots.PATH,)
    notices = tuple(origin + path for origin in dict.fromkeys(map(origin_of, pages)) for path in paths)
    return Visits(host, notices, tuple(pages), manners.user_agent, (len(pages) - 1) * manners.min_interval_seconds)
