"""Bodies, ours beside the peers' on the same pages: `python -m tests.bench.pages [--worst N] [--recorded]`.

By group of pages, with the worst and what each lacks or has too much of. Real pages where they are at hand, then also
the other fields and the speed as the script beside them prints them; else the invented ones.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from itertools import groupby

from scraper import ScraperError, parse_html
from tests.bench import peers
from tests.bench.corpus import Sample, invented, samples
from tests.bench.floors import BENCH, ROOT
from tests.bench.shingles import Score, best, shingles, summary

_SHOWN = 70
"""Characters of a paragraph."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=5, help="pages to name in each group")
    parser.add_argument("--recorded", action="store_true", help="do not run the peers; show what is on record of them")
    options = parser.parse_args()
    pages = (samples() if BENCH.is_dir() else []) + invented()
    readings = peers.Readings({}, {}) if options.recorded else peers.read_all(pages)
    for group, members in groupby(pages, key=lambda sample: sample.group):
        _print_group(group, list(members), readings.bodies, options.worst)
    for name, time in sorted(readings.times.items(), key=lambda each: each[1]):
        print(f"{name:<26}{time:5.1f} x a bare lxml parse")
    sys.stdout.flush()
    if BENCH.is_dir():
        subprocess.run([sys.executable, str(BENCH / "run.py"), "--only", "meta,parts,speed"], cwd=ROOT, check=True)


def _print_group(group: str, pages: list[Sample], others: dict[str, dict[str, str]], worst: int) -> None:
    bodies = {page.key: _body(page) for page in pages}
    print(f"\nbody {group}, {len(pages)} pages")
    print("  {:<26}f1 {:.3f}  precision {:.3f}  recall {:.3f}".format("carewire", *summary(_scores(pages, bodies))))
    found = {name: summary(_scores(pages, theirs)).f1 for name, theirs in others.items()}
    for name, f1 in sorted((_recorded(group) | found).items(), key=lambda each: -each[1]):
        print(f"  {name:<26}f1 {f1:.3f}{'' if name in found else '  (on record)'}")
    scored = sorted(zip(_scores(pages, bodies), pages, strict=True), key=lambda each: each[0].f1)
    for score, page in scored[:worst]:
        _print_page(page, score, bodies[page.key])
    print()


def _scores(pages: list[Sample], bodies: dict[str, str]) -> list[Score]:
    return [best(page.variants, bodies[page.key]) for page in pages]


def _body(sample: Sample) -> str:
    try:
        return parse_html(sample.html(), url=sample.url).body.text
    except ScraperError:
        return ""


def _recorded(group: str) -> dict[str, float]:
    """What a file beside the pages says of the peers."""
    record = BENCH / "peers.json"
    known = json.loads(record.read_text("utf-8")) if record.exists() else {}
    return {
        f"{name} (recorded)": peer[f"body {group}"]["f1"] for name, peer in known.items() if f"body {group}" in peer
    }


def _print_page(page: Sample, score: Score, body: str) -> None:
    precision, recall = ("none" if part is None else f"{part:.2f}" for part in score)
    print(f"  - {page.key}: precision {precision}, recall {recall}")
    gold = max(page.variants, key=lambda variant: best([variant], body).f1)
    for word, paragraph in (("lacks", _strangest(gold, body)), ("has", _strangest(body, gold))):
        if paragraph:
            print(f"      {word}: {paragraph[:_SHOWN]}")


def _strangest(text: str, other: str) -> str | None:
    """The paragraph with most words that the other text has not."""
    known = shingles(other)
    strange = {line: sum(run not in known for run in shingles(line)) for line in _paragraphs(text)}
    return max((line for line in strange if strange[line]), key=lambda line: strange[line], default=None)


def _paragraphs(text: str) -> Iterable[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


if __name__ == "__main__":
    main()
