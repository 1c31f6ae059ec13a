"""The real address of a picture, behind whatever stands in for it until the page is scrolled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from lxml.html import HtmlElement

_LATE = frozenset(
    {"data-original", "data-image", "data-url", "data-img-url", "data-lazy", "data-echo", "data-src-large"}
)
"""Beside those that end in `src`: where scripts find the address once the picture is scrolled to."""
_NO_ADDRESS = ("data:", "about:")
_STAND_IN = re.compile(
    r"(?:blank|transparent|placeholder|loader|spacer|pixel|loading|lazy|grey|1x1|clear)[\w-]{0,12}\.(?:gif|png|svg|jpe?g)"
)
_SOURCE = re.compile(r'"src"\s*:\s*"([^"{}]+)"')
"""In an attribute that holds an object: an address for each width."""
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)")
_WRAPPED = re.compile(r"https?(?:%3A|:)(?:%2F|/){2}[^&?]+")
_SIZE = re.compile(r"(?:[-_]\d{2,4}x\d{2,4}|[-_]scaled|\.(?:jpe?g|png|webp|gif|avif))+$")


def picture_address(image: HtmlElement, given: Mapping[str, str]) -> str | None:
    """As printed; `given` are the image's attributes. None when only a stand-in is among them."""
    late = [
        value for name, value in given.items() if name.startswith("data-") and (name in _LATE or name.endswith("src"))
    ]
    for value in (given.get("data-src"), *late, given.get("src")):
        if value and (address := _real(value)):
            return address
    return _largest(given) or _from_sources(image)


def _real(printed: str) -> str | None:
    address = printed.strip()
    if address.startswith("{") and (source := _SOURCE.search(address)):
        return source[1]
    if not address.strip("/") or address.startswith(_NO_ADDRESS) or "{" in address:
        return None
    return None if _STAND_IN.search(address.rpartition("/")[2].lower()) else address


def _largest(given: Mapping[str, str]) -> str | None:
    for candidates in (value for name, value in given.items() if name.endswith("srcset")):
        sized = [(float(size or 1), str(address)) for address, size in _CANDIDATE.findall(candidates) if _real(address)]
        if sized:
            return max(sized, key=lambda pair: pair[0])[1]
    return None


def _from_sources(image: HtmlElement) -> str | None:
    """The parser nests <source> elements, so they stand above the <img>, or beside it."""
    up = image.getparent()
    while up is not None and up.tag == "source":
        if address := _largest(dict(up.items())):
            return address
        up = up.getparent()
    if up is not None and up.tag == "picture":
        for source in up.iter("source"):
            if address := _largest(dict(source.items())):
                return address
    return None


def picture_key(address: str) -> str:
    """The same for every size and crop of one picture: its file's name, without size and ending."""
    wrapped = _WRAPPED.findall(address, 8) if "http" in address[8:] else ()
    path = unquote(wrapped[-1] if wrapped else address).partition("?")[0].rstrip("/").lower()
    folders, _, name = path.rpartition("/")
    name = _SIZE.sub("", name)
    return name if len(name) > 6 and not name.isdigit() else f"{folders.rpartition('/')[2]}/{name}"
