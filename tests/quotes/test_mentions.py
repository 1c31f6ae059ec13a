from __future__ import annotations

import pytest

from scraper.annotate.quotes.cues import find_cues
from scraper.annotate.quotes.narration import narrate
from scraper.annotate.quotes.subjects import subject_of
from scraper.prose import from_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Vale, chief nurse at Elm Trust, who joined in May, said:", "Ann Vale"),
        ("Elm Trust chief nurse Ann Vale said", "Elm Trust chief nurse Ann Vale"),
        ("Chief nurse, Ann Vale said", "Ann Vale"),
        ("In a statement, a spokesperson for Elm Trust said", "a spokesperson for Elm Trust"),
        ("When inspectors visited, she said", "she"),
        ("The deputy director noted", "The deputy director"),
        ("It was called grim by coroner Tom Reed", "coroner Tom Reed"),
        ("A home given a rating by the CQC said", "A home given a rating by the CQC"),
        ("The tribunal heard from a nurse that", "a nurse"),
        ("The regulator said the home was cold and called it", "The regulator"),
        ("Ann Vale and Tom Reed said", "Ann Vale and Tom Reed"),
    ],
)
def test_the_subject_of_the_last_cue(text: str, expected: str) -> None:
    narration = narrate(from_text(text), [])
    cue = find_cues(text, 0, len(text))[-1]
    mention = subject_of(narration, cue, 0, len(text))
    assert mention is not None
    assert text[mention.start : mention.end].strip() == expected
