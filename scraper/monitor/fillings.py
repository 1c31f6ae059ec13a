"""Fillings: which fields the pages of a run filled, and the last pages themselves, in case one should be looked at."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from scraper.capture import Capture
from scraper.record import Record
from scraper.store.runs import Fill

ARTICLE = "article"
"""Not a field, but counted as one: whether the page was an article at all."""

FIELDS = ("headline", "standfirst", "authors", "published", "body", "images", "teasers", "quotes", "section")
WATCHED = (ARTICLE, *FIELDS)

_PAGES = 20
"""Kept per source while the run goes on: enough to mend a profile by, little enough for memory."""


@dataclass(frozen=True, slots=True)
class Sample:
    capture: Capture
    filled: frozenset[str]


@dataclass(slots=True)
class Fillings:
    totals: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    filled: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    samples: dict[str, deque[Sample]] = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=_PAGES)))

    def note(self, source: str, capture: Capture, record: Record | None) -> None:
        """`record` is None for a page that is no article: it says nothing about the fields."""
        present = filled_fields(record) if record else frozenset()
        self.totals[source].update(WATCHED if record else (ARTICLE,))
        self.filled[source].update(present)
        self.samples[source].append(Sample(capture, present))

    def fills(self, source: str) -> Iterator[Fill]:
        for name, total in self.totals[source].items():
            yield Fill(name, self.filled[source][name], total)

    def lacking(self, source: str, name: str) -> Iterator[Capture]:
        """The last pages that did not fill the field."""
        lacking = (sample.capture for sample in reversed(self.samples[source]) if name not in sample.filled)
        yield from islice(lacking, _PAGES)


def filled_fields(record: Record) -> frozenset[str]:
    return frozenset((ARTICLE, *(name for name in FIELDS if _has(getattr(record, name)))))


def _has(value: object) -> bool:
    return bool(getattr(value, "text", value))
