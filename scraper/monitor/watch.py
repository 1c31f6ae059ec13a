"""Watching alarms over the runs: one is told when it is new, again when it has lasted for long, and when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import Connection

from scraper.monitor.account import Alarm, AlarmCode, AlarmState, Finding
from scraper.settings import SourceSettings
from scraper.store.alarms import Standing, note_over, note_standing

_Key = tuple[str, str, str]
_Judged = tuple[AlarmState, Standing]


@dataclass(frozen=True, slots=True)
class Watch:
    """`every` is how long an alarm may last before somebody is reminded."""

    run: int
    now: datetime
    every: timedelta

    def judge(self, findings: Iterable[Finding], lasting: Iterable[Standing]) -> Iterator[_Judged]:
        """What was not looked at in this run lasts."""
        found: dict[_Key, Finding] = {(each.source, each.code, each.subject): each for each in findings}
        known = {_key(alarm): alarm for alarm in lasting}
        for key, finding in found.items():
            if finding.unwell and key not in known:
                yield "new", self._raised(finding)
        for key, alarm in known.items():
            yield self._again(alarm, found.get(key))

    def _raised(self, finding: Finding) -> Standing:
        at = self.now.isoformat()
        return Standing(finding.source, finding.code, finding.subject, finding.detail, at, self.run, at)

    def _again(self, alarm: Standing, finding: Finding | None) -> _Judged:
        today = replace(alarm, detail=finding.detail) if finding else alarm
        if finding and not finding.unwell:
            return "over", today
        if abs(self.now - datetime.fromisoformat(alarm.told_at)) >= self.every:  # the clock may have been wrong
            return "reminder", replace(today, told_at=self.now.isoformat())
        return "lasts", today


def note_alarms(connection: Connection, judged: Iterable[_Judged], now: datetime) -> Iterator[Alarm]:
    """Store how each stands, for the next run to know what was told."""
    for state, alarm in judged:
        if state == "over":
            note_over(connection, alarm, at=now.isoformat())
        else:
            note_standing(connection, alarm)
        field = alarm.subject if alarm.code == "layout_changed" else None
        yield Alarm(alarm.source_id, cast(AlarmCode, alarm.code), alarm.detail, state, alarm.since, field)


def dropped(lasting: Iterable[Standing], sources: Sequence[SourceSettings]) -> Iterator[Finding]:
    """A listing that was taken out of the settings fails no more."""
    addresses: Mapping[str, tuple[str, ...]] = {source.id: source.addresses for source in sources}
    for alarm in lasting:
        if alarm.code == "listing_failed" and alarm.subject not in addresses[alarm.source_id]:
            detail = f"{alarm.subject}: no longer asked"
            yield Finding(alarm.source_id, "listing_failed", detail, unwell=False, subject=alarm.subject)


def _key(alarm: Standing) -> _Key:
    return alarm.source_id, alarm.code, alarm.subject
