"""The demonstration: serve the invented news site on loopback, fetch its articles as a guest would, keep the JSON."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.site import folders, serve
from tests.site import pages as site_pages

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out"


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with serve() as base:
        urls = [base + path for path, folder in site_pages().items() if not (folder / "error.json").exists()]
        print(f"Serving {len(folders())} pages of an invented news site at {base}")
        config = OUT / "carewire.toml"
        config.write_text("[carewire]\nmin_interval_seconds = 0.05\nallow_private = true\n", "utf-8")
        _carewire("get", "--config", str(config), "--jsonl", "-o", str(OUT / "records.jsonl"), *urls)
        _carewire("parse", str(ROOT / "fixtures/site/seed-like-well-led/page.html"))
    print(f"{len(urls)} records are in {OUT.relative_to(ROOT) / 'records.jsonl'}, one a line")


def _carewire(*arguments: str) -> None:
    subprocess.run([sys.executable, str(ROOT / "cli.py"), *arguments], check=True)


if __name__ == "__main__":
    main()
