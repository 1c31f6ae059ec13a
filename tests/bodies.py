"""Invented pages whose body is marked in the page itself: `data-body` on each element whose text is the article's."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from lxml import html

FOLDER = Path(__file__).parents[1] / "fixtures" / "bodies"
ADDRESS = "https://news.example/2025/an-article"


class Marked(NamedTuple):
    name: str
    page: bytes
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def marked_pages() -> list[Marked]:
    return [_read(file) for file in sorted(FOLDER.glob("*.html"))]


def _read(file: Path) -> Marked:
    tree = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    marked = tree.iterfind(".//*[@data-body]")
    return Marked(file.stem, file.read_bytes(), tuple(" ".join(each.itertext()) for each in marked))
