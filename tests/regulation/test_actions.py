"""What was done, and how far it has got."""

from __future__ import annotations

import pytest

from scraper.annotate.regulation.courts import find_cases
from scraper.annotate.regulation.enforcement import find_actions
from scraper.annotate.regulation.persons import find_person
from scraper.annotate.regulation.sanctions import find_sanctions


@pytest.mark.parametrize(
    ("text", "action", "stage"),
    [
        ("The home was placed in special measures", "special_measures", "imposed"),
        ("The home is to be placed in special measures", "special_measures", "proposed"),
        ("The home remains in special measures", "special_measures", "in_force"),
        ("The home has been taken out of special measures", "special_measures", "lifted"),
        ("It has met the requirements of the warning notice", "warning_notice", "met"),
        ("It is appealing against the cancellation of its registration", "cancellation", "appealed"),
        ("It was served with a section 29A warning notice", "warning_notice_29a", "imposed"),
        ("It has been banned from admitting new residents", "conditions", "imposed"),
    ],
)
def test_entering_staying_and_leaving_differ(text: str, action: str, stage: str) -> None:
    assert [(found.row["action"], found.stage) for found in find_actions(text, title=False)] == [(action, stage)]


@pytest.mark.parametrize(
    "text",
    [
        "If it does not improve it will be placed in special measures",
        "It could be placed in special measures",
        "Special measures means that a service is watched closely",
        "The programme, formerly known as special measures",
    ],
)
def test_what_was_not_done_is_no_action(text: str) -> None:
    assert list(find_actions(text, title=False)) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The trust was fined £1.2 million at the court", [(1_200_000, "fine")]),
        ("It was ordered to pay a total of £41,250 after pleading guilty", [(41_250, "total"), None]),
        ("It was fined £30,000 and ordered to pay £5,000 in costs", [(30_000, "fine")]),
        ("A €900 fine was imposed by the court", [(900, "fine")]),
        ("Providers can be fined up to £4,000", []),
    ],
)
def test_fines_are_told_from_totals_and_costs(text: str, amounts: list[tuple[float, str] | None]) -> None:
    found = [case.amount and (case.amount.value, case.amount.kind) for case in find_cases(text)]
    assert found == amounts


@pytest.mark.parametrize(
    ("text", "regulator", "expected"),
    [
        ("The nurse has been struck off", "nmc", [("striking_off", "imposed")]),
        ("The doctor has been struck off", "mpts", [("erasure", "imposed")]),
        ("The doctor avoided being struck off", "mpts", []),
        ("She was suspended for six months by her employer", "nmc", []),
        ("The suspension order has been lifted", "nmc", [("suspension", "lifted")]),
        ("He was cleared of misconduct", "nmc", [("no_further_action", "imposed")]),
    ],
)
def test_sanctions(text: str, regulator: str, expected: list[tuple[str, str]]) -> None:
    assert [(s.action, s.stage) for s in find_sanctions(text, regulator)] == expected


def test_the_registrant_is_not_the_panel_chair() -> None:
    texts = [
        "Panel chair Denis Orme said it was serious.",
        "Lorna Tippett, 40, took codeine.",
        "Miss Tippett resigned.",
    ]
    assert find_person(texts, frozenset()) == "Lorna Tippett"
