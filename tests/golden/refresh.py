"""Show what the goldens would become with today's extractor, as a diff; `--write` makes it so.

    python -m tests.golden.refresh [FIXTURE…] [--write]

A field listed in `known_gaps.json` keeps its golden value: it is the truth that the extractor has not reached. Once it
has, the gap is struck from the list.
"""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from scraper.errors import ScraperError
from tests.golden import Golden, goldens, kept

Expectation = tuple[Path, str]
"""A file and what it would say today; nothing when it would go."""


def refreshed(golden: Golden) -> Iterator[Expectation]:
    """Raises ValueError where an article is refused or the other way round: that is for a person to settle."""
    today = golden.today()
    if isinstance(today, ScraperError) == golden.is_article:
        raise ValueError(f"{golden.name}: {today if golden.is_article else 'a record came of it'}")
    if isinstance(today, ScraperError):
        yield golden.folder / "error.json", _text({"code": today.code})
        return
    values, truth = kept(today), golden.record
    open_gaps = {field: why for field, why in golden.gaps.items() if values[field] != truth[field]}
    yield golden.folder / "record.json", _text(values | {field: truth[field] for field in open_gaps})
    yield golden.folder / "known_gaps.json", _text(open_gaps) if open_gaps else ""


def difference(file: Path, text: str) -> str:
    old = file.read_text("utf-8") if file.exists() else ""
    name = f"{file.parent.name}/{file.name}"
    lines = difflib.unified_diff(old.splitlines(), text.splitlines(), name, f"{name} today", lineterm="")
    return "\n".join(lines)


def write(file: Path, text: str) -> None:
    if text:
        file.write_text(text, "utf-8")
    else:
        file.unlink(missing_ok=True)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _chosen(names: Iterable[str]) -> list[Golden]:
    known = {golden.name: golden for golden in goldens()}
    wanted = list(names) or list(known)
    if unknown := [name for name in wanted if name not in known]:
        raise SystemExit(f"no such fixture: {', '.join(unknown)}")
    return [known[name] for name in wanted]


def main() -> None:
    cli = argparse.ArgumentParser(
        prog="python -m tests.golden.refresh", description="Show how the goldens would change."
    )
    cli.add_argument("fixtures", nargs="*", metavar="FIXTURE", help="folders of fixtures/site (default: all)")
    cli.add_argument("--write", action="store_true", help="write the changes; read the diff first")
    args = cli.parse_args()
    for golden in _chosen(args.fixtures):
        try:
            expectations = list(refreshed(golden))
        except ValueError as turned:
            print(turned)
            continue
        for file, text in expectations:
            if changes := difference(file, text):
                print(changes)
                if args.write:
                    write(file, text)


if __name__ == "__main__":
    main()
