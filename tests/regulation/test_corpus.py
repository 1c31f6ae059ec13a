"""The events corpus as a floor: scores may rise, and must not quietly fall."""

from __future__ import annotations

import pytest

from tests.regulation.corpus import Passage, Score, as_expected, passages

FLOORS = {
    "dev": {"rating strict": 0.98, "rating loose": 0.98, "enforcement": 0.97, "sanction": 0.95, "outcome": 0.95},
    "test": {"rating strict": 0.90, "rating loose": 0.95, "enforcement": 0.88, "sanction": 0.95, "outcome": 0.95},
}
FIELD_FLOORS = {"regulator": 0.99, "level": 0.95, "background": 0.95, "inspected": 0.95, "amount": 0.99}


def score(half: str) -> Score:
    total = Score()
    for passage in passages(half):
        total.add(passage, [as_expected(found) for found in passage.found()])
    return total


@pytest.mark.parametrize("half", FLOORS)
def test_scores_hold(half: str) -> None:
    reached = score(half)
    low = {name: round(t.f1, 3) for name, t in reached.tallies.items() if t.f1 < FLOORS[half][name]}
    low |= {
        name: right / total for name, (right, total) in reached.fields.items() if right / total < FIELD_FLOORS[name]
    }
    assert low == {}


@pytest.mark.parametrize("passage", [*passages("dev"), *passages("test")], ids=lambda passage: passage.name)
def test_evidence_stands_in_the_text(passage: Passage) -> None:
    for found in passage.found():
        assert found.rule
        assert found.event.evidence
        for start, end in found.event.evidence:
            statement = passage.prose.text[start:end]
            assert statement
            assert statement == statement.strip()
