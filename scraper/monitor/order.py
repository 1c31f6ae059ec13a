"""The order: what one run is asked to do."""

from __future__ import annotations

from dataclasses import dataclass

from scraper.settings import SourceSettings


@dataclass(frozen=True, slots=True)
class Order:
    """`since` is an ISO date: leads dated before it are passed over. `deadline` is in seconds from the start.

    `forced` looks through sources whose interval has not passed yet.
    """

    sources: tuple[SourceSettings, ...]
    since: str | None = None
    limit: int | None = None
    deadline: float | None = None
    forced: bool = False
