"""Work stays linear: four times the text is about four times the work, whatever it is full of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scraper.annotate.quotes import find_quotes
from scraper.prose import from_text
from tests.effort import effort

FEW = 250

SURNAMES = [a + b + c for a in "BDFGHJKLMN" for b in ("ar", "el", "io", "un") for c in "bdgklmnprt"]

PILES: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“ " * n,
    "speakers": lambda n: "\n".join(f"“It hurts a lot,” said Ann {SURNAMES[i % 400]}{i}." for i in range(n)),
    "pronouns": lambda n: "Ann Vale and Tom Reed met.\n" + "She said it was “really grim”.\n" * n,
    "posts": lambda n: "The manager sat. The nurse stood.\n" * n + "The owner said it was “really grim”.",
    "spokespeople": lambda n: "The spokesperson said it was “really grim”.\n" * n,
    "names": lambda n: ", ".join(f"Ann {SURNAMES[i % 400]}{i}" for i in range(n)) + " said it was “really grim”.",
    "bodies": lambda n: " met ".join(f"{SURNAMES[i % 400]}{i} Trust" for i in range(n)) + " said it was “grim”.",
    "capitals": lambda n: f"“{'NHS ' * n}”",
    "headlines": lambda n: "\n".join(f"‘Grim {i} and cold’, says boss" for i in range(n)) + "\nIt ended.",
    "words in quotation marks": lambda n: "'grim' " * n,
    "one sentence": lambda n: "he said “grim and cold” and " * n + "left.",
    "verbs": lambda n: "said " * n + "“grim and cold”.",
}


@pytest.mark.parametrize("pile", PILES)
def test_four_times_the_text_is_about_four_times_the_work(pile: str) -> None:
    few, many = (effort(read(pile, count)) for count in (FEW, 4 * FEW))
    assert many < 6 * few  # 16 times where it grows with the square


def read(pile: str, count: int) -> Callable[[], object]:
    """Ready to be run: a text with so many of them."""
    prose = from_text(PILES[pile](count))
    return lambda: find_quotes(prose)
