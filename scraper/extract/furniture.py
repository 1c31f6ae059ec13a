"""Furniture: the parts of a page that are on every page. Menus, footers, forms, share bars, newsletter boxes."""

from __future__ import annotations

from scraper.extract.headline import Headline
from scraper.extract.story import Story
from scraper.extract.survey import Survey

_TAGS = frozenset({"nav", "form", "dialog", "address"})
_PAGE_ENDS = frozenset({"header", "footer"})
_WORDS = frozenset((
    "navbar", "navigation", "megamenu", "breadcrumb", "breadcrumbs", "share", "sharing", "social", "newsletter",
    "newsletters", "comments", "cookie", "cookies", "consent", "login", "signup", "sponsored", "sponsor",
    "promoted", "outbrain", "taboola", "advert", "advertisement", "podcast", "podcasts",
))  # fmt: skip
_BREAKS = str.maketrans("-_:/", "    ")


class Furniture:
    """Asked row by row; each ancestor is looked at once."""

    def __init__(self, survey: Survey, headline: Headline, story: Story) -> None:
        self._survey = survey
        self._article = [row for row in (headline.row, story.root) if row is not None]
        self._known: dict[int, bool] = {-1: False}
        self._named: dict[str, bool] = {"": False}

    def around(self, row: int) -> bool:
        """Whether the row stands in a piece of furniture, or is one."""
        known = self._known.get(row)
        if known is None:
            known = self._known[row] = self._is_piece(row) or self.around(self._survey.parent[row])
        return known

    def _is_piece(self, row: int) -> bool:
        tag = self._survey.tag[row]
        if tag in _TAGS:
            return True
        if tag in _PAGE_ENDS:
            return not self._holds_article(row) and not self._in_card(row)
        return self._is_named(self._survey.hint[row]) and not self._holds_article(row)

    def _is_named(self, hint: str) -> bool:
        """WordPress prints every term of a post among its classes: those say nothing about the page's furniture."""
        named = self._named.get(hint)
        if named is None:
            words = hint.translate(_BREAKS).split()
            named = self._named[hint] = "hentry" not in hint and not _WORDS.isdisjoint(words)
        return named

    def _holds_article(self, row: int) -> bool:
        return any(self._survey.inside(mark, row) for mark in self._article)

    def _in_card(self, row: int) -> bool:
        return any(self._survey.tag[up] in ("article", "li") for up in self._survey.ancestors(row))
