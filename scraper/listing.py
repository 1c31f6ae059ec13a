"""Listing: a page of teasers, for whoever looks for articles."""

from __future__ import annotations

import json
from dataclasses import dataclass

from scraper.record import Teaser


@dataclass(frozen=True, slots=True)
class Listing:
    """`teasers` in page order; `next_url` is the next page of the list, None on its last; `label` is its heading."""

    url: str | None
    label: str | None
    teasers: tuple[Teaser, ...]
    next_url: str | None

    def to_dict(self) -> dict[str, object]:
        teasers = [teaser.model_dump(mode="json") for teaser in self.teasers]
        return {"url": self.url, "label": self.label, "teasers": teasers, "next_url": self.next_url}

    def to_json(self, *, indent: int | None = None) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
