"""Addresses: one article, one URL."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from scraper.capture import Capture
from scraper.extraction import Candidates, Found


class Location(NamedTuple):
    """The canonical address, and what says so."""

    url: str
    found: Found


_TRACKING = re.compile(
    r"utm_\w+|at_\w+|mc_[ce]id|pk_\w+|mtm_\w+|hsa_\w+|_hs\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|ico|cmp\w*|ncid"
    r"|ocid|ref|ref_?src|ref_?url|xtor|spm|smid|cmpid|ns_\w+|traffic_source|ito|guccounter|guce_\w+|amp|_ga|wt\.mc_\w+",
    re.IGNORECASE,
)
_SESSION = re.compile(r"(?:php|j|asp\.net_?)?sess(?:ion)?_?id|cfid|cftoken", re.IGNORECASE)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/?#]*", re.IGNORECASE)
_SITE = re.compile(r"https?://[a-zA-Z0-9][\w.-]*(?=[/?#]|$)", re.ASCII)
_PATH = re.compile(r"/(?!/)[^\s?#;]*(?:\?[^\s#;]+)?")
_PLAIN = re.compile(_SITE.pattern + r"(?:/[^\s?#;]*)?(?:\?[^\s#;]+)?", re.ASCII)
"""Addresses that resolving would leave as they are; most are such, and it is slow."""
_DEFAULT_PORT = {"http": 80, "https": 443}
_TWO_PART_SUFFIX = re.compile(r"\.(?:co|org|gov|com|nhs|ac|net|ltd|plc|edu)\.[a-z]{2}$")


def locate(declared: Candidates, url: str | None) -> Location | None:
    """The address the page declares, where that is its own site and its own page; else the one it came from."""
    named = (Location(address, found) for found in declared if (address := tidy(absolute(found.value, url))))
    own = tidy(absolute(url, None))
    if url is None or own is None:
        return next(named, None)
    theirs = (each for each in named if each.url == own or _trustworthy(urlsplit(each.url), urlsplit(own)))
    return next(theirs, Location(own, Found(url, "url", "address of the page")))


def _trustworthy(named: SplitResult, own: SplitResult) -> bool:
    """A syndicated page names its origin, a careless template the front page: neither is this article's address."""
    same_site = registered_domain(named.hostname or "") == registered_domain(own.hostname or "")
    return same_site and (named.path.strip("/") != "" or own.path.strip("/") == "")


@lru_cache(64)
def tidy(address: str | None) -> str | None:
    """Without default port, fragment, tracking parameters and session ids; the rest as it was.

    Kept, for a page tells its address again and again.
    """
    if address is None:
        return None
    parts = urlsplit(address)
    path = _SESSION_PATH.sub("", parts.path).rstrip() or "/"
    return urlunsplit((parts.scheme, _host(parts), path, _query(parts.query), ""))


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _DEFAULT_PORT.get(parts.scheme)) else f"{host}:{parts.port}"


def _query(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not (_TRACKING.fullmatch(key) or _SESSION.fullmatch(key))]
    return query if len(kept) == len(pairs) else urlencode(kept)


def absolute(address: str | None, base: str | None) -> str | None:
    """`address` resolved against the page; None for what is no http(s) address."""
    if address and _PLAIN.fullmatch(address):
        return address
    if address and base and "/." not in address and _PATH.fullmatch(address) and (site := _SITE.match(base)):
        return site[0] + address
    try:
        full = urljoin(base or "", address.strip()) if address else ""
        parts = urlsplit(full)
        known = parts.scheme in _DEFAULT_PORT and bool(parts.hostname) and (parts.port or 1)
    except ValueError:
        return None
    return full if known else None


def registered_domain(host: str) -> str:
    """The part of a host name that is bought: `news.elm.co.uk` is `elm.co.uk`."""
    labels = host.rstrip(".").split(".")
    return ".".join(labels[-3 if _TWO_PART_SUFFIX.search(host) else -2 :])


def identify(url: str | None, capture: Capture) -> str:
    known = url.encode() if url else capture.body
    return hashlib.sha256(known).hexdigest()[:32]
