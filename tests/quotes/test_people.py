from __future__ import annotations

import pytest

from scraper.annotate.quotes.cast import Cast
from scraper.annotate.quotes.narration import narrate
from scraper.annotate.quotes.people import gather_cast
from scraper.prose import from_text


def cast(text: str, *around: str) -> Cast:
    return gather_cast(narrate(from_text(text), []), around)


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Ann Vale, chief nurse at Elm Trust, said", "chief nurse", "Elm Trust"),
        ("Elm Trust chief nurse Ann Vale said", "chief nurse", "Elm Trust"),
        ("Chief nurse, Ann Vale said", "Chief nurse", None),
        ("Chief executive of Elm Trust, Ann Vale, said", "Chief executive", "Elm Trust"),
        ("Ann Vale, who became chief nurse of Elm Trust in May, said", "chief nurse", "Elm Trust"),
        ("Ann Vale (chief nurse, Elm Trust) said", "chief nurse", None),
        ("Elm Trust's Ann Vale said", None, "Elm Trust"),
        ("Ann Vale, for the NMC, said", None, "NMC"),
        ("Ann Vale, whose mother died, said", None, None),
        ("In a letter to the chief executive, Ann Vale said", None, None),
    ],
)
def test_a_post_is_found_on_either_side_of_the_name(text: str, role: str | None, organisation: str | None) -> None:
    (person,) = cast(text).people
    assert (person.name, person.role, person.organisation) == ("Ann Vale", role, organisation)


def test_later_forms_lead_to_the_full_name() -> None:
    text = "Ann Liddell, chief nurse, met Tom Liddell. Ms Lidell spoke. Mrs Liddell left."
    people = cast(text)
    named = {name.start: people.named(name) for name in narrate(from_text(text), []).names}
    assert [p.name if p else None for p in named.values()] == [
        "Ann Liddell",
        "Tom Liddell",
        "Ann Liddell",
        "Ann Liddell",
    ]


def test_a_role_names_its_holder() -> None:
    people = cast("Ann Vale, deputy director, and Tom Reed, chief executive of Elm Trust, spoke.")
    holder = people.holding("the trust boss", "boss")
    assert holder is not None
    assert holder.name == "Tom Reed"
    assert people.holding("the coroner", "coroner") is None


def test_captions_give_full_names() -> None:
    assert [p.name for p in cast("Mr Eccles spoke.", "Bernard Eccles at the gate").people] == ["Bernard Eccles"]
