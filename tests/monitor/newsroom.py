"""A small news site on loopback whose editors publish, correct, move, delete and redesign while it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from scraper.settings import SourceSettings

_PER_PAGE = 10

_ARTICLE = """<!doctype html><html lang="en-GB"><head><title>{headline} | Larkhill Daily</title>
<meta property="article:published_time" content="{published}"></head><body>
<header><a href="/">Larkhill Daily</a></header>
<main><article><h1>{headline}</h1><p class="standfirst">Patients are back after eight weeks of building work.</p>
<p class="byline">By Ida Brook</p>
<p>The {name} ward at Larkhill reopened on Monday after eight weeks of building work, with its patients in by noon.</p>
<p>Its manager, Stella Dunmore, said: “{said}” She thanked the porters, who had carried every bed upstairs.</p>
<p>The board of the hospital will look at what the work has cost when it meets again in the autumn.</p>
</article></main></body></html>"""

_REDESIGNED = """<!doctype html><html lang="en-GB"><head><title>{headline} | Larkhill Daily</title></head><body>
<div id="app"><h1>{headline}</h1><section>
<p>The {name} ward at Larkhill reopened on Monday after eight weeks of building work, with its patients in by noon.</p>
<p>Its manager, Stella Dunmore, said: “{said}” She thanked the porters, who had carried every bed upstairs.</p>
<p>The board of the hospital will look at what the work has cost when it meets again in the autumn.</p>
</section></div></body></html>"""

_CARD = """<article class="card"><h3><a href="/{slug}">{headline}</a></h3><p class="meta">{day}</p>
<p>The {name} ward at Larkhill reopened on Monday after eight weeks of building work.</p></article>"""

_LISTING = """<!doctype html><html lang="en-GB"><head><title>News | Larkhill Daily</title>{link}</head><body>
<main><h1>News</h1>{cards}</main></body></html>"""


@dataclass(slots=True)
class Story:
    """`dated` is what the feed says, `published` what the page says."""

    slug: str
    published: datetime
    dated: datetime
    said: str = "We have waited long for this morning, and it was worth it."

    @property
    def words(self) -> dict[str, str]:
        name = self.slug.replace("-", " ").title()
        return {
            "slug": self.slug,
            "name": name,
            "headline": f"{name} ward reopens after eight weeks of work at Larkhill",
            "published": self.published.isoformat(),
            "day": f"{self.published:%d %B %Y}",
            "said": self.said,
        }


@dataclass(slots=True)
class Newsroom:
    """`moved` maps a former slug to the new one. `feed_items` is how many stories the feed holds, newest first."""

    base: str = ""
    stories: dict[str, Story] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    redesigned: bool = False
    down: bool = False
    feed_items: int = 6
    asked: list[str] = field(default_factory=list)

    def source(self) -> SourceSettings:
        return SourceSettings("larkhill", feeds=(f"{self.base}/feed",), listings=(f"{self.base}/news",))

    def publish(self, now: datetime, *slugs: str) -> None:
        self.stories.update({slug: Story(slug, now, now) for slug in slugs})

    def move(self, old: str, new: str) -> None:
        self.moved[old] = new
        self.stories = {(new if slug == old else slug): story for slug, story in self.stories.items()}
        self.stories[new].slug = new

    def answer(self, target: str) -> tuple[int, str, bytes]:
        """Status, content type or place to go, and body."""
        self.asked.append(target)
        path, _, query = target.partition("?")
        slug = path.strip("/")
        if self.down:
            return 503, "text/plain", b"back soon"
        if slug == "feed":
            return 200, "application/rss+xml", self._feed().encode()
        if slug == "news":
            return 200, "text/html; charset=utf-8", self._listing(int(query.removeprefix("page=") or 1)).encode()
        if slug in self.moved:
            return 301, f"{self.base}/{self.moved[slug]}", b""
        if story := self.stories.get(slug):
            template = _REDESIGNED if self.redesigned else _ARTICLE
            return 200, "text/html; charset=utf-8", template.format(**story.words).encode()
        return 404, "text/plain", b"not found"

    def _newest(self) -> list[Story]:
        return sorted(self.stories.values(), key=lambda story: story.dated, reverse=True)

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{story.words['headline']}</title><link>{self.base}/{story.slug}?utm_source=rss</link>"
            f"<pubDate>{format_datetime(story.dated)}</pubDate></item>"
            for story in self._newest()[: self.feed_items]
        )
        return f'<rss version="2.0"><channel><title>Larkhill Daily</title>{items}</channel></rss>'

    def _listing(self, page: int) -> str:
        newest = self._newest()
        cards = "".join(_CARD.format(**story.words) for story in newest[(page - 1) * _PER_PAGE : page * _PER_PAGE])
        more = page * _PER_PAGE < len(newest)
        link = f'<link rel="next" href="/news?page={page + 1}">' if more else ""
        return _LISTING.format(cards=cards, link=link)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        status, kind, body = self.server.newsroom.answer(self.path)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("Location" if status == 301 else "Content-Type", kind)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    newsroom: Newsroom

    def handle_error(self, request: object, client_address: object) -> None:
        """A guest who leaves in the middle is no error."""


@contextmanager
def open_newsroom() -> Iterator[Newsroom]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.newsroom = Newsroom(base=f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.newsroom
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
