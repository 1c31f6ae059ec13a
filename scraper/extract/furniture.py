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


@lru_cache(4096)
def _is_named(hint: str) -> bool:
    """WordPress prints every term of a post among its classes, and some call related articles a navigation."""
    words = hint.replace("-", " ").replace("_", " ").split()
    return not _WORDS.isdisjoint(words) and _SPARED.search(hint) is None


class Furniture:
    """Asked from top to bottom, so that each element around a row is looked at once and what stands in a menu never."""

    def __init__(self, survey: Survey, headline: Headline, story: Story) -> None:
        self._survey = survey
        self._article = [row for row in (headline.row, story.root) if row is not None]

    def outside(self, rows: Iterable[int]) -> Iterator[int]:
        """Those of ascending rows that stand in no piece of furniture, and are none."""
        survey, clear, past = self._survey, {-1}, 0
        for row in rows:
            if row < past:
                continue
            path, up = [], row
            while up not in clear:
                path.append(up)
                up = survey.parent[up]
            for up in reversed(path):
                if self._is_piece(up):
                    past = survey.end[up]
                    break
                clear.add(up)
            else:
                yield row

    def _is_piece(self, row: int) -> bool:
        tag, hint = self._survey.tag[row], self._survey.hint[row]
        if tag in _TAGS and not (tag == "form" and self._holds_page(row)):
            return tag != "nav" or not _is_related(hint)
        if tag in _PAGE_ENDS:
            return not self._holds_article(row) and not self._in_card(row)
        return hint != "" and _is_named(hint) and not self._holds_article(row)

    def _holds_article(self, row: int) -> bool:
        return any(self._survey.inside(mark, row) for mark in self._article)

    def _holds_page(self, row: int) -> bool:
        """Some servers put every page into one form."""
        return self._holds_article(row) or 2 * self._survey.text_length(row) > self._survey.text_length(0)

    def _in_card(self, row: int) -> bool:
        return any(self._survey.tag[up] in ("article", "li") for up in self._survey.ancestors(row))
