"""What JSON-LD says about the article: its own object among the many, and the plain values inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import chain

from scraper.extraction import Candidates, Found, PrintedAuthor
from scraper.page import JsonObject, Page
from scraper.record import AuthorKind, Method

_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|LiveBlog|NewsStory)$")
_WEAKER = re.compile(r"(?:WebPage|ItemPage|CreativeWork|SocialMediaPosting|VideoObject)$")
_KINDS: dict[str, AuthorKind] = {
    "Person": "person",
    "Organization": "organisation",
    "NewsMediaOrganization": "organisation",
}
_METHODS: dict[str, Method] = {"og": "opengraph", "article": "opengraph", "itemprop": "microdata"}
"""How a page says it, by what stands before the colon."""


@dataclass(frozen=True, slots=True)
class Linked:
    """`article` is empty when no object describes one; `nodes` maps each `@id` to the fullest object that has it."""

    kind: str = ""
    article: JsonObject = field(default_factory=dict)
    page: JsonObject = field(default_factory=dict)
    """The WebPage object, which may date what the article object does not."""
    nodes: Mapping[str, JsonObject] = field(default_factory=dict)

    def texts(self, *keys: str) -> Iterator[Found]:
        """The strings under each key of the article, nested names included."""
        for key in keys:
            for text in self.names(self.article.get(key)):
                yield Found(text, "json-ld", f"{self.kind}.{key}")

    def names(self, value: object) -> Iterator[str]:
        """The strings of a value: itself, those of a list, the names of objects."""
        if isinstance(value, str) and value.strip():
            yield unescape(value).strip()
        elif isinstance(value, list):
            yield from chain.from_iterable(map(self.names, value))
        elif isinstance(value, dict):
            yield from self.names(self._whole(value).get("name"))

    def authors(self) -> tuple[PrintedAuthor, ...]:
        author = self.article.get("author") or self.article.get("creator")
        listed = author if isinstance(author, list) else [author]
        return tuple(chain.from_iterable(map(self._author, listed)))

    def _author(self, value: object) -> Iterator[PrintedAuthor]:
        node = self._whole(value) if isinstance(value, dict) else {}
        role = next(self.names(node.get("jobTitle")), None)
        url = next((each for each in (node.get("url"), node.get("sameAs")) if isinstance(each, str)), None)
        for name in self.names(value):
            yield PrintedAuthor(name, "json-ld", f"{self.kind}.author", role, url, _KINDS.get(kind_of(node)))

    def _whole(self, node: JsonObject) -> JsonObject:
        """The object an `@id` refers to."""
        return {**self.nodes.get(str(node.get("@id")), {}), **node}


def read_linked(page: Page) -> Linked:
    nodes = {str(node["@id"]): node for node in sorted(page.linked, key=len) if "@id" in node}
    articles = [node for node in page.linked if _ARTICLE.match(kind_of(node))]
    pages = [node for node in page.linked if _WEAKER.match(kind_of(node))]
    article = articles[0] if len(articles) == 1 else _fittest(articles, page.url)
    return Linked(kind_of(article), article, pages[0] if pages else {}, nodes)


def _fittest(articles: list[JsonObject], url: str | None) -> JsonObject:
    """Of several that describe an article the one for this page."""
    return max(articles, key=lambda node: (_is_page(node, url), "datePublished" in node, len(node)), default={})


def kind_of(node: JsonObject) -> str:
    """`NewsArticle` for all the ways of writing it; empty for an untyped object."""
    kind = node.get("@type")
    kind = kind[0] if isinstance(kind, list) and kind else kind
    return kind.rpartition("/")[2].rpartition(":")[2] if isinstance(kind, str) else ""


def _is_page(node: JsonObject, url: str | None) -> bool:
    """Whether an article object says that it is this page: a page of cards may describe every card."""
    main = node.get("mainEntityOfPage")
    said = main.get("@id") or main.get("url") if isinstance(main, dict) else main
    addresses = (each for each in (said, node.get("url"), node.get("@id")) if isinstance(each, str))
    return url is not None and any(_path(each) == _path(url) for each in addresses)


def _path(url: str) -> str:
    return re.sub(r"^\w+://(?:www\.)?|[?#].*$|/$", "", url)


def from_meta(page: Page, *names: str) -> Candidates:
    """The contents of the named <meta> tags, in the order of the names."""
    said = [name for name in names if name in page.meta]
    return tuple([found for name in said for found in _contents(page, name)])


def _contents(page: Page, name: str) -> list[Found]:
    method = _METHODS.get(name.partition(":")[0], "meta")
    return [Found(content, method, f"meta[{name}]") for content in page.meta[name]]
