"""Events of short invented texts, one rule each."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from scraper.annotate.organisations import find_organisations
from scraper.annotate.regulation import find_events
from scraper.prose import Prose, from_text
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


def test_a_headline_counts_without_a_span() -> None:
    (found,) = find_events(Prose("", (), headline="Elm Lodge rated inadequate by the CQC"), ())
    assert (found.event.to_rating, found.event.evidence) == ("inadequate", None)


def test_teasers_and_captions_state_nothing() -> None:
    text = "The CQC has a new chair.\n\nPhoto: Elm Lodge, rated inadequate (c) Jo Reed\n\nThe chair starts in May."
    assert events(text) == []


def test_a_text_without_end_stays_affordable() -> None:
    text = "Elm Lodge was rated good by the CQC and " * 500
    assert {event.to_rating for event in events(text)} == {"good"}


def test_the_trust_rating_is_not_taken_from_a_key_question() -> None:
    text = (
        "Trust downgraded from good to requires improvement\n\n"
        "Elmshire NHS Foundation Trust has been downgraded by the CQC for well-led from good to requires improvement."
    )
    assert ratings(text) == [("well-led", "good", "requires improvement")]


def test_who_leaves_special_measures_was_put_there_before() -> None:
    text = (
        "Elm Surgery was placed in special measures by the CQC. It has improved and was removed from special measures."
    )
    assert [(e.stage, e.background) for e in events(text)] == [("imposed", True), ("lifted", False)]


def test_two_bodies_in_one_list_have_an_event_each() -> None:
    text = "Elm Lodge and Oak Court were rated inadequate by the CQC."
    assert [e.subject and e.subject.name for e in events(text)] == ["Elm Lodge", "Oak Court"]


@pytest.mark.parametrize(
    "sentence",
    [
        "CQC rated Elm House inadequate.",
        "CQC rated Elm{} House inadequate.",
        "The home was rated inadequate by the CQC.",
    ],
)
def test_long_articles_cost_in_proportion(sentence: str) -> None:
    few, many = (_calls(" ".join(sentence.format(f"abcdefgh{i}x") for i in range(size))) for size in (150, 600))
    assert many < 6 * few  # four times the text; sixteen times the work if every name met every other


def _calls(text: str) -> int:
    """How many functions are called to read the events of a text: work that no busy machine can falsify."""
    prose = from_text(text)
    organisations = find_organisations(prose)
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event.endswith("call")

    sys.setprofile(count)
    try:
        find_events(prose, organisations)
    finally:
        sys.setprofile(None)
    return calls
