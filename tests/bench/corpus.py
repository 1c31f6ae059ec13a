"""The pages with gold bodies, where they are at hand, and how a body is scored against them."""

from __future__ import annotations

import gzip
import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from urllib.parse import urlsplit

from tests.bench.floors import BENCH


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
        return gzip.decompress((BENCH / f"pages/{self.key}.html.gz").read_bytes())


@cache
def samples() -> list[Sample]:
    gold = json.loads((BENCH / "gold/body.json").read_text("utf-8"))
    return [Sample(key, entry["url"], tuple(entry["variants"])) for key, entry in gold.items()]


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_body", BENCH / "score_body.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
