from __future__ import annotations

import pytest

from scraper.annotate.quotes.cues import find_cues


def voices(text: str) -> list[tuple[str, str]]:
    return [(text[cue.start : cue.end], cue.voice) for cue in find_cues(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms Vale said the ward was", [("said", "active")]),
        ("The CQC report into the home", []),
        ("The latest reports were late", []),
        ("Inspectors report that", [("report", "active")]),
        ("The ward was described as \ufffc\ufffc", [("described", "passive")]),
        ("He described it as \ufffc\ufffc", [("described", "active")]),
        ("what he described as \ufffc\ufffc", [("described", "active")]),
        ("according to the report", [("according to", "according")]),
        ("noted progress, adding", [("noted", "active"), ("adding", "participle")]),
    ],
)
def test_cues_and_their_voice(text: str, expected: list[tuple[str, str]]) -> None:
    assert voices(text) == expected
