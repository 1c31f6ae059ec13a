"""Furniture: the parts of a page that are on every page. Menus, footers, forms, share bars, newsletter boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from scraper.extract.headline import Headline
from scraper.extract.hints import hints_at
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_TAGS = frozenset({"nav", "form", "dialog", "address"})
_PAGE_ENDS = frozenset({"header", "footer"})
_is_related = hints_at(r"related|recirc|read-next|onward|more-(?:stories|news)")
"""A <nav> so named lists articles."""
_SPARED = re.compile(r"hentry|related-navigation")
_WORDS = frozenset((
    "navbar", "navigation", "megamenu", "breadcrumb", "breadcrumbs", "share", "sharing", "social", "newsletter",
    "newsletters", "comments", "cookie", "cookies", "consent", "login", "signup", "sponsored", "sponsor",
    "promoted", "outbrain", "taboola", "advert", "advertisement", "podcast", "podcasts",
))  # fmt: skip


@lru_cache(2048)
def _is_named(hint: str) -> bool:
    """WordPress prints every term of a post among its classes, and some call related articles a navigation."""
    words = hint.replace("-", " ").replace("_", " ").split()
    return not _SPARED.search(hint) and not _WORDS.isdisjoint(words)


class Furniture:
    """Asked from top to bottom, so that each element around a row is looked at once and what stands in a menu never."""

    def __init__(self, survey: Survey, headline: Headline, story: Story) -> None:
        self._survey = survey
        self._article = [row for row in (headline.row, story.root) if row is not None]

    def outside(self, rows: Iterable[int]) -> Iterator[int]:
        """Those of ascending rows that stand in no piece of furniture, and are none."""
        clear, past = {-1}, 0
        for row in rows:
            if row >= past:
                piece = self._piece_around(row, clear)
                if piece is None:
                    yield row
                else:
                    past = self._survey.end[piece]

    def _piece_around(self, row: int, clear: set[int]) -> int | None:
        """The outermost; every row found to be none is added to `clear`."""
        path = []
        while row not in clear:
            path.append(row)
            row = self._survey.parent[row]
        for row in reversed(path):
            if self._is_piece(row):
                return row
            clear.add(row)
        return None

    def _is_piece(self, row: int) -> bool:
        tag = self._survey.tag[row]
        if tag in _TAGS and not (tag == "form" and self._holds_page(row)):
            return tag != "nav" or not _is_related(self._survey.hint[row])
        if tag in _PAGE_ENDS:
            return not self._holds_article(row) and not self._in_card(row)
        hint = self._survey.hint[row]
        return hint != "" and _is_named(hint) and not self._holds_article(row)

    def _holds_article(self, row: int) -> bool:
        return any(self._survey.inside(mark, row) for mark in self._article)

    def _holds_page(self, row: int) -> bool:
        """Some servers put every page into one form."""
        return self._holds_article(row) or 2 * self._survey.text_length(row) > self._survey.text_length(0)

    def _in_card(self, row: int) -> bool:
        return any(self._survey.tag[up] in ("article", "li") for up in self._survey.ancestors(row))
