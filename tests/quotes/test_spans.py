from __future__ import annotations

import pytest

from scraper.annotate.quotes.spans import find_spans
from scraper.prose import from_text


def inner(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_spans(from_text(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "one" and "two".', ["one", "two"]),
        ("'The patients' notes were lost,' she said.", ["The patients' notes were lost,"]),
        ("Staff were 'kind to residents' and quick.", ["kind to residents"]),
        ("“We keep our “good” rating.”", ["We keep our “good” rating."]),
        ("“One lady said, ‘You are kind’.”", ["One lady said, ‘You are kind’."]),
        ("‘It was bad.”", ["It was bad."]),
        ("The nurses' union met the doctors' one.", []),
        ("He said: “We were cut", ["We were cut"]),
        ("He said: “One.\n“Two.\n“Three.”", ["One.", "Two.", "Three."]),
        ("He said: “One.\nTwo.\nThree.” He left.", ["One.", "Two.", "Three."]),
        ("Ann Vale said:\nWe are sorry and we will learn.\nThe shop is open.", ["We are sorry and we will learn."]),
        ("The report found:\nStaff were late.", []),
        ("He said: “We were late, he said.\nIt rained.", ["We were late,"]),
        ("He said: “One.” “Two.” She left.", ["One.", "Two."]),
    ],
)
def test_spans_lie_inside_the_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_windows_line_ends_change_nothing() -> None:
    assert inner("He said: “One.\r\n\r\n“Two.”\r\n") == ["One.", "Two."]
