"""Article → facts, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scraper.annotate.regulation.article import Article
from scraper.annotate.regulation.facts import Fact
from scraper.annotate.regulation.history import goes_on, rating_was
from scraper.annotate.regulation.inspections import UNRATED, find_inspection
from scraper.annotate.regulation.meant import Meant
from scraper.annotate.regulation.statements import facts_of, rows_of
from scraper.annotate.regulation.tables import Head, find_head
from scraper.annotate.regulation.thread import Thread

_THIS_TIME = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ff]ollowing) (?:this|the latest|our latest) (?:inspection|visit|assessment)\b"
)


def read(article: Article) -> list[Fact]:
    facts: list[Fact] = []
    thread = Thread(article)
    past = False
    head: Head | None = None
    for sentence in article.sentences:
        past = (past or article.tells_earlier_visit(sentence)) and not _THIS_TIME.search(sentence.text)
        head = find_head(sentence.text, article.rater(sentence)[1]) or head if " | " in sentence.text else None
        here = list(rows_of(article, sentence, head)) or list(facts_of(article, sentence, thread))
        before = article.before(sentence)
        if (past and goes_on(sentence)) or (before and article.tells_earlier_visit(before) and rating_was(sentence)):
            here = [replace(fact, background=True) for fact in here]
        if here:
            past = here[-1].background
            facts += here
        if stated := [fact.meant for fact in here if fact.kind != "sanction"]:
            thread.turn_to(stated[-1])
        else:
            thread.pass_by(sentence)
    facts = [_as_our_own(fact, article) for fact in facts if not _is_anybodys(fact, article)]
    return facts or list(_inspection(article))


def _as_our_own(fact: Fact, article: Article) -> Fact:
    """Where a provider writes about itself, what is nobody's is its own."""
    if fact.kind != "rating" or fact.meant != Meant(None) or not article.speaks_of_itself:
        return fact
    return replace(fact, meant=article.cast.our_own(fact.sentence))


def _is_anybodys(fact: Fact, article: Article) -> bool:
    """Ratings of `services` or `a council` whom nobody names tell of many; those of `our services` do not."""
    named = fact.meant.named
    if fact.kind != "rating" or fact.rule == "SEND outcome" or (named and (named.name or fact.meant.service)):
        return False
    return fact.meant.level in ("service", "system", "local_authority") and not article.speaks_of_itself


def _inspection(article: Article) -> Iterator[Fact]:
    """The inspection itself, when nothing else is told and its regulator gives no ratings."""
    regulator = next(iter(article.named_regulators), None)
    if regulator not in UNRATED:
        return
    for sentence in article.sentences:
        found = find_inspection(sentence.text)
        if found and not sentence.spoken(found[0]):
            meant = article.cast.meant(sentence, *found, None)[-1]
            yield Fact("inspection", "inspection", sentence, *found, meant, regulator)
            return
