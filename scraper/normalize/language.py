"""Language: what pages write there, as BCP 47."""

from __future__ import annotations

import re
from typing import NamedTuple

from scraper.extraction import Candidates, Found
from scraper.profile import Profile

_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE)


class Spoken(NamedTuple):
    tag: str
    found: Found


def read_language(candidates: Candidates, profile: Profile | None = None) -> Spoken | None:
    """The first candidate that is a language tag, cased as usual (`en-GB`, `zh-Hant-TW`); else the publisher's own."""
    known = (Found(profile.language, "profile", profile.id),) if profile and profile.language else ()
    for found in (*candidates, *known):
        if match := _TAG.fullmatch(found.value.strip()):
            language, script, region = match.groups()
            parts = (language.lower(), script and script.title(), region and region.upper())
            return Spoken("-".join(filter(None, parts)), found)
    return None
