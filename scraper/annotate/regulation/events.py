"""Merged facts → events of the record."""

from __future__ import annotations

from collections.abc import Iterable

from scraper.annotate.regulation.article import Article
from scraper.annotate.regulation.dates import WHEN_RATED, Visit
from scraper.annotate.regulation.facts import Fact
from scraper.annotate.regulation.merging import Merged
from scraper.annotate.regulation.sameness import question_of
from scraper.annotate.regulation.taxonomy import ranks, scale_of
from scraper.record import Direction, Event, EventKind, MomentPrecision, Span, Subject

_EVIDENCE_LIMIT = 6


def event(merged: Merged, article: Article) -> Event:
    fact = merged.fact
    direction = _direction(fact)
    inspected = _inspected(merged, article)
    return Event(
        kind=_kind(fact, direction),
        regulator=fact.regulator,
        subject=_as_subject(fact),
        service=fact.meant.service,
        key_question=question_of(fact),
        from_rating=fact.old,
        to_rating=fact.to,
        direction=direction,
        action=fact.action,
        stage=fact.stage,
        legal_basis=fact.legal_basis,
        amount=fact.amount,
        inspected=inspected[0] if inspected else None,
        inspected_precision=inspected[1] if inspected else None,
        reported=None if fact.background or fact.kind == "sanction" else article.reported,
        background=fact.background,
        evidence=_evidence(merged.told),
    )


def _kind(fact: Fact, direction: Direction | None) -> EventKind:
    return "rating_change" if fact.kind == "rating" and direction in ("up", "down") else fact.kind


def _direction(fact: Fact) -> Direction | None:
    if fact.old and fact.to:
        rank = ranks(scale_of(fact.regulator) or "cqc")
        if fact.old == fact.to:
            return "unchanged"
        if fact.old in rank and fact.to in rank:
            return "up" if rank[fact.to] > rank[fact.old] else "down"
    return fact.trend if fact.trend in ("up", "down", "unchanged") else None  # type: ignore[return-value]


def _as_subject(fact: Fact) -> Subject | None:
    named = fact.meant.named
    if named is None:
        return Subject(name=None, level="service") if fact.meant.service else None
    return Subject(name=named.name, level=fact.meant.level, code=named.code, code_system=named.code_system)


def _inspected(merged: Merged, article: Article) -> tuple[str, MomentPrecision] | None:
    fact = merged.fact
    if fact.kind in ("sanction", "oversight") or fact.action == "prosecution":
        return None
    if fact.inspected:
        return fact.inspected.iso, fact.inspected.precision
    told = {one.sentence for one in merged.told}
    for sentence, visit in article.visits:
        if sentence in told and (WHEN_RATED.search(sentence.text) or _is_of(visit, fact, article)):
            return visit.moment.iso, visit.moment.precision
    latest = None if fact.background else article.visit_of(fact.meant.named)
    return (latest.moment.iso, latest.moment.precision) if latest else None


def _is_of(visit: Visit, fact: Fact, article: Article) -> bool:
    """History comes from an earlier inspection, news from the present one."""
    return fact.background == (visit.previous or visit != article.visit)


def _evidence(told: Iterable[Fact]) -> tuple[Span, ...] | None:
    spans = sorted({span for fact in told if (span := fact.sentence.span())})
    return tuple(spans[:_EVIDENCE_LIMIT]) or None
