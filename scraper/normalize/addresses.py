"""Addresses: one article, one URL."""

from __future__ import annotations

import hashlib
from urllib.parse import urljoin

from scraper.capture import Capture


def canonical_url(declared: str | None, url: str | None) -> str | None:
    """The page's own canonical address where it is trustworthy, else the address itself, cleaned."""
    return urljoin(url, declared) if url and declared else url


def absolute(address: str | None, base: str | None) -> str | None:
    """`address` resolved against the page; None for what is no http(s) address."""
    if not address:
        return None
    return urljoin(base, address.strip()) if base else address.strip()


def identify(url: str | None, capture: Capture) -> str:
    known = url.encode() if url else capture.body
    return hashlib.sha256(known).hexdigest()[:32]
