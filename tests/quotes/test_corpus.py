"""The corpus keeps the quality that was reached: `floors.json` may be raised, never quietly lowered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quotes.corpus import read_story, stories
from tests.quotes.score import score

FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
MOST_SCARES_TAKEN = 0.05


@pytest.mark.parametrize("half", ["dev", "test"])
def test_scores_stay_above_their_floors(half: str) -> None:
    table = score(stories(half)).table()
    below = {name: table[name] for name, floor in FLOORS[half].items() if table[name] < floor}
    assert not below
    assert table["scares_taken"] <= MOST_SCARES_TAKEN


def test_labels_are_taken_out_of_the_text() -> None:
    story = read_story(
        "x", "patterns: colon\n@a person: Ann Vale | nurse | \n\nAnn said: “{a:Hello.}”\n“{+:Bye.}” ({~:good})\n"
    )
    assert story.text == "Ann said: “Hello.”\n“Bye.” (good)"
    first, second = story.labels
    assert [story.text[slice(*span)] for span in first.spans] == ["Hello.", "Bye."]
    assert first.who is not None
    assert first.who.names == ("Ann Vale",)
    assert second.who is None
