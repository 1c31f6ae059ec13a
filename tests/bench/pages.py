"""Quality on real pages, ours beside the peers': `python -m tests.bench.pages [--worst N]`.

Bodies by page group with the worst pages and what they lack or have too much of, then the other fields and the speed
as the script beside the pages prints them. Skips where the pages are not at hand.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable

from scraper import ScraperError, parse_html
from tests.bench.corpus import Sample, samples, scorer
from tests.bench.floors import BENCH, ROOT

Score = tuple[float | None, float | None]
"""Precision and recall."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=5, help="pages to name in each group")
    options = parser.parse_args()
    if not BENCH.is_dir():
        print("the pages to measure on are not kept with the project")
        return
    scores = {sample: scorer().best(sample.variants, _body(sample)) for sample in samples()}
    for group in sorted({sample.group for sample in scores}):
        _print_group(group, {sample: score for sample, score in scores.items() if sample.group == group}, options.worst)
    sys.stdout.flush()
    subprocess.run([sys.executable, str(BENCH / "run.py"), "--only", "meta,parts,speed"], cwd=ROOT, check=True)


def _body(sample: Sample) -> str:
    try:
        return parse_html(sample.html(), url=sample.url).body.text
    except ScraperError:
        return ""


def _print_group(group: str, scores: dict[Sample, Score], worst: int) -> None:
    ours = scorer().summary(scores)
    print(f"\nbody {group}, {len(scores)} pages")
    print(f"  {'carewire':<24}" + "  ".join(f"{name} {ours[name]:.3f}" for name in ("f1", "precision", "recall")))
    for name, score in _peers(group):
        print(f"  {name:<24}f1 {score:.3f}")
    for sample in sorted(scores, key=lambda sample: scorer().f1(*scores[sample]))[:worst]:
        precision, recall = (f"{part:.2f}" if part is not None else "none" for part in scores[sample])
        print(f"  - {sample.key}: precision {precision}, recall {recall}")


def _peers(group: str) -> Iterable[tuple[str, float]]:
    peers = json.loads((BENCH / "peers.json").read_text("utf-8"))
    found = {name: peer[f"body {group}"]["f1"] for name, peer in peers.items() if f"body {group}" in peer}
    return sorted(found.items(), key=lambda item: -item[1])


if __name__ == "__main__":
    main()
