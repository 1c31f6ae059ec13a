"""Time stays linear: eight times the text takes about eight times as long, whatever it is full of."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from scraper.annotate.quotes import find_quotes
from scraper.prose import from_text

SURNAMES = [a + b + c for a in "BDFGHJKLMN" for b in ("ar", "el", "io", "un") for c in "bdgklmnprt"]

PILES: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“ " * n,
    "speakers": lambda n: "\n".join(f"“It hurts a lot,” said Ann {SURNAMES[i % 400]}{i}." for i in range(n)),
    "pronouns": lambda n: "Ann Vale and Tom Reed met.\n" + "She said it was “really grim”.\n" * n,
    "posts": lambda n: "The manager sat. The nurse stood.\n" * n + "The owner said it was “really grim”.",
    "spokespeople": lambda n: "The spokesperson said it was “really grim”.\n" * n,
    "names": lambda n: ", ".join(f"Ann {SURNAMES[i % 400]}{i}" for i in range(n)) + " said it was “really grim”.",
    "bodies": lambda n: " met ".join(f"{SURNAMES[i % 400]}{i} Trust" for i in range(n)) + " said it was “grim”.",
    "headlines": lambda n: "\n".join(f"‘Grim {i} and cold’, says boss" for i in range(n)) + "\nIt ended.",
    "one sentence": lambda n: "he said “grim and cold” and " * n + "left.",
    "verbs": lambda n: "said " * n + "“grim and cold”.",
}


@pytest.mark.parametrize("pile", PILES)
def test_eight_times_the_text_takes_about_eight_times_as_long(pile: str) -> None:
    few, many = (min(_seconds(PILES[pile](n)) for _ in range(2)) for n in (200, 1600))
    assert many < 24 * few + 0.05  # 64 times where time grows with the square


def _seconds(text: str) -> float:
    prose = from_text(text)
    start = time.process_time()
    find_quotes(prose)
    return time.process_time() - start
