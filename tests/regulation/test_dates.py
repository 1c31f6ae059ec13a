from __future__ import annotations

from datetime import date

import pytest

from scraper.annotate.regulation.dates import moments, visits

PUBLISHED = date(2025, 3, 20)


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("in February this year", "2025-02", "month"),
        ("in November", "2024-11", "month"),
        ("in July last year", "2024-07", "month"),
        ("between 6 and 9 January 2025", "2025-01-06", "day"),
        ("on 14 and 15 January", "2025-01-14", "day"),
        ("on October 11", "2024-10-11", "day"),
        ("last autumn", "2024-09", "season"),
        ("last week", "2025-03", "month"),
        ("on Tuesday", "2025-03-18", "day"),
        ("two months ago", "2025-01", "month"),
        ("in 2019", "2019", "year"),
    ],
)
def test_moments_are_read_from_the_day_of_publication(text: str, iso: str, precision: str) -> None:
    assert [(m.iso, m.precision) for m in moments(text, PUBLISHED)] == [(iso, precision)]


@pytest.mark.parametrize("text", ["in February", "last autumn", "last week", "on 14 January"])
def test_what_cannot_be_resolved_is_left_out(text: str) -> None:
    assert moments(text, None) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("The home was inspected in January 2025.", "2025-01"),
        ("In January 2025 inspectors visited the home.", "2025-01"),
        ("The report, published in January 2025, followed an inspection.", None),
    ],
)
def test_only_dates_of_inspections_are_visits(text: str, iso: str | None) -> None:
    found = [visit.moment.iso for visit in visits(text, moments(text, PUBLISHED))]
    assert found == ([iso] if iso else [])


def test_an_earlier_inspection_is_told_apart() -> None:
    text = "At its previous inspection in May 2022 the home did well."
    (visit,) = visits(text, moments(text, PUBLISHED))
    assert visit.previous
