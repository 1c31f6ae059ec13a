"""Scores both halves of the quote corpus: `python -m tests.bench.quotes [dev|test] [--misses N]`."""

from __future__ import annotations

import argparse
import time

from scraper.annotate.quotes import find_quotes
from scraper.prose import Prose, from_text
from tests.quotes.corpus import Story, stories
from tests.quotes.score import Scores, score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs="*", default=["dev", "test"])
    parser.add_argument("--misses", type=int, default=10)
    options = parser.parse_args()
    for half in options.halves:
        texts = list(stories(half))
        # The test half is not read while tuning: only its totals are printed unless it is asked for alone.
        misses = options.misses if half == "dev" or options.halves == ["test"] else 0
        _print_scores(half, texts, score(texts), misses)


def _print_scores(half: str, texts: list[Story], scores: Scores, misses: int) -> None:
    print(f"{half}: {len(texts)} texts, {scores.quotes.wanted} quotes, {scores.segments.wanted} segments")
    for name, value in scores.table().items():
        print(f"  {name:<14}{value:6.3f}")
    print(f"  {'texts/s':<14}{_texts_per_second(texts):6.0f}")
    if misses:
        print("  patterns: " + ", ".join(f"{n} {t.right}/{t.wanted}" for n, t in sorted(scores.patterns.items())))
    for miss in scores.misses[:misses]:
        print(f"  - {miss}")


def _texts_per_second(texts: list[Story]) -> float:
    """The best of three rounds over the texts, each cut to 2,000 characters."""
    proses = [from_text(story.text[:2000]) for story in texts]
    return len(proses) / min(_seconds(proses) for _ in range(3))


def _seconds(proses: list[Prose]) -> float:
    start = time.perf_counter()
    for prose in proses:
        find_quotes(prose)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
