from __future__ import annotations

import pytest

from scraper.annotate.quotes.scare import is_scare
from scraper.annotate.quotes.spans import find_spans
from scraper.prose import from_text


def scares(text: str) -> list[bool]:
    return [is_scare(text, span) for span in find_spans(from_text(text))]


@pytest.mark.parametrize(
    "text",
    [
        "It was rated ‘good’ for being ‘caring’.",
        "It went from “Requires Improvement” to “Inadequate”.",
        "Three homes were “requiring improvement” and one “inadequate overall”.",
        "It was judged “inadequete”.",
        "Two 'never events' were reported.",
        "It joined the “Red Bag scheme”.",
        "Staff use a booklet called “Ask Me Twice”.",
        "The service was graded “excellent”.",
        "Elm Valley NHS Trust (“the trust”) merged.",
    ],
)
def test_ratings_terms_and_titles_are_not_speech(text: str) -> None:
    assert all(scares(text))


@pytest.mark.parametrize(
    "text",
    [
        "He called it “chaotic”.",
        "She said the food was “excellent”.",
        "They were “not safe”.",
        "“We will keep our ‘good’ rating,” he said.",
        "Inspectors found “a poor culture”.",
    ],
)
def test_opinions_are_speech(text: str) -> None:
    assert not any(scares(text))
