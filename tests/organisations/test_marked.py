import pytest

from tests.bench.organisations import Score
from tests.organisations.marked import passages


@pytest.mark.parametrize("half", ["dev", "test"])
def test_codes_are_right_when_given(half: str) -> None:
    score = Score()
    for passage in passages(half):
        score.add(passage)
    assert score.right / score.given >= 0.99
    assert score.right / score.coded >= 0.97
    assert score.both / score.found >= 0.95
    assert score.both / score.gold >= 0.95
