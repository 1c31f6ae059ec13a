"""Golden records: what each saved page of the fixture site should become, checked field by field.

A golden is the truth as a person reads the page, also where the extractor does not get there yet: such a field stands
in `known_gaps.json` beside it with the reason, and fails the test on the day it is right, so that the gap is closed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from scraper.capture import Capture
from scraper.errors import ScraperError
from scraper.pipeline import read
from scraper.record import Record
from tests.site import folders

NOT_KEPT = ("provenance", "extractor")
"""How a value was found, and by which version, may change with every version; the value may not."""
FIELDS = tuple(name for name in Record.model_fields if name not in NOT_KEPT)


@dataclass(frozen=True, slots=True)
class Golden:
    """One folder of the fixture site."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def is_article(self) -> bool:
        return not (self.folder / "error.json").exists()

    @property
    def record(self) -> dict[str, object]:
        """Field to value, in schema order; empty for an article that has no golden yet."""
        return _load(self.folder / "record.json")

    @property
    def code(self) -> str:
        """Of the error that the page must end in."""
        return str(_load(self.folder / "error.json")["code"])

    @property
    def gaps(self) -> dict[str, str]:
        """Field to the reason why the extractor does not get there yet."""
        return _load(self.folder / "known_gaps.json")

    def capture(self) -> Capture:
        answer = _load(self.folder / "capture.json")
        body = (self.folder / "page.html").read_bytes()
        return Capture(body, answer["url"], answer["url"], answer["status"], answer["headers"])

    def today(self) -> Record | ScraperError:
        try:
            return read(self.capture())
        except ScraperError as error:
            return error


def goldens() -> list[Golden]:
    return [Golden(folder) for folder in folders()]


def kept(record: Record) -> dict[str, object]:
    return {name: value for name, value in record.to_dict().items() if name not in NOT_KEPT}


def _load(file: Path) -> dict:
    return json.loads(file.read_text("utf-8")) if file.exists() else {}
