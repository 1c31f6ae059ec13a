"""The account of one run: what was named, read, changed and lost, per source. Frozen when the run ends."""

from __future__ import annotations

import json
import logging
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Literal

from scraper.monitor.fillings import Fillings

AlarmCode = Literal["layout_changed", "source_stale", "listing_failed", "duplicates_jumped"]
AlarmState = Literal["new", "lasts", "reminder", "over"]
"""A person is told when it is new, reminded now and then while it lasts, and told when it is over."""

log = logging.getLogger("carewire.run")


@dataclass(frozen=True, slots=True)
class Failure:
    source: str
    url: str
    code: str
    detail: str
    final: bool
    """Whether the address will not be asked again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check came to. `subject` is the field or the listing it looked at, else empty; `unwell` says what is
    wrong, `detail` what was seen either way."""

    source: str
    code: AlarmCode
    detail: str
    unwell: bool
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Alarm:
    """`since` is when it was raised. `field` is what fell in a changed layout, `kept` where pages that lack it lie, if
    the alarm is new; else None."""

    source: str
    code: AlarmCode
    detail: str
    state: AlarmState
    since: str
    field: str | None = None
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Per source, `outcomes` counts `new`, `changed`, `same`, `moved`, `not_modified` and each error's code, `named`
    the addresses first seen in this run."""

    run: int
    started: str
    ended: str
    outcomes: dict[str, dict[str, int]]
    named: dict[str, int]
    left: int
    """Due addresses that the limit, the deadline, a signal or a host that wants rest left for the next run."""
    failures: tuple[Failure, ...]
    alarms: tuple[Alarm, ...]

    def to_dict(self) -> dict[str, object]:
        return asdict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @property
    def summary(self) -> str:
        """The one line a person reads in cron's mail."""
        total = Counter[str]()
        for outcomes in self.outcomes.values():
            total.update(outcomes)
        parts = [f"{total[key]} {key.replace('_', ' ')}" for key in ("new", "changed", "same", "not_modified")]
        extra = {
            "moved": total["moved"],
            "not an article": total["not_an_article"],
            "failed": len(self.failures),
            "left": self.left,
            "alarm" if len(self.open_alarms) == 1 else "alarms": len(self.open_alarms),
        }
        parts += [f"{count} {word}" for word, count in extra.items() if count]
        return f"run {self.run}: {sum(self.named.values())} named, " + ", ".join(parts)

    @property
    def open_alarms(self) -> tuple[Alarm, ...]:
        return tuple(alarm for alarm in self.alarms if alarm.state != "over")

    @property
    def failed(self) -> bool:
        return bool(self.failures or self.open_alarms)

    @property
    def is_news(self) -> bool:
        """Whether a person should be told, who has been told of the runs before."""
        return any(alarm.state != "lasts" for alarm in self.alarms) or any(each.code == "bug" for each in self.failures)


@dataclass(slots=True)
class Ledger:
    """The account while the run goes on; only the run's own thread writes to it."""

    run: int
    started: str
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    alarms: list[Alarm] = field(default_factory=list)
    fillings: Fillings = field(default_factory=Fillings)
    findings: list[Finding] = field(default_factory=list)
    """Of the listings that were looked through."""

    def look(self, source: str, url: str, named: int) -> None:
        self.named[source] += named
        log.info("look", extra={"source": source, "url": url, "named": named})

    def count(self, source: str, url: str, outcome: str) -> None:
        self.outcomes.setdefault(source, Counter())[outcome] += 1
        log.info("visit", extra={"source": source, "url": url, "outcome": outcome})

    def fail(self, failure: Failure, *, known: bool = False) -> None:
        """`known` when an alarm tells of it already."""
        self.failures.append(failure)
        level = logging.INFO if known else logging.ERROR if failure.code == "bug" else logging.WARNING
        log.log(level, "failure", extra=asdict(failure))

    def warn(self, alarm: Alarm) -> None:
        self.alarms.append(alarm)
        log.info("alarm", extra=asdict(alarm))

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
