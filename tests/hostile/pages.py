"""Pages that a scraper meets and did not ask for, each made on the fly; `ends` is what may come of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

HEADLINE = "Ward reopens at Larkhill"
STORY = f"""<h1>{HEADLINE}</h1>
<p>The ward at Larkhill reopened on Monday after eight weeks of building work, with its first patients in by noon.</p>
<p>Its manager, Ida Brook, thanked the porters who had carried every bed up two flights of stairs in a single night.</p>
<p>Visitors will find the lift where the linen cupboard used to be, and the linen cupboard in the former lift.</p>"""
SENTENCE = "The trust said it was sorry about the wait and would do better next year, as it had said before. "

RECORD = "record"


@dataclass(frozen=True, slots=True)
class Hostile:
    name: str
    ends: frozenset[str]
    """`record`, or the codes of the errors that are right here."""
    bytes: Callable[[], bytes]


def page(body: str = STORY, head: str = "") -> bytes:
    start = f"<!doctype html><html><head><title>{HEADLINE}</title>{head}</head>"
    return f"{start}<body><main>{body}</main></body></html>".encode()


def linked(text: str) -> bytes:
    return page(head=f'<script type="application/ld+json">{text}</script>')


def noise(seed: int, size: int = 4000) -> bytes:
    return random.Random(seed).randbytes(size)


def links(count: int) -> str:
    items = (f'<li><a href="/news/{i}">Story number {i} of a very long list of them</a></li>' for i in range(count))
    return f"<ul>{''.join(items)}</ul>"


def _hostile(name: str, ends: str, make: Callable[[], bytes]) -> Hostile:
    return Hostile(name, frozenset(ends.split()), make)


_FIGURE = '<figure><img src="/ward.jpg"><figcaption>'


def _nested(tag: str, start: str, end: str, depth: int = 1500) -> bytes:
    pile = f"{start}{f'<{tag}>' * depth}The lift is mended at last{f'</{tag}>' * depth}{end}"
    return page(STORY + pile * 4)


NO_PAGE = (
    _hostile("empty file", "empty_page", lambda: b""),
    _hostile("white space", "empty_page", lambda: b" \n\t\r\n"),
    _hostile(
        "PDF", "not_html", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n" + noise(1)
    ),
    _hostile("PNG", "not_html", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + noise(2)),
    _hostile("JPEG", "not_html", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + noise(3)),
    _hostile("ZIP", "not_html", lambda: b"PK\x03\x04\x14\x00" + noise(4)),
    _hostile("gzip", "not_html", lambda: b"\x1f\x8b\x08\x00" + noise(5)),
    _hostile("binary noise", "not_html", lambda: noise(6, 65536)),
    _hostile("EBCDIC", "unknown_charset not_html", lambda: page().decode().encode("cp037")),
    _hostile("50 MB", "too_large", lambda: page(STORY + f"<p>{SENTENCE}</p>\n" * 500_000)),
)

NO_ARTICLE = (
    _hostile("JSON", "not_html not_an_article", lambda: b'{"status": "ok", "items": []}'),
    _hostile("RSS", "not_html not_an_article", lambda: b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>'),
    _hostile("one line of text", "not_html not_an_article", lambda: b"Service temporarily unavailable."),
    _hostile("navigation only", "not_an_article", lambda: b"<html><body><nav><a href=/>Home</a></nav></body></html>"),
    _hostile("empty shell", "not_an_article", lambda: page('<div id="root"></div><script src="/app.js"></script>')),
    _hostile("100,000 links", "not_an_article", lambda: page(f"<h1>Archive</h1>{links(100_000)}")),
)

STILL_AN_ARTICLE = (
    _hostile("charset of no computer", RECORD, lambda: page(head='<meta charset="x-klingon">')),
    _hostile("UTF-16 with a mark", RECORD, lambda: page().decode().encode("utf-16")),
    _hostile("NULs in front", RECORD, lambda: b"\0" * 1000 + page()),
    _hostile("NULs in words", RECORD, lambda: page(STORY.replace("porters", "por\0ters"))),
    _hostile("lone surrogates", RECORD, lambda: page(STORY + "<p>&#xD800; &#x110000; &#0; &nonsense;</p>")),
    _hostile("broken JSON-LD", RECORD, lambda: linked('{"@type": "NewsArticle", "headline": ')),
    _hostile("JSON-LD of odd types", RECORD, lambda: linked(_ODD_LINKED)),
    _hostile("JSON-LD without bottom", RECORD, lambda: linked("[" * 100_000)),
    _hostile("JSON-LD, 900 graphs deep", RECORD, lambda: linked('{"@graph":[' * 900 + "]}" * 900)),
    _hostile("100,000 open tags after the story", RECORD, lambda: page(STORY + "<span>" * 100_000 + "end")),
    *(
        _hostile(f"1,500 nested <{tag}> in a {name}", RECORD, partial(_nested, tag, start, end))
        for tag in ("span", "b", "blockquote", "h1", "h2", "li", "a")
        for name, start, end in (
            ("card", '<a href="/news/the-lift-is-mended">', "</a>"),
            ("caption", _FIGURE, "</figure>"),
        )
    ),
    _hostile("20,000 badly nested tags", RECORD, lambda: page(STORY + "<b><p>" * 20_000)),
    _hostile("story among 20,000 links", RECORD, lambda: page(STORY + links(20_000))),
    _hostile("story without a block around it", RECORD, lambda: f"<span>Loose words.{STORY}".encode()),
    _hostile("story in an unknown element", RECORD, lambda: f"<news-story>Loose words.{STORY}</news-story>".encode()),
    _hostile("100,000 line breaks", RECORD, lambda: page(STORY + "<br>" * 100_000)),
    _hostile("a class of half a million names", RECORD, lambda: page(f'{STORY}<div class="{"x " * 500_000}">y</div>')),
    _hostile("a word of a million letters", RECORD, lambda: page(f"{STORY}<p>{'a' * 1_000_000}</p>")),
    _hostile("a paragraph of 300 kB", RECORD, lambda: page(f"{STORY}<p>{SENTENCE * 3000}</p>")),
    _hostile("nothing but quotation marks", RECORD, lambda: page(STORY + "<p>" + "‘“'\"”’" * 5000 + "</p>")),
)

EITHER_WAY = (
    _hostile("100,000 open tags before the story", "record not_an_article", lambda: page("<div>" * 100_000 + STORY)),
    _hostile("story in a comment", "empty_page not_an_article", lambda: b"<html><body><!-- " + page()),
    _hostile("story in a script", "empty_page not_an_article", lambda: b"<html><body><script>" + page()),
    _hostile("UTF-7", "record not_html unknown_charset", lambda: page().decode().encode("utf-7")),
)

ALL = (*NO_PAGE, *NO_ARTICLE, *STILL_AN_ARTICLE, *EITHER_WAY)

_ODD_LINKED = """[{"@type": 7, "headline": ["x"], "author": 3.5, "datePublished": {"a": []}, "image": null},
{"@type": ["NewsArticle", null], "headline": {}, "author": [[], {"name": {"@value": 1}}], "dateModified": true,
"image": [[{"url": 5}]], "publisher": "x", "keywords": [{}, 4], "isAccessibleForFree": "perhaps", "@graph": 3}]"""
