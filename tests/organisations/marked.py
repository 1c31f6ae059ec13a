"""The marked passages of fixtures/organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "fixtures" / "organisations"
_MARK = re.compile(r"\{([^:{}]+):([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    published: date | None
    codes: dict[tuple[int, int], str | None]
    """Span of every mention to its code."""


def passages(half: str) -> Iterator[Passage]:
    """`half` is `dev` or `test`."""
    for block in (FOLDER / f"{half}.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        published = date.fromisoformat(lines.pop(0)[2:]) if lines and lines[0].startswith("@ ") else None
        if lines:
            yield _unmarked("\n".join(lines), published)


def _unmarked(marked: str, published: date | None) -> Passage:
    text, codes, end = "", {}, 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        codes[len(text), len(text) + len(mark[2])] = None if mark[1] == "-" else mark[1]
        text, end = text + mark[2], mark.end()
    return Passage(text + marked[end:], published, codes)
