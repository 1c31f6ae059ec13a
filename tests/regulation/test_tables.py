"""The taxonomies hold together."""

from __future__ import annotations

import re

import pytest

from scraper.annotate.organisations.gazetteer import shipped
from scraper.annotate.regulation.taxonomy import ranks, rows, words

TABLES = ("regulators", "rating_scales", "key_questions", "enforcement_actions")


@pytest.mark.parametrize("scale", sorted({row["scale"] for row in rows("rating_scales")}))
def test_ranks_run_from_one_without_gaps(scale: str) -> None:
    assert sorted(ranks(scale).values()) == list(range(1, len(ranks(scale)) + 1))


@pytest.mark.parametrize("table", TABLES)
def test_validity_is_a_year_a_month_or_a_day(table: str) -> None:
    for row in rows(table):
        for moment in (row["valid_from"], row["valid_to"]):
            assert re.fullmatch(r"|\d{4}(-\d\d){0,2}", moment)


def test_scales_of_regulators_exist() -> None:
    scales = {row["scale"] for row in rows("rating_scales")}
    assert {row["scale"] for row in rows("regulators") if row["scale"]} <= scales


def test_actions_have_stems_and_known_regulators() -> None:
    regulators = {row["id"] for row in rows("regulators")}
    for row in rows("enforcement_actions"):
        assert words(row["stems"])
        assert not row["regulator"] or row["regulator"] in regulators


def test_who_acts_in_events_is_an_organisation() -> None:
    bodies = {row["id"] for row in shipped("regulators.csv")}
    assert {row["id"] for row in rows("regulators")} - bodies == {"welsh_gov"}
