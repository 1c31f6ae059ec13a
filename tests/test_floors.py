"""Quality on real pages does not sink unnoticed."""

import pytest

from tests.bench import floors

SCORES = {"refused": 0, "body elm f1": 0.95, "parts teaser_date_false": 0.01}


def test_no_score_is_below_its_floor():
    if not floors.BENCH.is_dir():
        pytest.skip("the pages to measure on are not kept with the project")
    known = floors.load()
    if known["corpus"] != floors.corpus():
        pytest.skip("these pages are not the ones that the floors were measured on")
    assert floors.losses(known["floors"], floors.measure()) == []


@pytest.mark.parametrize(
    ("name", "score"), [("refused", 1), ("body elm f1", 0.94), ("parts teaser_date_false", 0.02), ("body elm f1", None)]
)
def test_a_worse_score_is_a_loss(name, score):
    today = {**SCORES, name: score} if score is not None else {key: SCORES[key] for key in SCORES if key != name}
    assert floors.losses(SCORES, today) == [(name, SCORES[name], score)]


def test_a_better_score_is_none():
    assert floors.losses(SCORES, {"refused": 0, "body elm f1": 0.96, "parts teaser_date_false": 0, "new": 1}) == []


def test_a_floor_is_not_lowered_by_the_way(tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    monkeypatch.setattr(floors, "corpus", lambda: "these pages")
    floors.update(SCORES, allow_regression=False)
    with pytest.raises(SystemExit, match=r"body elm f1: 0\.9 \(floor 0\.95\)"):
        floors.update({**SCORES, "body elm f1": 0.9}, allow_regression=False)
    assert floors.load()["floors"] == SCORES
    floors.update({**SCORES, "body elm f1": 0.9}, allow_regression=True)
    assert floors.load()["floors"]["body elm f1"] == 0.9
