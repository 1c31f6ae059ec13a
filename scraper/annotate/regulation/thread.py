"""Whom a text goes on about, from one statement to the next."""

from __future__ import annotations

from scraper.annotate.regulation.article import Article
from scraper.annotate.regulation.meant import Meant
from scraper.annotate.regulation.sentences import Sentence


class Thread:
    """Who was meant last; found out only when somebody asks, since most sentences state nothing."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._meant: Meant | None = None
        self._passed: list[Sentence] = []

    def turn_to(self, meant: Meant) -> None:
        self._meant = meant
        self._passed.clear()

    def pass_by(self, sentence: Sentence) -> None:
        """A sentence that states nothing may still name whom the next ones are about."""
        self._passed.append(sentence)

    @property
    def meant(self) -> Meant | None:
        for sentence in self._passed:
            cast = self._article.cast
            opener = cast.opener(sentence) or (None if self._meant else cast.pointed_at(sentence))
            self._meant = Meant(opener) if opener else self._meant
        self._passed.clear()
        return self._meant
