"""Wishes: what a publisher asks of robots, by meta tag or header, kept beside the article for whoever passes it on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper.page import Page
from scraper.record import Warning

_ASKED = re.compile(r"\b(?:noindex|noarchive|nosnippet|noai|noimageai|none)\b", re.IGNORECASE)
"""The usual ones, index and follow with all their limits, ask for nothing."""


def wishes(page: Page) -> Iterator[Warning]:
    said = [*page.meta.get("robots", ()), page.capture.headers.get("x-robots-tag", "")]
    asked = list(dict.fromkeys(word.lower() for wish in said for word in _ASKED.findall(wish)))
    if asked:
        yield Warning(field="fetch", code="robots_meta", detail=", ".join(asked))
    reserved = (*page.meta.get("tdm-reservation", ()), page.capture.headers.get("tdm-reservation", ""))
    if "1" in map(str.strip, reserved):
        yield Warning(field="fetch", code="tdm_reserved", detail=next(iter(page.meta.get("tdm-policy", ())), None))
