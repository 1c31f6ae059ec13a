"""Scores of the events corpus: `python -m tests.bench.events`, with `all` to see every miss of the dev half."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable

from scraper.annotate.organisations import find_organisations
from scraper.annotate.regulation import find_events
from tests.regulation.corpus import FIELDS, MEASURES, Expected, Passage, Score, Tally, as_expected, pair, passages

Read = list[tuple[Passage, list[Expected]]]


def main(misses: int) -> None:
    halves = {
        half: [(p, [as_expected(found) for found in p.found()]) for p in passages(half)] for half in ("dev", "test")
    }
    for half, read in halves.items():
        print(f"\n{half}: {len(read)} texts, {sum(len(passage.events) for passage, _ in read)} events")
        _print_score(read)
        _print_tallies("by family", _tallies(read, lambda passage, _: passage.name.split("/")[0]))
        _print_tallies("by pattern", _tallies(read, lambda _, event: event.rule))
    print(f"\nworst of dev ({misses} at most)")
    print("\n".join(_misses(halves["dev"])[:misses]))
    _print_speed()


def _print_score(read: Read) -> None:
    score = Score()
    for passage, found in read:
        score.add(passage, found)
    for name, tally in score.tallies.items():
        print(f"  {name:14} F1 {tally.f1:.3f}   right {tally.right} missed {tally.missed} wrong {tally.wrong}")
    for name, (right, total) in score.fields.items():
        print(f"  {name:14} {right / total:.3f}      {right} of {total}")
    print(f"  from texts without events: {score.from_traps}")


def _tallies(read: Read, key: Callable[[Passage, Expected], str]) -> dict[str, Tally]:
    """What was found, right or wrong, by a key of the found event."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for passage, found in read:
        right, _, wrong = _judged(passage, found)
        for event in right:
            tallies[key(passage, event)].right += 1
        for event in wrong:
            tallies[key(passage, event)].wrong += 1
    return tallies


def _print_tallies(title: str, tallies: dict[str, Tally]) -> None:
    by_size = sorted(tallies.items(), key=lambda item: -item[1].right)
    print(f"  {title}, right/found: " + ", ".join(f"{name} {t.right}/{t.right + t.wrong}" for name, t in by_size))


def _judged(passage: Passage, found: list[Expected]) -> tuple[list[Expected], list[Expected], list[Expected]]:
    """Found and right, expected and missed, found and wrong."""
    right: list[Expected] = []
    missed: list[Expected] = []
    for name, (family, same) in MEASURES.items():
        if name == "rating loose":
            continue
        wanted = [event for event in passage.events if event.family == family]
        pairs = pair(wanted, [event for event in found if event.family == family], same)
        right += [got for _, got in pairs]
        missed += [event for event in wanted if not event.optional and event not in [one for one, _ in pairs]]
    return right, missed, [event for event in found if event not in right]


def _misses(read: Read) -> list[str]:
    """Passages with the most mistakes first: `-` missed, `+` wrong, and fields of events that were found."""
    blocks = []
    for passage, found in read:
        _, missed, wrong = _judged(passage, found)
        lines = [f"    - {_show(event)}" for event in missed] + [f"    + {_show(event)}" for event in wrong]
        lines += _wrong_fields(passage, found)
        if lines:
            blocks.append((len(lines), "\n".join((f"  {passage.name}", *lines))))
    return [text for _, text in sorted(blocks, key=lambda block: -block[0])]


def _wrong_fields(passage: Passage, found: list[Expected]) -> Iterable[str]:
    pairs = pair(list(passage.events), found, lambda a, b: (a.family, a.what, a.to) == (b.family, b.what, b.to))
    for wanted, got in pairs:
        for name in FIELDS:
            if getattr(wanted, name) != getattr(got, name):
                yield f"    {wanted.what}: {name} is {getattr(wanted, name)}, not {getattr(got, name)}"


def _show(event: Expected) -> str:
    change = (
        f"{event.old} > {event.to}" if event.family in ("rating", "outcome") else f"{event.stage} {event.amount or ''}"
    )
    return f"{event.subject} [{event.level}] {event.what}: {change}{' background' if event.background else ''}"


def _print_speed() -> None:
    texts = [passage.prose for half in ("dev", "test") for passage in passages(half)]
    ready = [(prose, find_organisations(prose)) for prose in texts]
    words = sum(len(prose.text.split()) for prose in texts)
    seconds = min(_timed(lambda: [find_events(*one) for one in ready]) for _ in range(5))
    print(f"\n{len(texts) / seconds:.0f} texts/s, {words / len(texts):.0f} words each, all but a few hold events")


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main(1000 if "all" in sys.argv else 10)
