"""The demonstration: a scheduled run over an invented news site on loopback, and what it leaves for whom."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.site import SITE, serve

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out"
SETTINGS = """\
[carewire]
store = "sqlite:///{out}/carewire.db"
min_interval_seconds = 0.02
allow_private = true

[[source]]
id = "ward-round"
name = "Ward Round"
kind = "trade"
feeds = ["{base}/feed.xml"]
sitemaps = ["{base}/sitemap.xml"]
listings = ["{base}/news"]
"""


def main() -> None:
    OUT.mkdir(exist_ok=True)
    for store in OUT.glob("carewire.db*"):
        store.unlink()  # the site answers at another port each time: a second run would find twenty new articles
    settings = OUT / "carewire.toml"
    with serve() as base:
        settings.write_text(SETTINGS.format(out=OUT.as_posix(), base=base), "utf-8")
        print(
            f"An invented news site answers at {base}. One run over its feed, sitemaps and listing pages:", flush=True
        )
        _carewire("run", "--config", settings, "--source", "ward-round")
    _carewire("export", "--config", settings, "--format", "jsonl", "-o", OUT / "records.jsonl")
    _carewire("report", "--config", settings, "-o", OUT / "report")
    _carewire("parse", SITE / "seed-like-well-led" / "page.html", "-o", OUT / "one-page.json")
    carewire = f"{_near(Path(sys.executable))} cli.py"
    print(f"""
The records are in {_near(OUT / "records.jsonl")}, one a line; one page alone in {_near(OUT / "one-page.json")};
pages to read in {_near(OUT / "report" / "index.html")}. Next:
  {carewire} search --config {_near(settings)} "well-led"
  {carewire} parse {_near(SITE / "seed-like-well-led" / "page.html")}""")


def _near(path: Path) -> str:
    """As it is typed from the folder where `make` runs."""
    return os.path.relpath(path)


def _carewire(*arguments: object) -> None:
    """A run in which single pages fail ends with 1, and has said so on stderr."""
    command = [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)]
    if subprocess.run(command, check=False).returncode not in (0, 1):
        sys.exit("the demonstration failed")


if __name__ == "__main__":
    main()
