"""Addresses in parts, without the names and passwords that stand in some, and by the machine that has to answer."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urlsplit

from scraper.errors import BadAddress

Auth = tuple[str, str]


def check_url(url: str) -> SplitResult:
    """The parts of an http(s) address. Raises BadAddress."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise BadAddress(f"not a URL: {error}", where=_without(url)) from None
    if parts.scheme not in ("http", "https"):
        raise BadAddress("not an http or https address", where=_without(url))
    if not parts.hostname or not _has_port(parts):
        raise BadAddress("the address has no host, or a port that is none", where=_without(url))
    return parts


def _has_port(parts: SplitResult) -> bool:
    """Whether one could be asked there; the usual one is where none is named."""
    try:
        return parts.port != 0
    except ValueError:  # which quotes what may be half of a password
        return False


def part_with_secrets(url: str) -> tuple[str, Auth | None]:
    """The URL as it may be shown and stored, and the name and password that stood in it. Raises BadAddress."""
    parts = check_url(url.strip())
    userinfo, at, place = parts.netloc.rpartition("@")
    name, _, password = userinfo.partition(":")
    return parts._replace(netloc=place, fragment="").geturl(), (unquote(name), unquote(password)) if at else None


def presentable(url: str | None) -> str | None:
    """The address as it may be shown and stored; None for what is no http(s) address."""
    try:
        return part_with_secrets(url)[0] if url else None
    except BadAddress:
        return None


def hushed(text: str) -> str:
    """Whatever it is, for a message: without what may be a name and a password."""
    return presentable(text) or _without(text)


def _without(text: str) -> str:
    return re.sub(r"//.*@", "//…@", text, flags=re.DOTALL)


def origin_of(url: str) -> str:
    parts = check_url(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def host_of(url: str) -> str:
    """Port and scheme left out: it is the same machine that has to answer."""
    return check_url(url).hostname or ""
