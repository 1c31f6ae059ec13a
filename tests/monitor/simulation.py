"""A news site that changes from day to day, answered from memory, and a clock that a test turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import Engine

from scraper.capture import Capture
from scraper.errors import HttpError, ScraperError
from scraper.fetch.fetcher import NotModified, Seen
from scraper.monitor.order import Desk
from scraper.settings import SourceSettings

SITE = "https://daily.example"
SOURCE = SourceSettings(id="daily", name="Daily Example", feeds=(f"{SITE}/feed",), every_minutes=60)

_PAGE = """<html lang="en"><head><meta property="article:published_time" content="{published}"></head><body>
<header><a href="/">Daily Example</a></header>
<h1>{headline}</h1><article><p class="byline">By Ida Brook</p>
<p>The ward at Larkhill {verb} on Monday after eight weeks of building work, with its first patients in by noon.</p>
<p>Its manager, Stella Dunmore, said: “{said}” She thanked the porters who had carried every bed upstairs.</p>
<p>The board of the hospital will look at what the work has cost when it meets again in the autumn of the year.</p>
</article></body></html>"""

_REDESIGN = """<html lang="en"><body><div id="app"><div class="t">{headline}</div>
<div><span>The ward at Larkhill {verb} on Monday after eight weeks of building work, with its first patients in.</span>
<span>The board of the hospital will look at what the work has cost when it meets again in the autumn.</span>
</div></div></body></html>"""


class Clock:
    """Time stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@dataclass
class Story:
    slug: str
    headline: str
    published: str
    verb: str = "reopened"
    said: str = "We have waited long for this morning, and it was worth it."

    @property
    def url(self) -> str:
        return f"{SITE}/{self.slug}"


@dataclass
class Site:
    """`answers` overrides what an address gives: an error to raise. `asked` lists every address in order."""

    clock: Clock
    stories: dict[str, Story] = field(default_factory=dict)
    answers: dict[str, ScraperError] = field(default_factory=dict)
    redesigned: bool = False
    down: bool = False
    asked: list[str] = field(default_factory=list)

    def publish(self, slug: str, headline: str | None = None) -> Story:
        story = Story(slug, headline or f"Ward {slug} reopens at Larkhill", self.clock.now.isoformat())
        self.stories[slug] = story
        return story

    def __call__(self, url: str) -> Capture:
        capture = self.revisit(url, Seen())
        assert isinstance(capture, Capture)
        return capture

    def revisit(self, url: str, seen: Seen) -> Capture | NotModified:
        self.asked.append(url)
        if self.down:
            raise HttpError("the server is down", status=503, where=url)
        if url in self.answers:
            raise self.answers[url]
        body = self._body(url).encode()
        tag = f'"{hash(body)}"'
        if seen.etag == tag:
            return NotModified(url, self.clock.now)
        return Capture(body, url, url, 200, {"etag": tag}, self.clock.now, "network")

    def _body(self, url: str) -> str:
        if url == f"{SITE}/feed":
            return self._feed()
        story = self.stories.get(url.removeprefix(f"{SITE}/"))
        if story is None:
            raise HttpError("not found", status=404, where=url)
        return (_REDESIGN if self.redesigned else _PAGE).format(**vars(story))

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{story.headline}</title><link>{story.url}</link></item>" for story in self.stories.values()
        )
        return f'<rss version="2.0"><channel><title>Daily Example</title>{items}</channel></rss>'


def desk(store: Engine, site: Site) -> Desk:
    evidence = Path(mkdtemp(prefix="carewire-"))
    return Desk(store, site, evidence, clock=site.clock)  # type: ignore[arg-type]
