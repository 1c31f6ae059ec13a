"""Publishers: one file of data each, found by listing the folder."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from urllib.parse import urlsplit

from scraper.profile import Profile


def profile_of(url: str | None) -> Profile | None:
    """The profile whose domain the address belongs to, the most specific one first."""
    host = (urlsplit(url).hostname or "").rstrip(".") if url else ""
    labels = host.split(".")
    endings = (".".join(labels[start:]) for start in range(len(labels)))
    return next((profiles()[ending] for ending in endings if ending in profiles()), None)


@cache
def profiles() -> dict[str, Profile]:
    """Domain to profile."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return {domain: module.PROFILE for module in modules for domain in module.PROFILE.domains}
