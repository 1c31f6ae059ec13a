from __future__ import annotations

import pytest

from scraper.annotate.quotes.names import find_names


def kinds(text: str) -> list[tuple[str, str]]:
    return [(name.kind, name.text) for name in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However Ann Vale said", [("person", "Ann Vale")]),
        ("Dr Vale said", [("person", "Vale")]),
        ("Harbour and Moor NHS Trust said", [("organisation", "Harbour and Moor NHS Trust")]),
        ("Royal College of Ward Medicine", [("organisation", "Royal College of Ward Medicine")]),
        ("Oak Care Jo Bell said", [("organisation", "Oak Care"), ("person", "Jo Bell")]),
        ("Ann Vale and Tom Reed said", [("person", "Ann Vale"), ("person", "Tom Reed")]),
        ("Willow Brook care home said", [("organisation", "Willow Brook")]),
        ("Steve Grange, chief executive, said", [("person", "Steve Grange")]),
        ("Victoria Grange, run by a charity, said", [("organisation", "Victoria Grange")]),
        ("CQC Chief Inspector Ann Vale", [("organisation", "CQC"), ("person", "Ann Vale")]),
        ("Professor Sir Tom Reed", [("person", "Tom Reed")]),
        ("Jo March said in March 2020", [("person", "Jo March")]),
        ("Arrangements made at night failed", []),
        ("AN ISLAND'S only home", []),
        ("Nurses' Federation", [("organisation", "Nurses' Federation")]),
        ("Ein Mann blieb im Heim bei Anna Vogler", [("person", "Anna Vogler")]),
        ("Oakshire and Vale of Elm Health Board", [("organisation", "Oakshire and Vale of Elm Health Board")]),
    ],
)
def test_persons_and_organisations_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_a_name_that_is_a_place_once_is_one_everywhere() -> None:
    text = "Maple Reach care home is shut. Families said Maple Reach was kind."
    assert [kind for kind, _ in kinds(text)] == ["organisation", "organisation"]
