"""What `the trust` means: the body of that kind in focus where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from scraper.annotate.organisations.forms import TRUSTS
from scraper.annotate.organisations.gazetteer import HealthBody

# Somebody's former employer, or the trust next door, is not what the article goes on to talk about.
_IN_PASSING = frozenset(
    {"from", "formerly", "previously", "neighbouring", "nearby", "unlike", "left", "joined", "than"}
)


def is_in_passing(text: str, start: int) -> bool:
    sentence = text[max(0, start - 50) : start].rpartition(". ")[2]
    return not _IN_PASSING.isdisjoint(sentence.lower().split()[-5:])


class Focus:
    """The bodies last talked about. Whoever leads a paragraph stays in focus until another leads one."""

    def __init__(self, bodies: Iterable[HealthBody]) -> None:
        """`bodies` are all that the article names."""
        self._bodies = tuple(bodies)
        self._leading: dict[str, HealthBody] = {}
        self._here: dict[str, HealthBody] = {}
        self._led: set[str] = set()

    def turn_paragraph(self) -> None:
        self._here.clear()
        self._led.clear()

    def name(self, body: HealthBody, *, in_passing: bool) -> None:
        if in_passing and self.of(TRUSTS if body.kind in TRUSTS else frozenset({body.kind})):
            return
        self._here.pop(body.kind, None)  # the latest stands last
        self._here[body.kind] = body
        family = "trust" if body.kind in TRUSTS else body.kind
        if family not in self._led:
            self._led.add(family)
            self._leading = {kind: led for kind, led in self._leading.items() if not _same_family(kind, body.kind)}
            self._leading[body.kind] = body

    def of(self, kinds: frozenset[str]) -> HealthBody | None:
        for bodies in (self._here, self._leading):
            for kind in reversed(bodies):
                if kind in kinds:
                    return bodies[kind]
        return self._only(kinds)

    def _only(self, kinds: frozenset[str]) -> HealthBody | None:
        """`The trust` before its name: the only one the article names."""
        possible = [body for body in self._bodies if body.kind in kinds]
        return possible[0] if len(possible) == 1 else None


def _same_family(one: str, other: str) -> bool:
    return one == other or (one in TRUSTS and other in TRUSTS)
