"""The quality benchmarks one after the other: `python -m tests.bench`; each also runs alone."""

from __future__ import annotations

import subprocess
import sys

QUALITY = ("pages", "quotes", "events", "organisations")


def main() -> None:
    for name in QUALITY:
        print(f"\n== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=True)


if __name__ == "__main__":
    main()
