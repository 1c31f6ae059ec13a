"""URLs as the fetcher needs them: in parts, without secrets, and by the machine that has to answer."""

from __future__ import annotations

from urllib.parse import SplitResult, unquote, urlsplit

from scraper.errors import BadAddress

Auth = tuple[str, str]


def check_url(url: str) -> SplitResult:
    """The parts of a URL that can be asked for. Raises BadAddress."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadAddress(f"not a URL: {error}", where=url) from None
    if parts.scheme not in ("http", "https"):
        raise BadAddress("only http and https are fetched", where=url)
    if not parts.hostname or port == 0:
        raise BadAddress("the URL names no host", where=url)
    return parts


def part_with_secrets(url: str) -> tuple[str, Auth | None]:
    """The URL as it may be shown and stored, and the name and password that stood in it. Raises BadAddress."""
    parts = check_url(url.strip())
    userinfo, at, place = parts.netloc.rpartition("@")
    name, _, password = userinfo.partition(":")
    return parts._replace(netloc=place, fragment="").geturl(), (unquote(name), unquote(password)) if at else None


def origin_of(url: str) -> str:
    parts = check_url(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def host_of(url: str) -> str:
    """Port and scheme left out: it is the same machine that has to answer."""
    return check_url(url).hostname or ""
