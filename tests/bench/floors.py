"""Quality floors: what the extractor has reached on real pages, which a change may raise and never quietly lower.

    python -m tests.bench.floors                                  today's scores beside the floors
    python -m tests.bench.floors --update [--allow-regression]    write them down

The pages are publishers' work and not kept with the project, so the floors are checked only where they are at hand.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"
FILE = Path(__file__).with_name("floors.json")
_PARTS_OF_A_SUM = {"pages", "counts", "precision", "recall", "P", "R"}
"""Precision may be traded for recall; F1 then says whether it was worth it."""

Scores = Mapping[str, float]


class Loss(NamedTuple):
    name: str
    floor: float
    score: float | None


def measure(bench: Path = BENCH) -> dict[str, float]:
    """Today's scores by name (`body scrapinghub f1`), rounded in the direction that is easier to keep."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        command = [sys.executable, str(bench / "run.py"), "--only", "body,meta,parts", "--json", str(out)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return dict(_scores(json.loads(out.read_text("utf-8"))))


def corpus(bench: Path = BENCH) -> str:
    """Digest of the gold: floors of one corpus say nothing about another."""
    gold = b"".join(path.read_bytes() for path in sorted((bench / "gold").rglob("*.json")))
    return hashlib.sha256(gold).hexdigest()[:16]


def losses(floors: Scores, scores: Scores) -> list[Loss]:
    """Where a score is missing or on the wrong side of its floor."""
    return [Loss(name, floor, scores.get(name)) for name, floor in floors.items() if _lost(name, floor, scores)]


def _lost(name: str, floor: float, scores: Scores) -> bool:
    if name not in scores:
        return True
    return scores[name] > floor if is_ceiling(name) else scores[name] < floor


def is_ceiling(name: str) -> bool:
    return name == "refused" or name.endswith("_false") or " false_" in name


def _scores(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    for key, value in tree.items():
        name = f"{prefix}{key}"
        if key in _PARTS_OF_A_SUM or value is None:
            continue
        if isinstance(value, Mapping):
            yield from _scores(value, f"{name} ")
        else:
            score = value[2] if isinstance(value, list) else value  # precision, recall, F1
            yield name, (math.ceil if is_ceiling(name) else math.floor)(score * 1000) / 1000


def load() -> dict[str, object]:
    return json.loads(FILE.read_text("utf-8"))


def update(scores: Scores, *, allow_regression: bool) -> None:
    """Raises SystemExit for a lower score that was not asked for."""
    known = load() if FILE.exists() else {"corpus": corpus(), "floors": {}}
    lost = losses(known["floors"], scores) if known["corpus"] == corpus() else []
    if lost and not allow_regression:
        raise SystemExit(
            "\n".join([*map(_line, lost), "lower than its floor; --allow-regression writes it all the same"])
        )
    FILE.write_text(json.dumps({"corpus": corpus(), "floors": dict(scores)}, indent=2) + "\n", "utf-8")


def _line(loss: Loss) -> str:
    return f"{loss.name}: {loss.score} ({'ceiling' if is_ceiling(loss.name) else 'floor'} {loss.floor})"


def main() -> None:
    cli = argparse.ArgumentParser(prog="python -m tests.bench.floors", description="Quality floors on real pages.")
    cli.add_argument("--update", action="store_true", help="write today's scores as the new floors")
    cli.add_argument("--allow-regression", action="store_true", help="also where they are lower")
    args = cli.parse_args()
    if not BENCH.is_dir():
        raise SystemExit("the pages to measure on are not at hand")
    scores = measure()
    if args.update:
        return update(scores, allow_regression=args.allow_regression)
    floors = load()["floors"]
    for name, score in scores.items():
        print(f"{score:7.3f}  {floors.get(name, math.nan):7.3f}  {name}")
    return None


if __name__ == "__main__":
    main()
