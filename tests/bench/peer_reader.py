"""Bodies as other extractors read them: run by the Python of an environment that has them, and not us.

stdin: a JSON object, key to HTML. stdout: `{"bodies": {peer: {key: text}}, "times": {peer: multiple of a bare parse}}`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import goose3
import justext
import lxml.html
import newspaper
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

Reader = Callable[[str], str | None]


def _readability(page: str) -> str:
    return lxml.html.fromstring(readability.Document(page).summary()).text_content()


def _newspaper(page: str) -> str:
    article = newspaper.Article("https://news.example/", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    return article.text


def _justext(page: str) -> str:
    paragraphs = justext.justext(page.encode(), justext.get_stoplist("English"))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


PEERS: dict[str, Reader] = {
    "trafilatura": lambda page: trafilatura.extract(page, include_comments=False),
    "trafilatura_precision": lambda page: trafilatura.extract(page, include_comments=False, favor_precision=True),
    "newspaper4k": _newspaper,
    "readability": _readability,
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "goose3": lambda page: goose3.Goose({"enable_image_fetching": False}).extract(raw_html=page).cleaned_text,
    "justext": _justext,
}


def main() -> None:
    pages = json.load(sys.stdin)
    bare = _seconds(lambda page: lxml.html.fromstring(page.encode()), pages)
    bodies, times = {}, {}
    for name, reader in PEERS.items():
        read = _Kept(reader)
        times[name] = _seconds(read, pages) / bare
        bodies[name] = dict(zip(pages, read.texts, strict=True))
    json.dump({"bodies": bodies, "times": times}, sys.stdout)


class _Kept:
    """A reader that keeps what it read, and reads nothing where it breaks."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.texts: list[str] = []

    def __call__(self, page: str) -> None:
        try:
            self.texts.append(self.reader(page) or "")
        except Exception:
            self.texts.append("")


def _seconds(read: Callable[[str], object], pages: dict[str, str]) -> float:
    start = time.process_time()
    for page in pages.values():
        read(page)
    return time.process_time() - start


if __name__ == "__main__":
    main()
