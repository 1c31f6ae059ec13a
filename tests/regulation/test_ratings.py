from __future__ import annotations

import pytest

from scraper.annotate.regulation.cues import cues, shape
from scraper.annotate.regulation.ratings import find_ratings

RI = "requires improvement"


def read(text: str, scale: str = "cqc") -> list[tuple[str | None, str | None, str | None]]:
    return [(r.question, r.old, r.to) for r in find_ratings(text, scale)]


def test_a_sentence_becomes_a_row_of_letters() -> None:
    assert shape(cues("Safe was downgraded from good to inadequate", "cqc")) == "QVUFLTL"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It went to good from inadequate for caring", [("caring", "inadequate", "good")]),
        ("It is rated good, up from requires improvement", [(None, RI, "good")]),
        (
            "Safe remains inadequate and its rating for caring is good",
            [("safe", "inadequate", "inadequate"), ("caring", None, "good")],
        ),
        ("It was rated good again for being safe", [("safe", "good", "good")]),
        ("Its rating moved from good in well-led to requires improvement", [("well-led", "good", RI)]),
        ("The overall rating of good is not affected", [("overall", "good", "good")]),
        ("It was rated good for care and for leadership", [("caring", None, "good"), ("well-led", None, "good")]),
        ("It has lost its good rating", [(None, "good", None)]),
        ("It is no longer rated good", [(None, "good", None)]),
        ("It was given the second-lowest rating", [(None, None, RI)]),
    ],
)
def test_levels_find_their_questions(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Staff gave good care and the food was good",
        "The rating is a good reason to celebrate",
        "Services can be rated inadequate, requires improvement, good or outstanding",
        "It was not rated good",
        "It could be rated inadequate",
        "It has been rated below good ever since",
        "The ratings range from inadequate to outstanding",
    ],
)
def test_other_uses_of_the_words_are_no_ratings(text: str) -> None:
    assert read(text) == []


def test_each_scale_has_its_own_words() -> None:
    text = "The home was graded weak for leadership and 4 out of 6 for its setting"
    assert read(text, "careinsp") == [("leadership", None, "weak"), ("setting", None, "good")]
    assert read(text) == []
