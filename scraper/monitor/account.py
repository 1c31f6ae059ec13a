"""The account of one run: what was named, read, changed and lost, per source. Frozen when the run ends."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Literal

AlarmCode = Literal["layout_changed", "source_stale", "listing_failed", "duplicates_jumped"]


@dataclass(frozen=True, slots=True)
class Failure:
    source: str
    url: str
    code: str
    detail: str
    final: bool
    """Whether the address will not be asked again."""


@dataclass(frozen=True, slots=True)
class Alarm:
    source: str
    code: AlarmCode
    detail: str


@dataclass(frozen=True, slots=True)
class Account:
    """`outcomes` counts new, changed, same, not_modified and failed per source; `named` the addresses first seen."""

    run: int
    started: str
    ended: str
    outcomes: dict[str, dict[str, int]]
    named: dict[str, int]
    left: int
    """Due addresses that the limit or the deadline left for the next run."""
    failures: tuple[Failure, ...]
    alarms: tuple[Alarm, ...]

    def to_dict(self) -> dict[str, object]:
        return asdict(self)

    @property
    def summary(self) -> str:
        """The one line a person reads in cron's mail."""
        total = Counter[str]()
        for outcomes in self.outcomes.values():
            total.update(outcomes)
        parts = [f"{total[key]} {key.replace('_', ' ')}" for key in ("new", "changed", "same", "not_modified", "failed")]
        extra = [f"{self.left} left"] if self.left else []
        alarms = [f"{len(self.alarms)} alarms"] if self.alarms else []
        return f"run {self.run}: {sum(self.named.values())} named, " + ", ".join(parts + extra + alarms)

    @property
    def failed(self) -> bool:
        return bool(self.failures or self.alarms)


@dataclass(slots=True)
class Ledger:
    """The account while the run goes on; only the run's own thread writes to it."""

    run: int
    started: str
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)

    def count(self, source: str, outcome: str) -> None:
        self.outcomes.setdefault(source, Counter())[outcome] += 1

    def close(self, *, ended: str, left: int) -> Account:
        return Account(
            self.run,
            self.started,
            ended,
            {source: dict(counts) for source, counts in sorted(self.outcomes.items())},
            dict(sorted(self.named.items())),
            left,
            tuple(self.failures),
            tuple(self.alarms),
        )
