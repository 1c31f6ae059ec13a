"""How well health bodies are recognised: `python -m tests.bench.organisations` scores both halves, with every miss."""

from __future__ import annotations

import timeit
from dataclasses import dataclass

from scraper.annotate.organisations import find_mentions
from scraper.prose import from_text
from tests.organisations.marked import Passage, passages


@dataclass
class Score:
    gold: int = 0
    found: int = 0
    both: int = 0
    coded: int = 0
    given: int = 0
    right: int = 0

    def add(self, passage: Passage) -> list[str]:
        """Counts one passage; returns its misses."""
        prose = from_text(passage.text, published=passage.published)
        found = {(m.start, m.end): m.organisation.code for m in find_mentions(prose)}
        self.gold += len(passage.codes)
        self.found += len(found)
        self.both += len(found.keys() & passage.codes.keys())
        self.coded += sum(code is not None for code in passage.codes.values())
        self.given += sum(code is not None for code in found.values())
        self.right += len(
            {k for k, code in found.items() if code} & {k for k, c in passage.codes.items() if c == found.get(k)}
        )
        return [
            f"  {passage.text[a:b]!r}: {passage.codes.get((a, b), 'nothing')} → {found.get((a, b), 'nothing')}"
            for a, b in sorted(found.keys() | passage.codes.keys())
            if found.get((a, b), "nothing") != passage.codes.get((a, b), "nothing")
        ]

    def __str__(self) -> str:
        return (
            f"mentions P {self.both / self.found:.3f} R {self.both / self.gold:.3f} of {self.gold}"
            f" | codes right when given {self.right / self.given:.3f}, wrong {self.given - self.right} of {self.given},"
            f" found {self.right / self.coded:.3f} of {self.coded}"
        )


def main() -> None:
    for half in ("dev", "test"):
        score, corpus = Score(), list(passages(half))
        misses = [miss for passage in corpus for miss in score.add(passage)]
        print(f"{half}: {len(corpus)} passages | {score}", *misses, sep="\n")
    print(f"{_milliseconds(500):.2f} ms for 500 words, every sentence of them about health bodies")


def _milliseconds(words: int) -> float:
    text = "\n".join(passage.text for passage in passages("dev"))
    prose = from_text(" ".join(text.split(" ")[:words]))
    return min(timeit.repeat(lambda: find_mentions(prose), number=20, repeat=5)) / 20 * 1000


if __name__ == "__main__":
    main()
