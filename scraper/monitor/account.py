"""The account of one run: what was named, read, changed and lost, per source. Frozen when the run ends."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
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
    """Per source, `outcomes` counts `new`, `changed`, `same`, `not_modified` and each error's code, `named` the
    addresses first seen in this run."""

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

    def to_json(self) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @property
    def summary(self) -> str:
        """The one line a person reads in cron's mail."""
        total = Counter[str]()
        for outcomes in self.outcomes.values():
            total.update(outcomes)
        parts = [f"{total.pop(key, 0)} {key.replace('_', ' ')}" for key in ("new", "changed", "same", "not_modified")]
        parts.append(f"{total.total()} failed")
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

    fills: dict[str, tuple[Counter[str], int]] = field(default_factory=dict)
    """Per source: in how many articles each field had a value, and the number of articles."""

    def fill(self, source: str, fields: Iterable[str]) -> None:
        filled, total = self.fills.get(source, (Counter[str](), 0))
        self.fills[source] = filled + Counter(fields), total + 1

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
