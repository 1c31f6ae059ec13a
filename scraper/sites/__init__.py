"""Publishers: one file of data each, found by listing the folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import urlsplit

from scraper.profile import Profile
from scraper.settings import SourceSettings


def profile_of(url: str | None) -> Profile | None:
    """The profile whose domain the address belongs to, the most specific one first."""
    host = (urlsplit(url).hostname or "").rstrip(".") if url else ""
    labels = host.split(".")
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((profiles()[ending] for ending in endings if ending in profiles()), None)


def publisher_of(url: str | None, sources: Sequence[SourceSettings]) -> Profile | None:
    """As `profile_of`, with what a configured source on the same host says on top."""
    known = profile_of(url)
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    source = next((source for source in sources if host in source.hosts), None)
    return source.profile(known) if source else known


@cache
def profiles() -> dict[str, Profile]:
    """Domain to profile."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {domain: module.PROFILE for module in modules for domain in module.PROFILE.domains}
