"""How bodies are scored."""

from __future__ import annotations

from tests.bench.corpus import invented
from tests.bench.shingles import Score, best, summary

GOLD = "The ward reopens on Monday with nine beds"


def test_the_same_text_fits_wholly():
    assert best([GOLD], GOLD) == Score(1.0, 1.0)


def test_half_the_text_has_all_it_says_and_lacks_the_rest():
    score = best([GOLD], "The ward reopens on Monday")
    assert (score.precision, score.recall) == (1.0, 2 / 5)


def test_the_gold_that_fits_best_counts():
    assert best([GOLD, "The ward reopens on Monday"], "The ward reopens on Monday").f1 == 1.0


def test_no_text_is_judged_by_what_it_lacks():
    assert best([GOLD], "") == Score(None, 0.0)
    assert summary([best([GOLD], "")]).f1 == 0.0


def test_every_invented_page_has_a_gold_body():
    assert all(sample.variants[0] and sample.html() for sample in invented())
