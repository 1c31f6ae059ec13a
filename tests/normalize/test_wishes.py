"""What publishers ask of robots is kept with the article."""

from __future__ import annotations

import pytest

from scraper.capture import Capture
from scraper.pipeline import read
from tests.test_foundation import PAGE


@pytest.mark.parametrize(
    ("meta", "headers", "codes"),
    [
        ("", {}, []),
        ('<meta name="robots" content="index, follow, max-image-preview:large">', {}, []),
        ('<meta name="robots" content="noindex, noarchive">', {}, [("robots_meta", "noindex, noarchive")]),
        ("", {"x-robots-tag": "noai"}, [("robots_meta", "noai")]),
        ('<meta name="tdm-reservation" content="1">', {}, [("tdm_reserved", None)]),
    ],
)
def test_wishes_become_warnings(meta: str, headers: dict[str, str], codes: list[tuple[str, str | None]]):
    html = PAGE.replace("<body>", f"<head>{meta}</head><body>")
    record = read(Capture(html.encode(), "https://news.example/a", headers=headers))
    assert [(w.code, w.detail) for w in record.warnings if w.field == "fetch"] == codes
