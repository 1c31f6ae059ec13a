"""The pages with gold bodies: real ones where they are at hand, invented ones everywhere."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from tests.bench.floors import BENCH
from tests.bodies import ADDRESS, marked_pages
from tests.golden import goldens

_INVENTED = "invented"


@dataclass(frozen=True)
class Sample:
    """`variants` are the gold bodies: with and without what a reader may or may not count as body."""

    key: str
    url: str
    variants: tuple[str, ...]

    @property
    def group(self) -> str:
        return self.key.split("/")[0]

    @property
    def publisher(self) -> str:
        """Pages of one publisher are never on both sides of a cross-validation."""
        if self.group != "scrapinghub":
            return self.key.split("/")[1].split("_")[0].lower().removeprefix("the")
        return (urlsplit(self.url).hostname or "").removeprefix("www.").split(".")[0]

    def html(self) -> bytes:
        if self.group == _INVENTED:
            return _invented_pages()[self.key]
        return gzip.decompress((BENCH / f"pages/{self.key}.html.gz").read_bytes())


@cache
def samples() -> list[Sample]:
    """Of real pages. Raises FileNotFoundError where they are not at hand: they are not kept with the project."""
    gold = json.loads((BENCH / "gold/body.json").read_text("utf-8"))
    return [Sample(key, entry["url"], tuple(entry["variants"])) for key, entry in gold.items()]


@cache
def invented() -> list[Sample]:
    site = [
        Sample(f"{_INVENTED}/{each.name}", each.capture().url or ADDRESS, (each.record["body"]["text"],))
        for each in goldens()
        if each.is_article and each.record
    ]
    return site + [Sample(f"{_INVENTED}/{each.name}", ADDRESS, (each.text,)) for each in marked_pages()]


@cache
def _invented_pages() -> dict[str, bytes]:
    pages = {each.name: each.capture().body for each in goldens()} | {each.name: each.page for each in marked_pages()}
    return {f"{_INVENTED}/{name}": page for name, page in pages.items()}
