from __future__ import annotations

import pytest

from scraper.annotate.quotes.marks import find_marks, may_quote
from scraper.prose import Paragraph


def facing(text: str) -> list[str]:
    marks = find_marks(text, Paragraph(0, len(text)))
    return [("o" if m.opens else "") + ("c" if m.closes else "") for m in marks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said: "Go now."', ["o", "c"]),
        ("‘Go now.'", ["o", "c"]),
        ("“Go now.“", ["o", "c"]),
        ("don't, won’t, O'Hara", []),
        ("the '90s and ’80s", []),
        ("a 6'2\" door", []),
        ("“He's ‘good’,”", ["o", "o", "c", "c"]),
    ],
)
def test_marks_face_the_way_their_neighbours_say(text: str, expected: list[str]) -> None:
    assert facing(text) == expected


def test_a_mark_after_an_s_and_before_a_word_may_be_a_possessive() -> None:
    text = "the patients' notes"
    (mark,) = find_marks(text, Paragraph(0, len(text)))
    assert mark.possessive


def test_plain_text_quotes_nobody() -> None:
    assert not may_quote("Nothing was said - nothing at all.")
