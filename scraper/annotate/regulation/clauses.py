"""Where a clause ends, and the clauses that stand inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scraper.annotate.regulation.subjects import RUNNERS_CLAUSE, Named
from scraper.record import Span

_BREAK = re.compile(r"[;]|, (?:while|but|whereas|although|and (?=the |[A-Z]))|\bwhile\b|\bafter\b|\bfollowing\b|\.\s")
# `Elm House, which reopened after a flood, was rated …`: the clause closes before the verb of its head.
_RELATIVE = re.compile(r", (?:which|who|whose)\b[^.;]{3,160}?, (?=(?:was|were|has|have|had|is|are)\b)")


def breaks(text: str, end: int) -> Iterator[Span]:
    """What parts the clauses of `text[:end]`, outside relative clauses."""
    asides = [m.span() for m in _RELATIVE.finditer(text, 0, end)]
    for m in _BREAK.finditer(text, 0, end):
        if not any(start <= m.start() < stop for start, stop in asides):
            yield m.span()


def outside_clauses(text: str, named: list[Named]) -> tuple[list[Named], list[Span]]:
    """Without what only tells whom another runs: `Oak Care Ltd, which runs Elm House, was fined`; and those clauses."""
    owned = [(n, m.span()) for n in named if (m := RUNNERS_CLAUSE.match(text, n.end))]
    runners = {id(n) for n, _ in owned}
    clauses = [span for _, span in owned]
    outside = [n for n in named if not any(start <= n.start < end for start, end in clauses)]
    return [replace(n, runs=False) if id(n) in runners else n for n in outside], clauses
