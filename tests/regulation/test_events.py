"""Events of short invented texts, one rule each."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.annotate.organisations import find_organisations
from scraper.annotate.regulation import find_events
from scraper.prose import from_text
from scraper.record import Event


def events(text: str, published: date | None = None) -> list[Event]:
    prose = from_text(text, published=published)
    return [found.event for found in find_events(prose, find_organisations(prose))]


def ratings(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(e.key_question, e.from_rating, e.to_rating) for e in events(text)]


def test_a_shared_transition_reaches_the_questions_of_the_second_clause() -> None:
    text = "The overall rating of Elm Lodge fell from good to inadequate, as did the ratings for safe and well-led."
    assert ratings(text) == [(q, "good", "inadequate") for q in ("overall", "safe", "well-led")]


def test_a_distributed_list_gives_each_question_its_own_level() -> None:
    text = (
        "Elm Lodge was rated inadequate for safe and well-led, requires improvement for caring and good for effective."
    )
    assert ratings(text) == [
        ("safe", None, "inadequate"),
        ("well-led", None, "inadequate"),
        ("caring", None, "requires improvement"),
        ("effective", None, "good"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The report praised 'outstanding' staff and good food at Elm Lodge.",
        "Across England, 20% of homes are rated good by the CQC.",
        "If you do not improve you will be placed in special measures, the CQC told Elm Lodge.",
        "Services are rated from inadequate to outstanding by the CQC.",
    ],
)
def test_rating_words_in_other_uses_are_no_events(text: str) -> None:
    assert events(text) == []


def test_relative_dates_are_read_from_the_day_of_publication() -> None:
    text = "Elm Lodge was rated good after an inspection by the CQC in February."
    (event,) = events(text, date(2025, 6, 3))
    assert (event.inspected, event.inspected_precision) == ("2025-02", "month")
    (undated,) = events(text)
    assert undated.inspected is None


def test_the_fine_is_told_apart_from_the_total() -> None:
    text = (
        "Oak Care Ltd was ordered to pay a total of £61,170 after it was prosecuted by the CQC. "
        "Oak Care Ltd was fined £50,000, with £11,000 costs and a £170 victim surcharge."
    )
    (event,) = events(text)
    assert event.action == "prosecution"
    assert event.amount is not None
    assert (event.amount.value, event.amount.currency, event.amount.kind) == (50000.0, "GBP", "fine")


def test_evidence_points_into_the_text() -> None:
    text = "Elm Lodge news\n\nElm Lodge was placed in special measures by the CQC."
    (event,) = events(text)
    assert event.evidence is not None
    assert [text[a:b] for a, b in event.evidence] == ["Elm Lodge was placed in special measures by the CQC."]
