"""Scores of the events corpus, both halves: `python -m tests.bench.events`; `--misses all` shows every miss of dev."""

from __future__ import annotations

import sys
import time
from collections import defaultdict

from tests.regulation.corpus import _MEASURES, Expected, Passage, Score, Tally, as_expected, pair, passages


def main(misses: int) -> None:
    for half in ("dev", "test"):
        read = [(passage, [as_expected(f.event) for f in passage.found()]) for passage in passages(half)]
        print(f"\n{half}: {len(read)} texts, {sum(len(p.events) for p, _ in read)} events")
        _print_score(read)
        _print_families(read)
    dev = [(passage, [as_expected(f.event) for f in passage.found()]) for passage in passages("dev")]
    print(f"\nworst of dev ({misses} at most)")
    for line in _misses(dev)[:misses]:
        print(line)
    _print_speed()


def _print_score(read: list[tuple[Passage, list[Expected]]]) -> None:
    score = Score()
    for passage, found in read:
        score.add(passage, found)
    for name, tally in score.tallies.items():
        print(f"  {name:14} F1 {tally.f1:.3f}   right {tally.right} missed {tally.missed} wrong {tally.wrong}")
    for name, (right, total) in score.fields.items():
        print(f"  {name:14} {right / total:.3f}      {right} of {total}")
    print(f"  from texts without events: {score.from_traps}")


def _print_families(read: list[tuple[Passage, list[Expected]]]) -> None:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for passage, found in read:
        for name, family, same in _MEASURES:
            if name != "rating loose":
                one = Score()
                one._count(
                    name,
                    [e for e in passage.events if e.family == family],
                    [f for f in found if f.family == family],
                    same,
                )
                tally = tallies[passage.name.split("/")[0]]
                tally.right += one.tallies[name].right
                tally.missed += one.tallies[name].missed
                tally.wrong += one.tallies[name].wrong
    print("  " + "  ".join(f"{family} {tally.f1:.2f}" for family, tally in tallies.items()))


def _misses(read: list[tuple[Passage, list[Expected]]]) -> list[str]:
    """Passages with the most mistakes first, each with what was missed (-) and what was wrong (+)."""
    found_lines: list[tuple[int, str]] = []
    for passage, found in read:
        lines: list[str] = []
        for name, family, same in _MEASURES:
            if name == "rating loose":
                continue
            wanted, got = [e for e in passage.events if e.family == family], [f for f in found if f.family == family]
            pairs = pair(wanted, got, same)
            lines += [f"    - {_show(e)}" for e in wanted if not e.optional and e not in [w for w, _ in pairs]]
            lines += [f"    + {_show(e)}" for e in got if e not in [g for _, g in pairs]]
        for wanted_one, got_one in pair(
            list(passage.events), found, lambda a, b: a.family == b.family and a.what == b.what and a.to == b.to
        ):
            lines += [
                f"    {name}: {getattr(wanted_one, name)} not {getattr(got_one, name)} ({wanted_one.what})"
                for name in ("regulator", "level", "background", "inspected", "amount")
                if getattr(wanted_one, name) != getattr(got_one, name)
            ]
        if lines:
            found_lines.append((len(lines), "\n".join((f"  {passage.name}", *lines))))
    return [text for _, text in sorted(found_lines, key=lambda pair: -pair[0])]


def _show(e: Expected) -> str:
    change = f"{e.old} > {e.to}" if e.family in ("rating", "outcome") else f"{e.stage} {e.amount or ''}"
    return f"{e.subject} [{e.level}] {e.what}: {change}{' background' if e.background else ''}"


def _print_speed() -> None:
    texts = [passage for half in ("dev", "test") for passage in passages(half)]
    words = sum(len(passage.prose.text.split()) for passage in texts)
    start = time.perf_counter()
    for passage in texts:
        passage.found()
    seconds = time.perf_counter() - start
    milliseconds = seconds / words * 500 * 1000
    print(f"\n{len(texts) / seconds:.0f} texts/s, {milliseconds:.2f} ms per 500 words (organisations included)")


if __name__ == "__main__":
    main(1000 if "all" in sys.argv else 10)
